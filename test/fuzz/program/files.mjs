// Files of the promise flavour: how they are created, and calls on them and on their inner files.
import fc from 'fast-check';
import socket from 'pysocket/promises';
import { argumentsOf, FILE_METHODS, FILES, kinds } from './signatures.mjs';
import { anything, recipe } from './values.mjs';
import { Planted } from './world.mjs';

/** Possible answers of a socket with its own way of receiving and sending. */
const ANSWERS = {
  nothing: () => 0,
  one: () => 1,
  'less than nothing': () => -1,
  'too much': () => 2 ** 33,
  'a part': () => 1.5,
  'no number': () => NaN,
  none: () => null,
  'a bigint': () => 1n,
  text: () => '1',
  'a promise': async () => 1,
  'an error': () => {
    throw new Planted('answered');
  },
  'a rejection': async () => {
    throw new Planted('answered later');
  },
  'that it would block': () => {
    throw new socket.BlockingIOError(11, 'would block');
  },
};
const answers = fc.constantFrom(...Object.keys(ANSWERS));

/** A socket whose calls give arbitrary answers, up to a number of times; then it fails. */
function strange(receives, sends, times) {
  let left = times;
  const answer = (name) => () => {
    if (left-- <= 0) throw new socket.OSError(5, 'enough');
    return ANSWERS[name]();
  };
  return {
    recv_into: answer(receives),
    send: answer(sends),
    fileno: () => 1_000_000,
    _decref_socketios: () => undefined,
  };
}

const opened = fc
  .tuple(
    fc.constantFrom('stream', 'otherStream', 'packets', 'unix', 'udp', 'closed', 'fresh'),
    fc.constantFrom(...FILES),
  )
  .map(([name, args]) =>
    recipe(`makefile of ${name}: ${fc.stringify(args)}`, (world) => {
      world.target = world.sockets[name];
      return world.target.promises.makefile(...args);
    }),
  );
const raw = fc
  .tuple(fc.oneof(kinds.socket, anything), fc.constantFrom('r', 'w', 'rw', 'rwb'), fc.boolean())
  .map(([sock, mode, isView]) =>
    recipe(`SocketIO(${fc.stringify(sock)}, '${mode}')`, (world) => {
      const value = sock.make(world);
      return socket.SocketIO((isView ? value?.promises : undefined) ?? value, mode);
    }),
  );
const onStrange = fc
  .tuple(answers, answers, fc.nat(6), fc.constantFrom(...FILES))
  .map(([receives, sends, times, args]) =>
    recipe(`file on ${receives}, ${sends}, ${times} times: ${fc.stringify(args)}`, (world) => {
      const { recv_into, send } = strange(receives, sends, times);
      const sock = world.own(new socket.socket());
      return Object.assign(sock, { recv_into, send }).makefile(...args);
    }),
  );
const rawStrange = fc
  .tuple(answers, answers, fc.nat(6))
  .map(([receives, sends, times]) =>
    recipe(`SocketIO on ${receives}, ${sends}, ${times} times`, () =>
      socket.SocketIO(strange(receives, sends, times), 'rw'),
    ),
  );

const INSIDE = [[], [], [], ['buffer'], ['raw'], ['buffer', 'raw'], ['reader'], ['writer']];

const methodCall = fc.constantFrom(...Reflect.ownKeys(FILE_METHODS)).chain((name) =>
  fc.record({
    name: fc.constant(name),
    inside: fc.constantFrom(...INSIDE),
    args: argumentsOf(FILE_METHODS[name]),
    cancel: fc.constantFrom('no', 'no', 'before', 'at once', 'later'),
    next: fc.constantFrom('nothing', 'nothing', 'turn', 'send'),
  }),
);

/** Several calls on one file, which share its buffers and take turns. */
export const fileCall = fc.record({
  file: fc.oneof(
    { weight: 8, arbitrary: opened },
    { weight: 2, arbitrary: raw },
    { weight: 3, arbitrary: onStrange },
    { weight: 1, arbitrary: rawStrange },
  ),
  timeout: fc.constantFrom(null, null, 0, 0.001),
  calls: fc.array(methodCall, { minLength: 1, maxLength: 8 }),
});

/** Makes one of the calls. Returns its result, if the file has such a method. */
export function callFile(file, { name, inside, args, cancel }, world) {
  let target = file;
  for (const key of inside) target = target?.[key] ?? target;
  if (!(name in target)) return undefined;
  const controller = new AbortController();
  if (cancel === 'before') controller.abort();
  const values = args.map((arg) => arg.make(world));
  // A method that never waits takes no signal, so there it is an excess argument.
  if (cancel !== 'no') values.push({ signal: controller.signal });
  const result = Reflect.apply(target[name], target, values);
  if (cancel === 'at once') controller.abort();
  if (cancel === 'later') setImmediate(() => controller.abort());
  return name === Symbol.asyncIterator ? result.next() : result;
}
