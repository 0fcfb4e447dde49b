// One program: its objects, its steps and its end. program.py does the same.
import { readdirSync, readlinkSync } from 'node:fs';
import { argument, intsOf, isRights, Missing, Normal } from './values.mjs';

// Functions of the module that take a socket.
const PASSING = ['recv_fds', 'send_fds'];
// Milliseconds after which a call counts as waiting forever. Timeouts of programs are shorter.
const PATIENCE = 400;
const CHUNK = 4096;
const MANY = 10_000;

/** @param {number} ms */
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A call and its result. The outcome is built only when the program asks for it. */
class Running {
  /** @type {(() => object) | null} */
  finish = null;

  /** @param {Promise<() => object>} call */
  constructor(call) {
    this.ended = call.then((finish) => {
      this.finish = finish;
    });
  }

  /** Whether it ends within its time. */
  async within() {
    for (let i = 0; i < 3 && this.finish === null; i++) await turn();
    if (this.finish === null) await Promise.race([this.ended, patience()]);
    return this.finish !== null;
  }
}

/** Gives the loop a few more turns, so that whatever is ready by then does not count as late. */
async function patience() {
  await sleep(PATIENCE);
  for (let i = 0; i < 3; i++) await turn();
}

export class Program {
  /** @type {Map<string, any>} */
  objects = new Map();
  /** @type {any[]} */
  opened = [];
  /** @type {Map<string, any>} the sockets of files */
  owners = new Map();
  /** @type {Set<number>} */
  descriptors = new Set();
  /** @type {Map<string, Running>} */
  pending = new Map();
  /** @type {any[]} threads of waiting calls */
  helpers = [];

  /**
   * @param {any} socket the module
   * @param {import('./elsewhere.mjs').Elsewhere | null} elsewhere for calls that block a thread
   */
  constructor(socket, elsewhere) {
    this.socket = socket;
    this.elsewhere = elsewhere;
    this.normal = new Normal(socket);
  }

  /**
   * The outcome.
   * @param {any} step
   * @returns {Promise<any>}
   */
  async step(step) {
    if (step.join !== undefined) return this.join(step.join);
    if (step.start !== undefined && this.elsewhere !== null) return this.startElsewhere(step);
    const running = new Running(this.perform(step));
    if (step.start !== undefined) {
      this.pending.set(step.start, running);
      await this.settle();
      return { started: true };
    }
    if (!(await running.within())) return { blocks: true };
    await this.settle();
    return running.finish?.();
  }

  /** @param {any} step */
  async startElsewhere(step) {
    const { elsewhere } = this;
    const { result: message, error } = await attempt(() => elsewhere?.message(step, this.objects));
    if (elsewhere === null || !message) {
      // It ends at once, because there is no such object or its descriptor is closed.
      const outcome = error && this.normal.error(error.error);
      const ends = outcome ? Promise.resolve(() => outcome) : this.perform(step);
      this.pending.set(step.start, new Running(ends));
      return { started: true };
    }
    const helper = await elsewhere.helper();
    this.helpers.push(helper);
    const answered = helper.run(message).then((answer) => () => {
      const made = elsewhere.unpack(answer.result);
      const outcome = answer.error ?? { value: this.keep(message.method, made, step.as ?? []) };
      return this.whole(outcome, answer.rooms, message.limit);
    });
    this.pending.set(step.start, new Running(answered));
    await this.settle();
    return { started: true };
  }

  /** Lets waiting calls learn what has happened. */
  async settle() {
    if (this.pending.size === 0) return;
    for (const helper of this.helpers) await sleepsOrEnds(helper);
    for (let i = 0; i < 3; i++) await turn();
    await sleep(1);
    for (let i = 0; i < 3; i++) await turn();
  }

  /** @param {string} name */
  async join(name) {
    const running = this.pending.get(name);
    if (running === undefined) return { skipped: true };
    if (!(await running.within())) return { pending: true };
    this.pending.delete(name);
    return running.finish?.();
  }

  /** @param {any} step */
  perform(step) {
    if (step.fill !== undefined) return this.guarded((sock) => this.fill(sock), step.fill);
    if (step.drain !== undefined) return this.guarded((sock) => this.drain(sock), step.drain);
    return this.call(step);
  }

  /** @param {any} step @returns {Promise<() => object>} */
  async call(step) {
    const [owner, method] = step.call.split('.');
    const { socket, objects } = this;
    /** @type {Buffer[]} */
    const rooms = [];
    const target = owner === 'socket' ? socket : objects.get(owner);
    const args = [];
    try {
      if (target === undefined) throw new Missing(owner);
      for (const value of step.args ?? []) args.push(argument(value, { socket, objects, rooms }));
      const keywords = Object.entries(step.keywords ?? {}).map(([key, value]) => {
        return [key, argument(value, { socket, objects, rooms })];
      });
      if (keywords.length > 0) args.push(Object.fromEntries(keywords));
    } catch (error) {
      const outcome = error instanceof Missing ? { skipped: true } : this.normal.error(error);
      return () => outcome;
    }
    // Functions of the module take the socket as an argument.
    const sock = this.owners.get(owner) ?? (PASSING.includes(method) ? args[0] : target);
    const limit = sock instanceof socket.socket ? sock.gettimeout() : null;
    const { result, error } = await attempt(() => target[method](...args));
    return () => {
      if (method === 'makefile') for (const name of step.as ?? []) this.owners.set(name, target);
      const outcome = error
        ? this.normal.error(error.error)
        : { value: this.keep(method, result, [...(step.as ?? [])]) };
      return this.whole(outcome, rooms, limit);
    };
  }

