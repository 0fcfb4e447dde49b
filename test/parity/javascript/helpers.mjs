// The names of the dialect, the same as in ../python/helpers.py.

import { closeSync, constants, openSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { FILES } from './files.mjs';
import { modules, dispose, fd, iterate, sleep, socket, steps } from './flavour.mjs';

/** @param {...unknown} items */
const T = (...items) => items;

/** @param {string} string */
const b = (string) => Buffer.from(string, 'latin1');

/** @param {number} size */
const memory = (size) => new Uint8Array(size);

/** @param {number} size */
const buf = (size) => Buffer.alloc(size);

/** @param {Uint8Array} data */
const hex = (data) => Buffer.from(data).toString('hex');

/** @param {string} digits */
const big = (digits) => BigInt(digits);

/** @param {number} n */
const pow2 = (n) => (n > 53 ? 2n ** BigInt(n) : 2 ** n);

/**
 * @param {string | Buffer | unknown[]} item
 * @param {number} times
 */
const rep = (item, times) => {
  if (typeof item === 'string') return item.repeat(times);
  return Array.isArray(item)
    ? Array(times).fill(item).flat()
    : Buffer.concat(Array(times).fill(item));
};

/**
 * @param {string | unknown[]} items
 * @param {number} start
 * @param {number} end
 */
const cut = (items, start, end) => items.slice(start, end);

/**
 * @param {Uint8Array} data
 * @param {number} start
 * @param {number} end
 */
const view = (data, start, end) => data.subarray(start, end);

/**
 * @param {unknown} left
 * @param {unknown} right
 * @returns {boolean}
 */
const same = (left, right) => {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, i) => same(item, right[i]));
  }
  if (left instanceof Uint8Array && right instanceof Uint8Array) return hex(left) === hex(right);
  return left === right;
};

/**
 * @param {unknown} left
 * @param {unknown} right
 */
const identical = (left, right) => left === right;

/**
 * @param {number} low
 * @param {number} x
 * @param {number} high
 */
const between = (low, x, high) => low < x && x < high;

/** @param {...number} numbers */
const ints = (...numbers) => Buffer.from(new Int32Array(numbers).buffer);

/** @param {Buffer} data */
const unpacked = (data) => [...new Int32Array(new Uint8Array(data).buffer)];

/** @param {number} family */
const loopback = (family) => (family === socket.AF_INET6 ? '::1' : '127.0.0.1');

const listener = (family = socket.AF_INET) => {
  const sock = socket.socket(family);
  sock.bind([loopback(family), 0]);
  sock.listen();
  return sock;
};

const tcp = steps(function* (family = socket.AF_INET) {
  const server = listener(family);
  const client = socket.socket(family);
  yield client.connect(server.getsockname());
  const [accepted] = yield server.accept();
  server.close();
  return [client, accepted];
});

const udp = (family = socket.AF_INET) => {
  const sock = socket.socket(family, socket.SOCK_DGRAM);
  sock.bind([loopback(family), 0]);
  return sock;
};

/** A UDP descriptor that poses as another family. Only the checks of addresses are real. */
const fake = (/** @type {number} */ family, type = socket.SOCK_STREAM, proto = 0) => {
  const sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
  return socket.socket(family, type, proto, { fileno: sock.detach() });
};

const closedPort = () => {
  const sock = socket.socket();
  sock.bind(['127.0.0.1', 0]);
  const [, port] = sock.getsockname();
  sock.close();
  return port;
};

/** @type {unknown[]} */
const queued = [];

/** A listener with a full queue, so that one more connection waits. */
const fullListener = steps(function* () {
  const sock = socket.socket();
  sock.bind(['127.0.0.1', 0]);
  sock.listen(0);
  for (let i = 0; i < 3; i++) {
    const client = socket.socket();
    client.setblocking(false);
    yield client.connect_ex(sock.getsockname());
    queued.push(client);
  }
  yield sleep(0.05);
  return sock;
});

/**
 * Sends until it would block. For Unix sockets, since a network moves bytes on and then has room again.
 * @param {import('pysocket').socket} sock
 */
const fill = steps(function* (sock) {
  const timeout = sock.gettimeout();
  sock.setblocking(false);
  try {
    for (;;) yield sock.send(Buffer.alloc(65536));
  } catch (error) {
    if (!(error instanceof socket.BlockingIOError)) throw error;
  }
  sock.settimeout(timeout);
});

/**
 * Sends datagrams until it would block.
 * @param {import('pysocket').socket} sock
 * @param {string} address
 */
const flood = steps(function* (sock, address) {
  for (;;) yield sock.sendto(b('x'), address);
});

/**
 * Whether the descriptor has the flag O_NONBLOCK.
 * @param {import('pysocket').socket} sock
 */
const isNonblocking = (sock) => {
  const text = readFileSync(`/proc/self/fdinfo/${sock.fileno()}`, 'utf8');
  return (parseInt(/flags:\s*(\d+)/.exec(text)?.[1] ?? '', 8) & constants.O_NONBLOCK) !== 0;
};

const READER = `
  const { fd, entry } = require('node:worker_threads').workerData;
  const socket = require(entry);
  const reader = socket.socket({ fileno: fd });
  reader.setblocking(true);
  while (reader.recv(4096).length > 0) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
  reader.close();`;

