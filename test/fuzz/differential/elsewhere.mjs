// Calls of the blocking flavour that are not awaited. Each runs on a worker, which has its own object for
// the descriptor's number.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** The system calls in which sockets wait, the same as in threads.py. */
const WAITS = {
  x64: '0 23 7 271 42 43 288 45 44 47 46 40'.split(' '),
  arm64: '63 73 203 202 242 207 206 212 211 71'.split(' '),
}[process.arch === 'arm64' ? 'arm64' : 'x64'];

export class Elsewhere {
  /** @type {Helper[]} */
  #idle = [];

  /** @param {any} socket the module @param {string} entry its address */
  constructor(socket, entry) {
    this.socket = socket;
    this.entry = entry;
  }

  async helper() {
    const helper = this.#idle.pop() ?? new Helper(this.entry);
    await helper.ready;
    return helper;
  }

  /** @param {Helper} helper */
  giveBack(helper) {
    if (helper.done) this.#idle.push(helper);
    else void helper.worker.terminate();
  }

  /**
   * What another thread needs to know about a call; null if another thread cannot make it.
   * @param {any} step
   * @param {Map<string, any>} objects
   */
  message(step, objects) {
    const [owner, method] = step.call.split('.');
    const target = objects.get(owner);
    if (target === undefined || target.fileno() < 0) return null;
    const { family, type, proto } = target;
    const made = [family, type, proto, { fileno: target.fileno() }];
    const args = (step.args ?? []).map((/** @type {any} */ value) => resolved(value, objects));
    return { made, limit: target.gettimeout(), method, args };
  }

  /**
   * Converts the results of a worker into objects of this thread.
   * @param {any} value
   * @returns {any}
   */
  unpack(value) {
    if (Array.isArray(value)) return value.map((item) => this.unpack(item));
    return value?.made === undefined ? value : this.socket.socket(...value.made);
  }
}

/** A worker and its current call. */
class Helper {
  done = true;
  thread = '';

  /** @param {string} entry */
  constructor(entry) {
    const workerData = { entry };
    this.worker = new Worker(new URL('elsewhere-worker.mjs', import.meta.url), { workerData });
    this.worker.unref();
    this.ready = this.answer().then(({ thread }) => {
      this.thread = thread;
    });
  }

  /** @returns {Promise<any>} */
  answer() {
    return once(this.worker, 'message').then(([message]) => message);
  }

  /** @param {object} message */
  async run(message) {
    this.done = false;
    this.worker.ref();
    this.worker.postMessage(message);
    const answer = await this.answer();
    this.worker.unref();
    this.done = true;
    return answer;
  }

  /** Whether the worker sleeps in a call. */
  asleep() {
    const [call = ''] = readFileSync(`/proc/self/task/${this.thread}/syscall`, 'latin1').split(' ');
    return WAITS.includes(call);
  }
}

/**
 * Resolves the objects to which a value refers, which only this thread knows.
 * @param {any} value
 * @param {Map<string, any>} objects
 * @returns {any}
 */
function resolved(value, objects) {
  if (Array.isArray(value)) return value.map((item) => resolved(item, objects));
  if (value?.address !== undefined) return written(objects.get(value.address)?.getsockname());
  return value?.list === undefined ? value : { list: resolved(value.list, objects) };
}

/** @param {any} value */
function written(value) {
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('latin1') };
  return value;
}
