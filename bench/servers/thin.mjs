// @ts-check
// The thinnest asynchronous functions that this package's engine supports: no argument checks, no order among
// calls, no result but success. The additional cost of pysocket/promises is the price of what it adds.
import { createRequire } from 'node:module';
import socket from 'pysocket';

const addon = createRequire(import.meta.url)('../../build/Release/pysocket.node');
// A separate environment beside that of the package, which creates the sockets.
const native = addon.open(true, () => undefined);

// The same layout as in lib/addon/exchange.ts.
const amounts = new Float64Array(native.exchange, 192, 3);
const numbers = new Int32Array(native.exchange, 216, 6);
const sockaddr = new Uint8Array(native.exchange, 240, 128);
const left = new Int32Array(native.exchange, 0, 16);
const [READABLE, RECEIVED] = [1, 64];
const TRY_ONLY = -2;
const SLAB = 256 * 1024;
const LOW = 16 * 1024;

const ready = new Int32Array(4 * 256);
const wanted = new Int32Array(32 * 1024);
/** @type {((value: any) => void)[]} */
const settles = [];
/** @type {[settle: (value: any) => void, value: any][]} */
const ended = [];
let slab = Buffer.allocUnsafeSlow(SLAB);
let used = 0;
let settle = /** @type {(value: any) => void} */ (() => undefined);
const keep = (/** @type {(value: any) => void} */ resolve) => void (settle = resolve);

function lend() {
  if (slab.length - used < LOW) {
    slab = Buffer.allocUnsafeSlow(SLAB);
    used = 0;
  }
  native.receiveAhead(slab, used, wanted);
}

/**
 * Takes the bytes that the engine has received.
 * @param {number} size
 * @param {number} offset
 */
function take(size, offset) {
  if (size < 0) return null;
  used = offset + ((size + 7) & -8);
  return slab.subarray(offset, offset + size);
}

/**
 * Receives bytes for which the engine had no room.
 * @param {number} fd
 */
function attempt(fd) {
  const bytes = Buffer.allocUnsafeSlow(wanted[fd]);
  prepare(fd);
  amounts[1] = 0;
  amounts[2] = bytes.length;
  const size = native.recv(bytes);
  return size < 0 ? null : bytes.subarray(0, size);
}

/** @param {number} count */
function dispatch(count) {
  for (let at = 0; at < 4 * count; at += 4) {
    const fd = ready[at];
    if ((ready[at + 1] & (READABLE | RECEIVED)) === 0) continue;
    const waits = settles[fd];
    if (waits === undefined) continue;
    let value = null;
    if (wanted[fd] > 0) {
      value = (ready[at + 1] & RECEIVED) !== 0 ? take(ready[at + 2], ready[at + 3]) : attempt(fd);
      if (value === null) continue;
      wanted[fd] = 0;
    }
    // @ts-expect-error: it may be missing
    settles[fd] = undefined;
    ended.push([waits, value]);
  }
  lend();
  for (const [tell, value] of ended) tell(value);
  ended.length = 0;
}

/** @param {number} fd */
function watch(fd) {
  native.watch(fd);
}

/**
 * Receives bytes by means of the engine.
 * @param {number} fd
 * @param {number} size
 * @returns {Promise<Buffer>}
 */
function recv(fd, size) {
  const promise = new Promise(keep);
  settles[fd] = settle;
  wanted[fd] = size;
  return promise;
}

/**
 * @param {number} fd
 * @returns {Promise<null>}
 */
function readable(fd) {
  const promise = new Promise(keep);
  settles[fd] = settle;
  return promise;
}

/** @param {number} fd */
function prepare(fd) {
  numbers[0] = fd;
  numbers[1] = 0;
  amounts[0] = TRY_ONLY;
}

/**
 * @param {number} fd
 * @param {Uint8Array} bytes
 */
function sendall(fd, bytes) {
  prepare(fd);
  native.send(bytes);
  return Promise.resolve(null);
}

/** @param {number} fd */
async function echo(fd) {
  for (let data; (data = await recv(fd, 4096)).length > 0;) await sendall(fd, data);
  native.close(fd);
}

async function serve() {
  const server = socket.create_server(['127.0.0.1', 0], { backlog: 4096 });
  server.setblocking(false);
  console.log(server.getsockname()[1]);
  watch(server.fileno());
  for (;;) {
    try {
      const [connection] = server.accept();
      connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1);
      const fd = connection.detach();
      native.own(fd);
      watch(fd);
      void echo(fd);
    } catch {
      await readable(server.fileno());
    }
  }
}

/**
 * @param {number} fd
 * @param {Uint8Array} bytes
 */
function sendto(fd, bytes) {
  prepare(fd);
  numbers[2] = 16;
  native.sendto(bytes);
  return Promise.resolve(bytes.length);
}

/**
 * @param {number} fd
 * @param {Buffer} buffer
 */
async function recvfrom_into(fd, buffer) {
  for (;;) {
    prepare(fd);
    amounts[1] = 0;
    amounts[2] = buffer.length;
    const got = native.recvfrom(buffer);
    if (got >= 0) return got;
    await readable(fd);
  }
}

async function answer() {
  const server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
  server.bind(['127.0.0.1', 0]);
  server.setblocking(false);
  console.log(server.getsockname()[1]);
  const fd = server.fileno();
  watch(fd);
  const buffer = Buffer.allocUnsafeSlow(1024);
  // An AF_INET address: the family, the port in network byte order, the host.
  new Uint16Array(sockaddr.buffer, sockaddr.byteOffset, 1)[0] = socket.AF_INET;
  for (;;) {
    const got = await recvfrom_into(fd, buffer);
    sockaddr[2] = left[1] >> 8;
    sockaddr[3] = left[1] & 0xff;
    new Int32Array(sockaddr.buffer, sockaddr.byteOffset + 4, 1)[0] = left[4];
    const bytes = buffer.subarray(0, got);
    for (let i = 0; i < buffer[0]; i++) await sendto(fd, bytes);
  }
}

native.startEngine(dispatch, ready, process.env.PYSOCKET_ENGINE !== 'thread');
native.keepAlive(true);
lend();
process.stdin.on('end', () => process.exit()).resume();
await (process.argv[2] === 'udp' ? answer() : serve());
