// Calls the addon's own methods with junk: lib/ checks arguments, but an argument that it forgets must
// not crash the process. Uses the same variables as public.mjs.
import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import socket from 'pysocket';
import { openDescriptors } from './descriptors.mjs';
import {
  anything,
  hosts,
  isAllowed,
  numbers,
  recipe,
  strangeDescriptors,
  strings,
  views,
} from './values.mjs';
import { SOCKETS, World } from './world.mjs';

// The package does not export the addon. An absolute path bypasses that.
const { native } = createRequire(import.meta.url)('../../../build-modules/addon/binding.js');

const seed = Number(process.env.PYSOCKET_FUZZ_SEED ?? 1983);
const numRuns = Number(process.env.PYSOCKET_FUZZ_RUNS ?? 4000);
// Whether it runs on a machine of its own: see signatures.mjs.
const apart = process.env.PYSOCKET_FUZZ_APART === '1';
const trace = process.env.PYSOCKET_FUZZ_TRACE === '1';

const say = (text) => writeSync(1, `${text}\n`);
const value = (x) => recipe(fc.stringify(x), () => x);
const some = (...values) => fc.constantFrom(...values.map(value));
const isNumber = (r) => typeof r.make() === 'number' && Number.isInteger(r.make());

const kinds = {
  any: anything,
  bytes: fc.oneof({ weight: 3, arbitrary: views }, { weight: 1, arbitrary: anything }),
  // A value that is not a number would mean descriptor 0 here.
  fd: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...SOCKETS).map((name) =>
      recipe(name, (world) => (world.target = world.sockets[name]).fileno())) },
    { weight: 1, arbitrary: strangeDescriptors.filter(isNumber) },
  ),
  strangeFd: strangeDescriptors.filter(isNumber),
  int: fc.oneof(numbers, some(0, 1, 2, 10, 128), anything),
  host: fc.oneof(hosts, some(null, undefined)),
  string: fc.oneof(strings, hosts, anything),
  // A number below 0 would mean no timeout; a value that is not a number means 0.
  timeout: fc.oneof(some(0, -0, 1, 1000, 1e6), strings, some(null, undefined, true)),
  // The kernel writes ints there, and lib/ passes Int32Arrays.
  ints: fc.oneof(
    some(null, undefined, 5, 'x'),
    fc.constantFrom(0, 1, 2, 5).map((n) => recipe(`Int32Array(${n})`, () => new Int32Array(n))),
  ),
  // The parts of a message: one buffer, or an array that lib/ would have checked.
  parts: fc.oneof(
    views,
    fc.array(fc.oneof({ weight: 4, arbitrary: views }, { weight: 1, arbitrary: anything }), { maxLength: 5 })
      .map((parts) => recipe(`[${fc.stringify(parts)}]`, (world) => parts.map((part) => part.make(world)))),
    anything,
  ),
  heads: fc.oneof(
    some(null, undefined, 'x'),
    fc.array(fc.oneof(fc.constantFrom(0, 1, 2, 4, 8, 41, -1, 2 ** 31 - 1), fc.integer()), { maxLength: 9 })
      .map((heads) => recipe(`Int32Array(${fc.stringify(heads)})`, () => Int32Array.from(heads))),
  ),
  words: fc.oneof(
    some(null, undefined, 5, 'x'),
    fc.constantFrom(0, 1, 3, 5).map((n) => recipe(`Uint32Array(${n})`, () => new Uint32Array(n))),
  ),
  // The rows of a batch: five numbers per message, which the program could have changed.
  rows: fc.oneof(
    { weight: 1, arbitrary: some(null, undefined, 'x') },
    { weight: 4, arbitrary: fc
      .array(fc.oneof(fc.constantFrom(0, 1, 2, 16, 28, 128, -1, 2 ** 31 - 1), fc.integer()), { maxLength: 20 })
      .map((rows) => recipe(`Int32Array(${fc.stringify(rows)})`, () => Int32Array.from(rows))) },
  ),
  // None that takes an address: a number would be one, and so would the bytes for SIOCGIFCONF.
  request: some(0x541b, 0x5421, 0x5413, 0x8905, 0x8913, 0x8915, 0x8933, 0, -1, 2 ** 31, null),
  flag: some(0, 1, -1, null),
  // None that creates a descriptor (such as 0, and hence null), or causes signals.
  command: some(1, 2, 3, 4, 5, 6, 7, 1031, 1032, 9999, -1),
  family: some(0, 1, 2, 10, 16, 17, 29, 30, 31, 38, 40, 42, 65535, -1, null),
}; // prettier-ignore