/**
 * Has another thread receive a few bytes now and then, until the stream ends.
 * @param {import('pysocket').socket} sock
 */
const readSlowly = (sock) => {
  const entry = createRequire(import.meta.url).resolve('pysocket');
  const fd = socket.dup(sock.fileno());
  new Worker(READER, { eval: true, workerData: { fd, entry } }).unref();
  return null;
};

/**
 * The name of a datagram socket after bind(address).
 * @param {number} family
 * @param {unknown} address
 */
const bound = (family, address) => {
  const sock = socket.socket(family, socket.SOCK_DGRAM);
  try {
    sock.bind(address);
    return sock.getsockname();
  } finally {
    sock.close();
  }
};

/** @param {() => unknown} call a call that raises; the value is its error */
const errorOf = steps(function* (call) {
  try {
    yield call();
  } catch (error) {
    return error;
  }
  return null;
});

/** @param {Iterable<unknown> & AsyncIterable<unknown>} items */
const list = steps(function* (items) {
  const iterator = iterate(items);
  const all = [];
  for (;;) {
    const { done, value } = yield iterator.next();
    if (done) return all;
    all.push(value);
  }
});

/** @param {Iterable<unknown> & AsyncIterable<unknown>} items */
const next = steps(function* (items) {
  return (yield iterate(items).next()).value;
});

/** @param {Disposable & AsyncDisposable} x */
const leave = steps(function* (x) {
  return (yield dispose(x)) ?? null;
});

/**
 * An object whose fileno() returns the value, or throws it.
 * @param {unknown} value
 */
const hasFileno = (value) => ({
  fileno() {
    if (value instanceof Error) throw value;
    return value;
  },
});

/**
 * poll() of an object, without descriptors, since their numbers vary. Events of descriptors other than the
 * socket's are reported with their number.
 * @param {{ poll(...args: unknown[]): unknown }} polling
 * @param {{ fileno(): number }} sock
 */
const eventsOf = (polling, sock) => {
  const fd = sock.fileno();
  return steps(function* (/** @type {unknown[]} */ ...args) {
    const events = /** @type {[number, number][]} */ (yield polling.poll(...args));
    return events.map(([at, bits]) => (at === fd ? bits : [at, bits]));
  });
};

/**
 * select() of a selector: [whether it is that socket, its events, its data] for each one that is ready.
 * @param {{ select(...args: unknown[]): unknown }} selector
 * @param {unknown} sock
 */
const readyOf = (selector, sock) =>
  steps(function* (/** @type {unknown[]} */ ...args) {
    const ready = /** @type {[{ fileobj: unknown, data: unknown }, number][]} */ (
      yield selector.select(...args)
    );
    return ready.map(([{ fileobj, data }, events]) => [fileobj === sock, events, data]);
  });

/**
 * A list of objects, each of which removes the last one when its descriptor is requested.
 * @param {number} count
 * @param {number} fd
 */
const shrinking = (count, fd) => {
  /** @type {object[]} */
  const items = [];
  const each = {
    fileno() {
      items.pop();
      return fd;
    },
  };
  while (items.length < count) items.push(each);
  return items;
};

/**
 * Python: io.BytesIO(data), in the form that datagram handlers have.
 * @param {Uint8Array} data
 */
const bytesIo = (data) => new modules.socketserver.DatagramRequestHandler([data, null]).rfile;

export const HELPERS = {
  ...FILES,
  None: null,
  True: true,
  False: false,
  inf: Infinity,
  nan: NaN,
  os: fd,
  fcntl: fd,
  termios: fd,
  T,
  b,
  buf,
  memory,
  hex,
  big,
  pow2,
  rep,
  cut,
  view,
  same,
  identical,
  between,
  ints,
  unpacked,
  sleep,
  listener,
  tcp,
  udp,
  fake,
  closed_port: closedPort,
  full_listener: fullListener,
  fill,
  flood,
  bound4: (/** @type {unknown} */ host) => bound(socket.AF_INET, [host, 0]),
  bound6: (/** @type {unknown[]} */ ...address) => bound(socket.AF_INET6, address),
  bound_unix: (/** @type {unknown} */ path) => bound(socket.AF_UNIX, path),
  kind: (/** @type {object} */ x) => x.constructor.name,
  regular_file: (/** @type {string} */ name) => openSync(name, 'w+'),
  is_nonblocking: isNonblocking,
  read_slowly: readSlowly,
  os_close: closeSync,
  has_fileno: hasFileno,
  events_of: eventsOf,
  ready_of: readyOf,
  bytes_io: bytesIo,
  shrinking,
  error_of: errorOf,
  len: (/** @type {{ length: number }} */ items) =>
    typeof items === 'string' ? [...items].length : items.length,
  str: String,
  repr: String,
  list,
  next,
  leave,
  listdir: () => readdirSync('.').sort(),
  getpid: () => process.pid,
  getuid: () => process.getuid?.(),
  getgid: () => process.getgid?.(),
  isinstance: (/** @type {unknown} */ x, /** @type {Function} */ kind) => x instanceof kind,
  issubclass: (/** @type {Function} */ kind, /** @type {Function} */ base) =>
    kind === base || kind.prototype instanceof base,
};
