// Calls everything public with hostile arguments. Variables: PYSOCKET_FUZZ_SEED and PYSOCKET_FUZZ_RUNS.
// PYSOCKET_FUZZ_TRACE=1 prints every call before it is made, to find one that crashes.
import { writeSync } from 'node:fs';
import fc from 'fast-check';
import socket from 'pysocket';
import * as messages from 'pysocket/messages';
import { openDescriptors } from './descriptors.mjs';
import {
  argumentsOf,
  CLASSES,
  FILE_METHODS,
  FILES,
  forgotten,
  FUNCTIONS,
  kinds,
  MAKES_DESCRIPTORS,
  METHODS,
} from './signatures.mjs';
import { BATCH_METHODS, MESSAGES } from './messages.mjs';
import { anything, isAllowed, recipe } from './values.mjs';
import { SOCKETS, World } from './world.mjs';

const seed = Number(process.env.PYSOCKET_FUZZ_SEED ?? 1983);
const numRuns = Number(process.env.PYSOCKET_FUZZ_RUNS ?? 3000);
const trace = process.env.PYSOCKET_FUZZ_TRACE === '1';

const say = (text) => writeSync(1, `${text}\n`);

const receivers = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...SOCKETS).map((name) =>
    recipe(name, (world) => (world.target = world.sockets[name]))) },
  { weight: 1, arbitrary: anything },
  { weight: 1, arbitrary: fc.constantFrom(
    recipe('the prototype', () => socket.socket.prototype),
    recipe('an object of the prototype', () => Object.create(socket.socket.prototype)),
    recipe('a Proxy of a socket', (world) => new Proxy(world.target, {})),
    recipe('the class', () => socket.socket),
  ) },
); // prettier-ignore

/** The methods that exist on this system. */
const methodNames = Reflect.ownKeys(METHODS).filter((name) => name in socket.socket.prototype);
const functionNames = Object.keys(FUNCTIONS).filter((name) => name in socket);

const method = fc.constantFrom(...methodNames).chain((name) =>
  fc.record({
    kind: fc.constant('method'),
    name: fc.constant(name),
    receiver: receivers,
    args: argumentsOf(METHODS[name]),
  }),
);
const property = fc.record({
  kind: fc.constant('property'),
  name: fc.constantFrom('family', 'type', 'proto', 'timeout', '_closed', '_io_refs'),
  receiver: receivers,
  args: fc.constant([]),
});
// For a plain function, `new` returns an object, so the descriptor that the function returned is lost.
const classes = new Set(['socket', 'SocketType', 'SocketIO']);
const functionCall = fc.constantFrom(...functionNames).chain((name) =>
  fc.record({
    kind: classes.has(name) ? fc.constantFrom('function', 'new') : fc.constant('function'),
    name: fc.constant(name),
    args: argumentsOf(FUNCTIONS[name]),
  }),
);
// Several calls on one file, which share its buffers.
const fileCall = fc.record({
  kind: fc.constant('file'),
  name: fc.constant('makefile'),
  receiver: fc
    .constantFrom('stream', 'otherStream', 'packets', 'udp', 'closed')
    .map((name) => recipe(name, (world) => (world.target = world.sockets[name]))),
  args: fc
    .constantFrom(...FILES)
    .map((args) => args.map((arg) => recipe(fc.stringify(arg), () => arg))),
  calls: fc.array(
    fc
      .constantFrom(...Reflect.ownKeys(FILE_METHODS))
      .chain((name) =>
        fc.record({ name: fc.constant(name), args: argumentsOf(FILE_METHODS[name]) }),
      ),
    { minLength: 1, maxLength: 6 },
  ),
});
const messageCall = fc.constantFrom(...Object.keys(MESSAGES)).chain((name) =>
  fc.record({
    kind: fc.constant('message'),
    name: fc.constant(name),
    args: argumentsOf(MESSAGES[name]),
  }),
);
const batchCall = fc.constantFrom(...Object.keys(BATCH_METHODS)).chain((name) =>
  fc.record({
    kind: fc.constant('batch'),
    name: fc.constant(name),
    receiver: kinds.batch,
    args: argumentsOf(BATCH_METHODS[name]),
  }),
);
const errorClass = fc.record({
  kind: fc.constantFrom('function', 'new'),
  name: fc.constantFrom(...CLASSES),
  // V8 ends a process that creates an AggregateError of four billion holes.
  args: fc.array(
    anything.filter((arg) => !/^array of 2 /.test(fc.stringify(arg))),
    { maxLength: 5 },
  ),
});
const call = fc.oneof(
  { weight: 12, arbitrary: method },
  { weight: 5, arbitrary: functionCall },
  { weight: 8, arbitrary: fileCall },
  { weight: 2, arbitrary: messageCall },
  { weight: 2, arbitrary: batchCall },
  { weight: 1, arbitrary: property },
  { weight: 1, arbitrary: errorClass },
);

/** Makes every call on a file, whatever the earlier calls did. */
function callFile(file, calls, world) {
  world.adopt(file, false);
  for (const { name, args } of calls) {
    world.calm();
    try {
      const values = args.map((arg) => arg.make(world));
      if (name in file) world.adopt(Reflect.apply(file[name], file, values), false);
      outcomes.value++;
    } catch (error) {
      if (!isAllowed(error)) throw error;
      outcomes.error++;
    }
  }
}

function invoke({ kind, name, receiver, args, calls }, world) {
  const self = receiver?.make(world);
  const values = args.map((arg) => arg.make(world));
  switch (kind) {
    case 'method':
      return Reflect.apply(socket.socket.prototype[name], self, values);
    case 'file':
      return callFile(self.makefile(...values), calls, world);
    case 'message':
      return Reflect.apply(messages[name], undefined, values);
    case 'batch':
      return Reflect.apply(messages.MessageBatch.prototype[name], self, values);
    case 'property':
      return Reflect.get(socket.socket.prototype, name, Object(self));
    case 'new':
      return Reflect.construct(socket[name], values);
    default:
      return Reflect.apply(socket[name], undefined, values);
  }
}

const outcomes = { value: 0, error: 0 };

function check(calls) {
  const world = new World();
  try {
    for (const each of calls) {
      world.calm();
      if (trace) say(fc.stringify(each));
      try {
        world.adopt(invoke(each, world), MAKES_DESCRIPTORS.has(each.name));
        outcomes.value++;
      } catch (error) {
        if (!isAllowed(error)) throw error;
        outcomes.error++;
      }
    }
  } finally {
    world.dispose();
  }
}

socket.setdefaulttimeout(0);
say(`seed ${seed}, ${numRuns} runs`);
check([]);
const before = openDescriptors();
fc.assert(fc.property(fc.array(call, { minLength: 1, maxLength: 4 }), check), { seed, numRuns });
const left = openDescriptors() - before;
if (left !== 0) throw new Error(`${left} descriptors leaked`);
for (const name of forgotten()) say(`not fuzzed: ${name}`);
say(`${outcomes.value} values, ${outcomes.error} errors`);
