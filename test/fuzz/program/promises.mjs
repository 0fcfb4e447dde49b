// Calls the methods of the promise flavour and its files with hostile arguments, many at a time. Cancels
// some and closes their sockets. Uses the same variables as public.mjs.
import { writeSync } from 'node:fs';
import fc from 'fast-check';
import blocking from 'pysocket';
import socket from 'pysocket/promises';
import { openDescriptors } from './descriptors.mjs';
import { callFile, fileCall } from './files.mjs';
import { argumentsOf, MAKES_DESCRIPTORS, METHODS } from './signatures.mjs';
import { isAllowed, recipe } from './values.mjs';
import { SOCKETS, World } from './world.mjs';

const seed = Number(process.env.PYSOCKET_FUZZ_SEED ?? 1983);
const numRuns = Number(process.env.PYSOCKET_FUZZ_RUNS ?? 1500);
const trace = process.env.PYSOCKET_FUZZ_TRACE === '1';
/** Milliseconds after which a promise whose socket is closed counts as lost. */
const LOST = 10_000;

const say = (text) => writeSync(1, `${text}\n`);
const later = () => new Promise((resolve) => setImmediate(resolve));

const NAMES = Reflect.ownKeys(METHODS).filter((name) => name in socket.socket.prototype);

const call = fc.constantFrom(...NAMES).chain((name) =>
  fc.record({
    name: fc.constant(name),
    receiver: fc.constantFrom(...SOCKETS).map((sockName) =>
      recipe(sockName, (world) => (world.target = world.sockets[sockName]))),
    args: argumentsOf(METHODS[name]),
    timeout: fc.constantFrom(null, null, 0, 0.001),
    cancel: fc.constantFrom('no', 'no', 'before', 'at once', 'later'),
    // What happens next: nothing, a turn of the loop, or the arrival of data.
    next: fc.constantFrom('nothing', 'turn', 'send'),
  }),
); // prettier-ignore

const step = fc.oneof(
  { weight: 2, arbitrary: call.map((each) => ({ call: each })) },
  { weight: 1, arbitrary: fileCall.map((each) => ({ file: each })) },
);

const outcomes = { value: 0, error: 0, promise: 0 };

/** Sends data to the sockets that receive. */
function feed({ sockets }) {
  for (const name of ['otherStream', 'otherPackets', 'otherUnix']) {
    try {
      sockets[name].send(Buffer.from('fed'), blocking.MSG_DONTWAIT);
    } catch {
      // The socket is closed or full.
    }
  }
}

function failed(error) {
  if (!isAllowed(error) && error?.name !== 'AbortError') throw error;
  outcomes.error++;
}

function setTimeoutOf(sock, timeout) {
  try {
    sock.settimeout(timeout);
  } catch {
    // An earlier call has closed it.
  }
}

function begin({ name, receiver, args, timeout, cancel }, world) {
  const target = receiver.make(world);
  const controller = new AbortController();
  if (cancel === 'before') controller.abort();
  const values = args.map((arg) => arg.make(world));
  if (cancel !== 'no') values.push({ signal: controller.signal });
  setTimeoutOf(target, timeout);
  const result = Reflect.apply(socket.socket.prototype[name], target.promises, values);
  if (cancel === 'at once') controller.abort();
  if (cancel === 'later') setImmediate(() => controller.abort());
  return result;
}

/** Ends all waits, such as that of a file whose last bytes nobody receives. */
function end(world) {
  for (const sock of Object.values(world.sockets)) {
    const fd = sock.detach();
    if (fd >= 0) blocking.close(fd);
  }
  world.dispose();
}

/** One run: the calls that it has started, and their results. */
class Run {
  world = new World();
  promises = [];

  /** Makes a call that may throw, reject, or do neither. */
  async try(make, isDescriptor, next) {
    const settle = (value) => {
      this.world.adopt(value, isDescriptor);
      outcomes.value++;
    };
    try {
      const result = make();
      if (result instanceof Promise) {
        outcomes.promise++;
        this.promises.push(result.then(settle, failed));
      } else {
        settle(result);
      }
    } catch (error) {
      failed(error);
    }
    if (next === 'send') feed(this.world);
    if (next === 'turn') await later();
  }

  async callFile({ file: recipe, timeout, calls }) {
    const { world } = this;
    let file;
    await this.try(() => (file = recipe.make(world)), false);
    if (file === undefined) return;
    setTimeoutOf(world.target, timeout);
    for (const each of calls) await this.try(() => callFile(file, each, world), false, each.next);
  }

  /** Waits for everything that was started. */
  async settled() {
    let timer;
    const lost = new Promise((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('a promise is lost')), LOST);
    });
    try {
      await Promise.race([Promise.all(this.promises), lost]);
    } finally {
      clearTimeout(timer);
      // Close what the last calls created.
      end(this.world);
    }
  }
}

async function check(steps) {
  const run = new Run();
  try {
    for (const { call, file } of steps) {
      if (trace) say(fc.stringify(call ?? file));
      if (file !== undefined) await run.callFile(file);
      else await run.try(() => begin(call, run.world), MAKES_DESCRIPTORS.has(call.name), call.next);
    }
    await later();
  } finally {
    end(run.world);
  }
  await run.settled();
}

say(`seed ${seed}, ${numRuns} runs`);
await check([]);
// From now on, the engine exists.
const [near, far] = socket.socketpair();
near.settimeout(0.001);
await near.recv(1).catch(() => undefined);
near.close();
far.close();
const before = openDescriptors();
const property = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), check);
await fc.assert(property, { seed, numRuns });
const left = openDescriptors() - before;
if (left !== 0) throw new Error(`${left} descriptors leaked`);
say(`${outcomes.promise} promises, ${outcomes.value} values, ${outcomes.error} errors`);