const SIGNATURES = {
  recv: ['bytes'], recvfrom: ['bytes'], recvmsg: ['parts', 'bytes'], send: ['bytes'],
  recvmmsg: ['bytes', 'rows', 'bytes', 'bytes'], sendmmsgBatch: ['bytes', 'rows', 'bytes', 'bytes'],
  sendmmsg: ['parts', 'heads', 'bytes', 'bytes'], writeControl: ['heads', 'bytes', 'bytes'],
  takeAddress: ['bytes', 'int', 'int'],
  sendall: ['bytes'], sendto: ['bytes'], sendmsg: ['parts', 'heads', 'bytes'], accept: ['any'],
  connect: ['any'], socket: ['int', 'int', 'int'],
  socketpair: ['int', 'int', 'int', 'ints'], bind: ['fd', 'int'],
  packAddress: ['family', 'int'], unpackAddress: ['int'], interfaceIndex: ['fd', 'string'],
  interfaceName: ['fd', 'int'], controlId: ['fd', 'string'],
  nextControl: ['bytes', 'int', 'int', 'ints'], deliverDescriptors: ['bytes', 'int', 'any'],
  controlLength: ['int'], controlSpace: ['int'],
  // Called without an engine, to see what they refuse.
  startEngine: ['any', 'ints', 'any'], receiveAhead: ['bytes', 'int', 'ints'], watch: ['fd'], unwatch: ['fd'], keepAlive: ['any'], answer: ['int'],
  getaddrinfoLater: ['host', 'string', 'int', 'int', 'int', 'int'], gethostbynameLater: ['host'],
  gethostbynameExLater: ['host'], gethostbyaddrLater: ['host'], getnameinfoLater: ['int', 'int'],
  listen: ['fd', 'int'], shutdown: ['fd', 'int'], own: ['strangeFd'], disown: ['strangeFd'],
  close: ['strangeFd'], dup: ['fd'], familyOf: ['fd'], typeOf: ['fd'], protocolOf: ['fd'],
  getInheritable: ['fd'], setInheritable: ['fd', 'any'], setBlocking: ['fd', 'any'],
  getsockoptInt: ['fd', 'int', 'int', 'ints'], getsockoptBytes: ['fd', 'int', 'int', 'bytes'],
  setsockoptInt: ['fd', 'int', 'int', 'int'], setsockoptBytes: ['fd', 'int', 'int', 'bytes', 'int'],
  getsockname: ['fd'], getpeername: ['fd'], encodeInet: ['int', 'host', 'int', 'int', 'int'],
  encodeUnix: ['bytes'], inetAton: ['string', 'bytes'], inetPton: ['int', 'string', 'bytes'],
  inetNtop: ['int', 'bytes'], getaddrinfo: ['host', 'string', 'int', 'int', 'int', 'int'],
  gaiStrerror: ['int'], gethostname: ['any'], ifNameindex: ['any'], ifNametoindex: ['string'],
  ifIndextoname: ['int'], preferHugePages: ['bytes'], strerror: ['int'], signalsHandled: ['any'],
  watchSignal: ['strangeFd'], gethostbyname: ['host'], hstrerror: ['int'], getnameinfo: ['int', 'int'],
  getservbyname: ['string', 'string'], getservbyport: ['int', 'string'], getprotobyname: ['string'],
  sendfile: ['any'], fileSize: ['fd'], fileSeek: ['fd', 'int'], fileRead: ['strangeFd', 'bytes'],
  attachFilter: ['fd', 'bytes'], read: ['bytes'], write: ['bytes'], readv: ['parts'], writev: ['parts'],
  ioctl: ['fd', 'request', 'flag'], ioctlBytes: ['fd', 'request', 'bytes'], fcntl: ['fd', 'command', 'int'],
  fcntlBytes: ['fd', 'command', 'bytes'], pipe: ['ints'], openpty: ['ints'], eventfd: ['int', 'int'],
  fdConstants: ['any'],
  keepError: ['fd', 'int'], pollMany: ['ints', 'int', 'timeout', 'ints'], pollConstants: ['any'],
  epollCreate: ['int'], epollCtl: ['fd', 'int', 'fd', 'int'], epollWait: ['fd', 'ints', 'int', 'timeout'],
  // Windows only.
  rearm: ['fd', 'int'], share: ['fd', 'int'], fromShare: ['bytes'], wsaIoctl: ['fd', 'int', 'words'],
  traceStart: ['any'], traceStop: ['any'], traceMute: ['any'], traceTake: ['bytes'], traceNames: ['any'],
  ...(apart
    ? { gethostbyaddr: ['host'], gethostbynameEx: ['host'], sethostname: ['bytes'] }
    : {}),
}; // prettier-ignore

const amounts = new Float64Array(native.exchange, 192, 3);
const integers = new Int32Array(native.exchange, 216, 5);
const flat = new Int32Array(native.exchange, 0, 16);
const everything = new Uint8Array(native.exchange);
const strangeAmounts = fc.constantFrom(0, 1, 5, 64, 1e6, -1, NaN, Infinity, 2 ** 53, -Infinity);
const strangeInts = fc.oneof(
  fc.constantFrom(0, 1, -1, 2 ** 31 - 1, -(2 ** 31), 64, 128),
  fc.integer(),
);

