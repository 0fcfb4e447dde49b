// Calls the methods of the addon itself with junk: lib/ checks arguments, but what it forgets must
// not crash the process. Same variables as public.mjs.
import { readdirSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import socket from 'pysocket';
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

// The package exports no such thing: an absolute path goes past that.
const { native } = createRequire(import.meta.url)('../../../dist/binding.js');

const seed = Number(process.env.PYSOCKET_FUZZ_SEED ?? 1983);
const numRuns = Number(process.env.PYSOCKET_FUZZ_RUNS ?? 4000);
// On a machine of its own: see signatures.mjs.
const apart = process.env.PYSOCKET_FUZZ_APART === '1';
const trace = process.env.PYSOCKET_FUZZ_TRACE === '1';

const say = (text) => writeSync(1, `${text}\n`);
const value = (x) => recipe(fc.stringify(x), () => x);
const some = (...values) => fc.constantFrom(...values.map(value));
const isNumber = (r) => typeof r.make() === 'number' && Number.isInteger(r.make());

const kinds = {
  any: anything,
  bytes: fc.oneof({ weight: 3, arbitrary: views }, { weight: 1, arbitrary: anything }),
  // What is no number would mean descriptor 0 there.
  fd: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...SOCKETS).map((name) =>
      recipe(name, (world) => (world.target = world.sockets[name]).fileno())) },
    { weight: 1, arbitrary: strangeDescriptors.filter(isNumber) },
  ),
  strangeFd: strangeDescriptors.filter(isNumber),
  int: fc.oneof(numbers, some(0, 1, 2, 10, 128), anything),
  host: fc.oneof(hosts, some(null, undefined)),
  string: fc.oneof(strings, hosts, anything),
  // No limit at all is below 0; what is no number is 0.
  timeout: fc.oneof(some(0, -0, 1, 1000, 1e6), strings, some(null, undefined, true)),
  // The kernel writes ints there, lib/ passes Int32Arrays.
  ints: fc.oneof(
    some(null, undefined, 5, 'x'),
    fc.constantFrom(0, 1, 2, 5).map((n) => recipe(`Int32Array(${n})`, () => new Int32Array(n))),
  ),
  sockaddr: fc.oneof(
    { weight: 3, arbitrary: fc.tuple(some(1, 2, 10, 0, 9, 65535), fc.nat(130)).map(([family, size]) =>
      recipe(`sockaddr(${fc.stringify(family)}, ${size})`, (world) => {
        // Loopback, whatever the family: 127.0.0.1 or an abstract name.
        const bytes = Buffer.alloc(size);
        if (size >= 2) bytes.writeUInt16LE(family.make(world));
        if (size >= 8) bytes.set([127, 0, 0, 1], 4);
        return bytes;
      })) },
    { weight: 1, arbitrary: views },
  ),
}; // prettier-ignore

const SIGNATURES = {
  recv: ['fd', 'bytes', 'int', 'int', 'int', 'timeout'],
  recvfrom: ['fd', 'bytes', 'int', 'int', 'int', 'timeout'],
  send: ['fd', 'bytes', 'int', 'timeout'], sendall: ['fd', 'bytes', 'int', 'timeout'],
  sendto: ['fd', 'bytes', 'int', 'timeout', 'sockaddr', 'int'], accept: ['fd', 'timeout'],
  connect: ['fd', 'sockaddr', 'int', 'timeout'], socket: ['int', 'int', 'int'],
  socketpair: ['int', 'int', 'int', 'ints'], bind: ['fd', 'sockaddr', 'int'],
  listen: ['fd', 'int'], shutdown: ['fd', 'int'], own: ['strangeFd'], disown: ['strangeFd'],
  close: ['strangeFd'], dup: ['fd'], familyOf: ['fd'], typeOf: ['fd'], protocolOf: ['fd'],
  getInheritable: ['fd'], setInheritable: ['fd', 'any'], setBlocking: ['fd', 'any'],
  getsockoptInt: ['fd', 'int', 'int', 'ints'], getsockoptBytes: ['fd', 'int', 'int', 'bytes'],
  setsockoptInt: ['fd', 'int', 'int', 'int'], setsockoptBytes: ['fd', 'int', 'int', 'bytes', 'int'],
  getsockname: ['fd'], getpeername: ['fd'], encodeInet: ['bytes', 'int', 'host', 'int', 'int', 'int'],
  encodeUnix: ['bytes', 'bytes'], inetAton: ['string', 'bytes'], inetPton: ['int', 'string', 'bytes'],
  inetNtop: ['int', 'bytes'], getaddrinfo: ['host', 'string', 'int', 'int', 'int', 'int'],
  gaiStrerror: ['int'], gethostname: ['any'], ifNameindex: ['any'], ifNametoindex: ['string'],
  ifIndextoname: ['int'], preferHugePages: ['bytes'], strerror: ['int'], signalsHandled: ['any'],
  watchSignal: ['strangeFd'], gethostbyname: ['host'], hstrerror: ['int'], getnameinfo: ['int', 'int'],
  getservbyname: ['string', 'string'], getservbyport: ['int', 'string'], getprotobyname: ['string'],
  sendfile: ['strangeFd'], fileSize: ['fd'], fileSeek: ['fd', 'int'], fileRead: ['strangeFd', 'bytes'],
  ...(apart
    ? { gethostbyaddr: ['host'], gethostbynameEx: ['host'], sethostname: ['bytes'] }
    : {}),
}; // prettier-ignore

/** What makes descriptors: the result is one. */
const MAKES_DESCRIPTORS = new Set(['accept', 'socket', 'dup']);

const call = fc
  .constantFrom(...Object.keys(SIGNATURES).filter((name) => name in native))
  .chain((name) =>
    fc
      .tuple(
        fc.tuple(...SIGNATURES[name].map((kind) => kinds[kind])),
        fc.nat(6),
        fc.array(anything, { maxLength: 2 }),
      )
      .map(([args, missing, more]) => ({
        name,
        // The first one stays, for without it a call is about descriptor 0.
        args: missing > 0 ? [...args, ...more] : args.slice(0, Math.max(1, args.length - 1)),
      })),
  );

/** Room for two descriptors that socketpair() made. */
function adoptPair(world, [, , , out], result) {
  if (result !== 0 || !(out instanceof Int32Array)) return;
  for (const fd of out.subarray(0, 2)) world.adopt(fd, true);
}

function check(calls) {
  const world = new World();
  try {
    for (const { name, args } of calls) {
      world.calm();
      if (trace) say(fc.stringify({ name, args }));
      const values = args.map((arg) => arg.make(world));
      try {
        const result = native[name](...values);
        world.adopt(result, MAKES_DESCRIPTORS.has(name));
        if (name === 'socketpair') adoptPair(world, values, result);
      } catch (error) {
        if (!isAllowed(error)) throw error;
      }
    }
  } finally {
    world.dispose();
  }
}

const openDescriptors = () => readdirSync('/proc/self/fd').length;

socket.setdefaulttimeout(0);
say(`seed ${seed}, ${numRuns} runs`);
check([]);
const before = openDescriptors();
fc.assert(fc.property(fc.array(call, { minLength: 1, maxLength: 4 }), check), { seed, numRuns });
const left = openDescriptors() - before;
if (left !== 0) throw new Error(`${left} descriptors leaked`);
for (const [name, method] of Object.entries(native)) {
  if (typeof method === 'function' && !(name in SIGNATURES)) say(`not fuzzed: ${name}`);
}
say('done');
