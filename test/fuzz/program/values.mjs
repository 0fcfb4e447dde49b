// Hostile values as recipes: a text for the report, and a function that creates the value in a world.
import fc from 'fast-check';
import socket from 'pysocket';
import { MISCHIEF, Planted } from './world.mjs';

export function recipe(text, make) {
  return { make, [fc.toStringMethod]: () => text };
}

function constants(table) {
  const recipes = Object.entries(table).map(([text, make]) => recipe(text, make));
  return fc.constantFrom(...recipes);
}

const value = (x) => recipe(fc.stringify(x), () => x);

export const mischief = fc.constantFrom(
  ...Object.entries(MISCHIEF).map(([text, act]) => ({ text, act })),
);

/** A recipe with mischief while the value is read. */
function mischievous(text, make) {
  return mischief.map((m) =>
    recipe(`${text} {${m.text}}`, (world) => make(() => m.act(world), world)),
  );
}

const NUMBERS = [
  0,
  -0,
  1,
  -1,
  2,
  3,
  4,
  7,
  16,
  128,
  1024,
  1025,
  65535,
  65536,
  131073,
  1.5,
  -1.5,
  1e-300,
  5e-324,
  NaN,
  Infinity,
  -Infinity,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31),
  -(2 ** 31) - 1,
  2 ** 32 - 1,
  2 ** 32,
  2 ** 32 + 1,
  2 ** 53 - 1,
  2 ** 53,
  -(2 ** 53),
  2 ** 63,
  -(2 ** 63),
  2 ** 64,
  1e308,
  0n,
  1n,
  -1n,
  2n ** 31n,
  2n ** 32n,
  2n ** 53n,
  2n ** 63n - 1n,
  2n ** 63n,
  -(2n ** 63n) - 1n,
  2n ** 64n,
  2n ** 300n,
  true,
  false,
];
export const numbers = fc.oneof(fc.constantFrom(...NUMBERS.map(value)), fc.integer().map(value));

/** A descriptor keeps the lower 32 bits, so these must not match one of the process's own. */
function isNobodys(x) {
  if (typeof x === 'boolean' || (typeof x === 'number' && !Number.isFinite(x))) return false;
  if (typeof x === 'number' && !Number.isInteger(x)) return true;
  const low = BigInt.asIntN(32, BigInt(x));
  return low < 0n || low >= 1_000_000n;
}
export const strangeDescriptors = fc.constantFrom(
  ...NUMBERS.filter(isNobodys).map(value),
  ...[1_000_000, 2 ** 31 - 1, 2_097_151, 2_097_152].map(value),
);

/** No strings of two characters, which create_connection() would take for a host and a port. */
export const strings = fc.constantFrom(
  ...['', 'x', '\0', '\ud800', '\udc80', '💡', 'a\0b', '\0abstract', 'relative', '127.0.0.1'].map(
    value,
  ),
  recipe('"x" * 108', () => 'x'.repeat(108)),
  recipe('"x" * 70000', () => 'x'.repeat(70_000)),
  recipe('"é" * 9999', () => 'é'.repeat(9999)),
);

/** No host outside this machine, and no name that is sent to a DNS server. */
export const hosts = fc.constantFrom(
  ...[
    '127.0.0.1',
    '127.1',
    '2130706433',
    '::1',
    '',
    '0.0.0.0',
    '::',
    'localhost',
    '127.0.0.1\0',
  ].map(value),
  ...['a'.repeat(64), '\ud800', '\u00ad', 'é'.repeat(100), '::1\0junk'].map(value),
  recipe('b"127.0.0.1"', () => Buffer.from('127.0.0.1')),
  recipe('b"::1"', () => new Uint8Array(Buffer.from('::1'))),
  recipe('b""', () => Buffer.alloc(0)),
);

function trapped(target, act) {
  const trap =
    (name) =>
    (...args) => {
      act();
      return Reflect[name](...args);
    };
  const names = Object.getOwnPropertyNames(Reflect);
  return new Proxy(target, Object.fromEntries(names.map((name) => [name, trap(name)])));
}