  /**
   * @param {object} outcome
   * @param {Uint8Array[]} rooms
   * @param {number | null} limit
   */
  whole(outcome, rooms, limit) {
    if (rooms.length === 0) return { ...outcome, limit };
    return { ...outcome, rooms: rooms.map((room) => this.normal.bytes(room)), limit };
  }

  /**
   * Names the objects that a call created, and remembers them for the end.
   * @param {string} method
   * @param {any} result
   * @param {string[]} names
   */
  keep(method, result, names) {
    /** @param {any} x */
    const name = (x) => {
      const next = names.shift();
      if (next !== undefined) this.objects.set(next, x);
    };
    /** @param {number} fd */
    const keepDescriptor = (fd) => {
      if (fd < 0) return;
      this.descriptors.add(fd);
      name(fd);
    };
    /** @param {any} x */
    const visit = (x) => {
      if (Array.isArray(x)) {
        if (isRights(x, this.socket)) intsOf(x[2]).forEach(keepDescriptor);
        else x.forEach(visit);
      } else if (typeof x?.fileno === 'function' && typeof x.close === 'function') {
        this.opened.push(x);
        name(x);
      }
    };
    if (method === 'detach') keepDescriptor(result);
    if (method === 'detach' || method === 'fileno') return result >= 0 ? 'descriptor' : result;
    if (method === 'recv_fds') {
      const [data, descriptors, ...rest] = result;
      descriptors.forEach(keepDescriptor);
      return this.normal.value([data, descriptors.length, ...rest]);
    }
    visit(result);
    return this.normal.value(result);
  }

  /**
   * @param {(sock: any) => Promise<string>} body
   * @param {string} name
   * @returns {Promise<() => object>}
   */
  async guarded(body, name) {
    const sock = this.objects.get(name);
    if (sock === undefined) return () => ({ skipped: true });
    const { result, error } = await attempt(() => body(sock));
    return () => (error ? this.normal.error(error.error) : { value: result });
  }

  /**
   * Sends until there is no room. The kernel decides how much that is.
   * @param {any} sock
   */
  async fill(sock) {
    // With a timeout, poll() reports a full socket too early.
    if (sock.gettimeout()) return 'skipped';
    const data = Buffer.alloc(CHUNK, 'x');
    for (let i = 0; i < MANY; i++) {
      try {
        await sock.send(data, this.socket.MSG_DONTWAIT);
      } catch (error) {
        if (this.refuses(error)) return 'full';
        throw error;
      }
    }
    return 'never full';
  }

  /**
   * Receives until there is nothing left, including the data of calls that wait to send.
   * @param {any} sock
   */
  async drain(sock) {
    let empty = 0;
    for (let i = 0; i < MANY; i++) {
      try {
        const data = await sock.recv(CHUNK * 16, this.socket.MSG_DONTWAIT);
        if (data.length === 0) return 'end';
        empty = 0;
      } catch (error) {
        if (!this.refuses(error)) throw error;
        if (++empty === 2) return 'empty';
        await this.settle();
      }
    }
    return 'never empty';
  }

  /** @param {unknown} error */
  refuses(error) {
    const { BlockingIOError, TimeoutError } = this.socket;
    return error instanceof BlockingIOError || error instanceof TimeoutError;
  }

  /** Closes everything, which ends the calls that still wait. */
  async close() {
    for (const thing of this.opened) await quietly(() => thing.settimeout?.(0));
    for (const thing of this.opened.reverse()) {
      await quietly(() => thing.close());
      // A close() whose flush failed has closed nothing.
      await quietly(() => thing.close());
    }
    const stuck = await this.release();
    for (const fd of openSockets()) {
      if (this.descriptors.has(fd)) this.socket.close(fd);
    }
    return stuck;
  }

  /** The number of calls on other threads that close() has not ended. */
  async release() {
    for (let patience = 100; patience > 0 && this.helpers.some(({ done }) => !done); patience--) {
      await sleep(10);
    }
    for (const helper of this.helpers) this.elsewhere?.giveBack(helper);
    return this.helpers.filter(({ done }) => !done).length;
  }
}

/**
 * Checks twice, because a thread may also sleep on its way to the call.
 * @param {any} helper
 */
async function sleepsOrEnds(helper) {
  for (let seen = 0, tries = 200; seen < 2 && !helper.done && tries > 0; tries--) {
    seen = helper.asleep() ? seen + 1 : 0;
    await sleep(1);
  }
}

/** The descriptor numbers of open sockets. */
export function openSockets() {
  return readdirSync('/proc/self/fd').filter(isSocket).map(Number);
}

/** @param {string} number */
function isSocket(number) {
  try {
    return readlinkSync(`/proc/self/fd/${number}`).startsWith('socket:');
  } catch {
    return false; // The listing's own descriptor.
  }
}

/**
 * The result, or the error.
 * @param {() => any} action
 * @returns {Promise<{ result?: any, error?: { error: unknown } }>}
 */
async function attempt(action) {
  try {
    return { result: await action() };
  } catch (error) {
    return { error: { error } };
  }
}

/** @param {() => any} action */
async function quietly(action) {
  await Promise.race([attempt(action), sleep(PATIENCE)]);
}