/** Junk in the shared memory. But no call may wait, and its descriptor is one of the world's. */
const exchangeContents = fc.record({
  fd: kinds.fd,
  flags: strangeInts,
  timeout: fc.constantFrom(0, 1, 1000, 1e6, NaN, -0),
  offset: strangeAmounts,
  size: strangeAmounts,
  sockaddrSize: strangeInts,
  controlSize: strangeInts,
  sockaddr: fc.uint8Array({ maxLength: 128 }),
  family: fc.constantFrom(0, 1, 2, 10, 16, 17, 29, 30, 31, 38, 40, 42, 65535),
  fields: fc.array(strangeInts, { minLength: 8, maxLength: 8 }),
});

function fillExchange(world, contents) {
  amounts.set([contents.timeout, contents.offset, contents.size]);
  const fd = contents.fd.make(world);
  integers.set([fd, contents.flags, contents.sockaddrSize, fd, contents.controlSize]);
  everything.set(contents.sockaddr, 240);
  // A loopback address in any family: 127.0.0.1 or an abstract name.
  everything.set([contents.family & 255, contents.family >> 8, 0, 0, 127, 0, 0, 1], 240);
  flat[0] = contents.family;
  flat.set(contents.fields, 8);
}

/** Methods that create a descriptor and return it. */
const MAKES_DESCRIPTORS = new Set(['accept', 'socket', 'dup', 'epollCreate', 'eventfd']);

const call = fc
  .constantFrom(...Object.keys(SIGNATURES).filter((name) => name in native))
  .chain((name) =>
    fc
      .tuple(
        fc.tuple(...SIGNATURES[name].map((kind) => kinds[kind])),
        fc.nat(6),
        fc.array(anything, { maxLength: 2 }),
        exchangeContents,
      )
      .map(([args, missing, more, contents]) => ({
        name,
        contents,
        // The first argument stays, because without it a call uses descriptor 0.
        args: missing > 0 ? [...args, ...more] : args.slice(0, Math.max(1, args.length - 1)),
      })),
  );

/** Adopts two descriptors that a call has created. */
function adoptPair(world, out, result) {
  if (result !== 0 || !(out instanceof Int32Array)) return;
  for (const fd of out.subarray(0, 2)) world.adopt(fd, true);
}

/** Closes the descriptors that a batch has received. Each message has its part of the control data. */
function closeReceived(control, rows) {
  if (!(control instanceof Uint8Array) || !(rows instanceof Int32Array)) return;
  const count = Math.floor(rows.length / 5);
  if (count === 0) return;
  const room = Math.floor(control.length / count);
  for (let i = 0; i < count; i++) {
    native.deliverDescriptors(control.subarray(i * room, (i + 1) * room), rows[i * 5 + 3], false);
  }
}

function check(calls) {
  const world = new World();
  const watched = [];
  try {
    for (const { name, args, contents } of calls) {
      world.calm();
      if (trace) say(fc.stringify({ name, args }));
      try {
        const values = args.map((arg) => arg.make(world));
        fillExchange(world, contents);
        const result = native[name](...values);
        world.adopt(result, MAKES_DESCRIPTORS.has(name));
        if (name === 'watch' && result === 0) watched.push(values[0]);
        if (name.endsWith('Later') && result >= 0) jobs.add(result);
        if (name === 'recvmmsg') closeReceived(values[3], values[1]);
        if (name === 'recvmsg') native.deliverDescriptors(values[1], integers[4], false);
        if (name === 'socketpair') adoptPair(world, values[3], result);
        if (name === 'pipe' || name === 'openpty') adoptPair(world, values[0], result);
      } catch (error) {
        if (!isAllowed(error)) throw error;
      }
    }
  } finally {
    // The engine keeps watching a number until it is unwatched.
    for (const fd of watched) native.unwatch(fd);
    world.dispose();
  }
}

/** Rows of [job, bits, ...]: see native/engine/poller.h. */
const ready = new Int32Array(64);
const ROW = 4;
const FINISHED = 16;
/** Lookups in progress on other threads. */
const jobs = new Set();
function told(count) {
  for (let at = 0; at < ROW * count; at += ROW) {
    if ((ready[at + 1] & FINISHED) !== 0) jobs.delete(ready[at]);
  }
}

// One engine per environment: it is started here, and refused to the calls.
const started = native.startEngine(told, ready, true);
if (started < 0) throw new Error(`no engine: ${started}`);
socket.setdefaulttimeout(0);
say(`seed ${seed}, ${numRuns} runs`);
check([]);
const before = openDescriptors();
fc.assert(fc.property(fc.array(call, { minLength: 1, maxLength: 4 }), check), { seed, numRuns });
// The resolver has its own descriptors during a lookup.
native.keepAlive(true);
while (jobs.size > 0) await new Promise((resolve) => setImmediate(resolve));
const left = openDescriptors() - before;
if (left !== 0) throw new Error(`${left} descriptors leaked`);
for (const [name, method] of Object.entries(native)) {
  if (typeof method === 'function' && !(name in SIGNATURES)) say(`not fuzzed: ${name}`);
}
native.keepAlive(false);
say('done');