function revoked(target) {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

function withGetter(target, key, act, result) {
  Object.defineProperty(target, key, {
    enumerable: true,
    get: () => {
      act();
      return result;
    },
  });
  return target;
}

const convertible = (act) => ({
  valueOf: () => (act(), 1),
  toString: () => (act(), '127.0.0.1'),
  [Symbol.toPrimitive]: () => (act(), 1),
});

function detachedBuffer() {
  const buffer = new ArrayBuffer(8);
  structuredClone(buffer, { transfer: [buffer] });
  return buffer;
}

// Only virtual memory: no page except the first is ever touched.
let giant;
const giantView = () => new Uint8Array((giant ??= new ArrayBuffer(2 ** 32 - 8)));

export const views = fc.oneof(
  constants({
    'Buffer(16)': () => Buffer.from('sixteen bytes...'),
    'Buffer(0)': () => Buffer.alloc(0),
    'Buffer(70000)': () => Buffer.alloc(70_000),
    'view of the memory': (world) => new Uint8Array(world.memory),
    'part of the memory': (world) =>
      world.memory.byteLength >= 24 && new Uint8Array(world.memory, 8, 16),
    'the memory': (world) => world.memory,
    'DataView of the memory': (world) =>
      world.memory.byteLength >= 9 && new DataView(world.memory, 1, 8),
    SharedArrayBuffer: () => new SharedArrayBuffer(16),
    'view of a SharedArrayBuffer': () => new Uint16Array(new SharedArrayBuffer(16), 2, 3),
    'growable SharedArrayBuffer': () => new SharedArrayBuffer(8, { maxByteLength: 16 }),
    'detached view': () => new Uint8Array(structuredClone(new ArrayBuffer(8))),
    'Float64Array(3)': () => new Float64Array(3),
    'BigInt64Array(1)': () => new BigInt64Array(1),
    'giant view': () => giantView(),
    'end of the giant view': () => giantView().subarray(2 ** 32 - 16),
    detached: () => detachedBuffer(),
    'view of a detached buffer': () => {
      const view = new Uint8Array(8);
      structuredClone(view.buffer, { transfer: [view.buffer] });
      return view;
    },
    'view beyond a shrunk buffer': () => {
      const buffer = new ArrayBuffer(16, { maxByteLength: 16 });
      const view = new Uint8Array(buffer, 8, 8);
      buffer.resize(4);
      return view;
    },
    'made by prototype': () => Object.create(Uint8Array.prototype),
    'with the prototype of a view': () =>
      Object.setPrototypeOf({ length: 9 }, Uint8Array.prototype),
  }),
  mischievous('view with a length of its own', (act, world) =>
    withGetter(new Uint8Array(world.memory), 'length', act, 1e9),
  ),
  mischievous('view with a byteLength of its own', (act, world) =>
    withGetter(new Uint8Array(world.memory), 'byteLength', act, 1e9),
  ),
  mischievous('view with a buffer of its own', (act) =>
    withGetter(new Int8Array(4), 'buffer', act, new ArrayBuffer(1)),
  ),
  mischievous('DataView with an offset of its own', (act) =>
    withGetter(new DataView(new ArrayBuffer(4)), 'byteOffset', act, -1),
  ),
  mischievous('Proxy of a view', (act, world) => trapped(new Uint8Array(world.memory), act)),
);

const objects = fc.oneof(
  constants({
    undefined: () => undefined,
    null: () => null,
    'Symbol()': () => Symbol('fuzz'),
    'Symbol.iterator': () => Symbol.iterator,
    '{}': () => ({}),
    'Object.create(null)': () => Object.create(null),
    '[]': () => [],
    '[5]': () => [5],
    'sparse array': () => [, 1, , 2],
    'array of 2 ** 32 - 1': () => new Array(2 ** 32 - 1),
    'array of itself': () => {
      const array = [];
      array.push(array, array);
      return array;
    },
    Date: () => new Date(NaN),
    RegExp: () => /x/,
    'arrow function': () => () => 1,
    class: () => class Fuzz {},
    'class instance': () => new (class Fuzz {})(),
    'instance without a class': () => Object.create({ constructor: undefined }),
    Map: () => new Map([[1, 2]]),
    Promise: () => new Promise(() => {}),
    'boxed number': () => Object(1),
    'boxed string': () => Object('127.0.0.1'),
    'boxed bigint': () => Object(1n),
    'boxed symbol': () => Object(Symbol()),
    arguments: () => (function () { return arguments; })(1, 2), // prettier-ignore
    generator: () => (function* () { yield 1; })(), // prettier-ignore
    Error: () => new Error('value'),
    globalThis: () => globalThis,
    'the module': () => socket,
    'the socket': (world) => world.target,
    'another socket': (world) => world.sockets.udp,
    'the class': () => socket.socket,
    'revoked object': () => revoked({}),
    'revoked array': () => revoked([1, 2]),
    'revoked function': () => revoked(() => {}),
    'frozen keywords': () => Object.freeze({ flags: 0 }),
  }),
  mischievous('convertible', convertible),
  mischievous('array with getters', (act) =>
    withGetter(withGetter([0, 0], 0, act, '127.0.0.1'), 1, act, 0),
  ),
  mischievous('Proxy of an object', (act) => trapped({}, act)),
  mischievous('Proxy of an array', (act) => trapped(['127.0.0.1', 0], act)),
  mischievous('Proxy of a function', (act) => trapped(() => {}, act)),
  mischievous('array with an iterator', (act) =>
    Object.assign(['127.0.0.1', 0], { [Symbol.iterator]: act }),
  ),
  mischievous('instance with a class name', (act) =>
    withGetter(Object.create({ constructor: withGetter({}, 'name', act, 5) }), 'x', act, 5),
  ),
  mischievous('object whose prototype is a Proxy', (act) => Object.create(trapped({}, act))),
);

export const anything = fc.oneof(
  { weight: 2, arbitrary: numbers },
  { weight: 1, arbitrary: strings },
  { weight: 2, arbitrary: views },
  { weight: 4, arbitrary: objects },
);

/** An object of keywords, any of which may be a getter. */
export function keywords(names, values) {
  const entry = fc.tuple(fc.constantFrom(...names), mischief, fc.boolean());
  return fc.array(entry, { maxLength: 3 }).chain((entries) =>
    fc.tuple(...entries.map(([name]) => values(name))).map((made) =>
      recipe(
        `{${entries.map(([name, m], i) => `${name} ${m.text}: ${fc.stringify(made[i])}`)}}`,
        (world) => {
          const object = {};
          for (const [i, [name, m, asGetter]] of entries.entries()) {
            const x = made[i].make(world);
            if (!asGetter) object[name] = x;
            else if (!(name in object)) withGetter(object, name, () => m.act(world), x);
          }
          return object;
        },
      ),
    ),
  );
}

/** Whether a call may raise the error. */
export function isAllowed(error) {
  return (
    error instanceof Planted ||
    error instanceof socket.Exception ||
    error instanceof socket.OSError ||
    error instanceof socket.ExceptionGroup ||
    error instanceof TypeError ||
    error instanceof RangeError
  );
}
