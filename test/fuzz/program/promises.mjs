// Calls the methods of the promise flavour with hostile arguments, many at a time, cancels some and
// closes their sockets. Same variables as public.mjs.
import { readdirSync, writeSync } from 'node:fs';
import fc from 'fast-check';
import blocking from 'pysocket';
import socket from 'pysocket/promises';
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
    // What happens next: nothing, a turn of the loop, or something to receive.
    next: fc.constantFrom('nothing', 'turn', 'send'),
  }),
); // prettier-ignore

const outcomes = { value: 0, error: 0, promise: 0 };

/** Something for whoever receives. */
function feed({ sockets }) {
  for (const name of ['otherStream', 'otherPackets', 'otherUnix']) {
    try {
      sockets[name].send(Buffer.from('fed'), blocking.MSG_DONTWAIT);
    } catch {
      // Closed, or full.
    }
  }
}

function failed(error) {
  if (!isAllowed(error) && error?.name !== 'AbortError') throw error;
  outcomes.error++;
}

function begin({ name, receiver, args, timeout, cancel }, world) {
  const target = receiver.make(world);
  const controller = new AbortController();
  if (cancel === 'before') controller.abort();
  const values = args.map((arg) => arg.make(world));
  if (cancel !== 'no') values.push({ signal: controller.signal });
  try {
    target.settimeout(timeout);
  } catch {
    // Closed by a call before.
  }
  const result = Reflect.apply(socket.socket.prototype[name], target.promises, values);
  if (cancel === 'at once') controller.abort();
  if (cancel === 'later') setImmediate(() => controller.abort());
  return result;
}

async function check(calls) {
  const world = new World();
  const promises = [];
  const settle = (name) => (value) => {
    world.adopt(value, MAKES_DESCRIPTORS.has(name));
    outcomes.value++;
  };
  try {
    for (const each of calls) {
      if (trace) say(fc.stringify(each));
      try {
        const result = begin(each, world);
        if (result instanceof Promise) {
          outcomes.promise++;
          promises.push(result.then(settle(each.name), failed));
        } else {
          settle(each.name)(result);
        }
      } catch (error) {
        failed(error);
      }
      if (each.next === 'send') feed(world);
      if (each.next === 'turn') await later();
    }
    await later();
  } finally {
    world.dispose();
  }
  let timer;
  const lost = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('a promise is lost')), LOST);
  });
  try {
    await Promise.race([Promise.all(promises), lost]);
  } finally {
    clearTimeout(timer);
    // What the last calls have made.
    world.dispose();
  }
}

const openDescriptors = () => readdirSync('/proc/self/fd').length;

say(`seed ${seed}, ${numRuns} runs`);
await check([]);
// The engine is there from now on.
const [near, far] = socket.socketpair();
near.settimeout(0.001);
await near.recv(1).catch(() => undefined);
near.close();
far.close();
const before = openDescriptors();
const property = fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 12 }), check);
await fc.assert(property, { seed, numRuns });
const left = openDescriptors() - before;
if (left !== 0) throw new Error(`${left} descriptors leaked`);
say(`${outcomes.promise} promises, ${outcomes.value} values, ${outcomes.error} errors`);
