/**
 * The system calls that may wait, as functions with arguments. For speed, the numbers go through
 * shared memory (exchange.ts), and only the bytes are passed as arguments.
 *
 * Timeouts are in nanoseconds, negative for none. A result below 0 is a code: see result.ts.
 */
import { native } from './binding.js';
import { amounts, numbers } from './exchange.js';
import { lacking } from './lacking.js';
import { place, type Sockaddr } from './sockaddr.js';

const {
  accept: nativeAccept,
  bind: nativeBind,
  connect: nativeConnect,
  read: nativeRead = lacking('read'),
  readv: nativeReadv = lacking('readv'),
  recv: nativeRecv,
  recvfrom: nativeRecvfrom,
  recvmmsg: nativeRecvmmsg = lacking('recvmmsg'),
  recvmsg: nativeRecvmsg = lacking('recvmsg'),
  send: nativeSend,
  sendall: nativeSendall,
  sendfile: nativeSendfile = lacking('sendfile'),
  sendmmsg: nativeSendmmsg = lacking('sendmmsg'),
  sendmmsgBatch: nativeSendmmsgBatch = lacking('sendmmsgBatch'),
  sendmsg: nativeSendmsg = lacking('sendmsg'),
  sendto: nativeSendto,
  write: nativeWrite = lacking('write'),
  writev: nativeWritev = lacking('writev'),
} = native;

const TIMEOUT = 0;
const OFFSET = 1;
const SIZE = 2;
const FD = 0;
const FLAGS = 1;
const SOCKADDR_SIZE = 2;
const FILE = 3;
const CONTROL_SIZE = 4;
const JOINING = 5;
// The same numbers as in native/binding/exchange.h.
const JOINS = 1;
const GOES_ON = 2;
const OVER = 3;

function prepare(fd: number, flags: number, timeout: number): void {
  numbers[FD] = fd;
  numbers[FLAGS] = flags;
  amounts[TIMEOUT] = timeout;
}

function preparePart(offset: number, size: number): void {
  amounts[OFFSET] = offset;
  amounts[SIZE] = size;
}

function prepareAddress(address: Sockaddr | null): void {
  numbers[SOCKADDR_SIZE] = address === null ? 0 : place(address);
}

/**
 * Makes the next recvfrom() or recvmsg(), a single attempt with MSG_WAITALL, join what it receives
 * until nothing more comes. goesOn: true if this is not the first attempt of its call.
 */
export function joinAttempts(goesOn: boolean): void {
  numbers[JOINING] = goesOn ? GOES_ON : JOINS;
}

/**
 * True if nothing can be added to what the last recvfrom() or recvmsg() received, or if the last
 * write() or writev() will write no more, even if bytes are left.
 */
export function isOver(): boolean {
  return numbers[JOINING] === OVER;
}

/** accept(2). Returns a descriptor and leaves the peer's address in leftAddress. */
export function accept(fd: number, timeout: number): number {
  prepare(fd, 0, timeout);
  return nativeAccept();
}

/** bind(2), which never waits. */
export function bind(fd: number, address: Sockaddr): number {
  return nativeBind(fd, place(address));
}

/** connect(2). */
export function connect(fd: number, address: Sockaddr, timeout: number): number {
  prepare(fd, 0, timeout);
  prepareAddress(address);
  return nativeConnect();
}

/** recv(2) into a part of a buffer. */
export function recv(
  fd: number,
  into: Uint8Array,
  offset: number,
  size: number,
  flags: number,
  timeout: number,
): number {
  prepare(fd, flags, timeout);
  preparePart(offset, size);
  return nativeRecv(into);
}

/** recvfrom(2) into a part of a buffer. Leaves the sender's address in leftAddress. */
export function recvfrom(
  fd: number,
  into: Uint8Array,
  offset: number,
  size: number,
  flags: number,
  timeout: number,
): number {
  prepare(fd, flags, timeout);
  preparePart(offset, size);
  return nativeRecvfrom(into);
}

/**
 * recvmsg(2) into a part of a buffer, or into several whole ones. The ancillary data goes into
 * `control`. The other results are in controlSize(), messageFlags() and leftAddress.
 */
export function recvmsg(
  fd: number,
  into: Uint8Array | Uint8Array[],
  offset: number,
  size: number,
  control: Uint8Array,
  flags: number,
  timeout: number,
): number {
  prepare(fd, flags, timeout);
  preparePart(offset, size);
  return nativeRecvmsg(into, control);
}

/** Return the flags and the size of the control data of the last recvmsg(). */
export const messageFlags = (): number => numbers[FLAGS] ?? 0;
export const controlSize = (): number => numbers[CONTROL_SIZE] ?? 0;

/** send(2). */
export function send(fd: number, bytes: Uint8Array, flags: number, timeout: number): number {
  prepare(fd, flags, timeout);
  return nativeSend(bytes);
}

/** send(2) until everything is sent. */
export function sendall(fd: number, bytes: Uint8Array, flags: number, timeout: number): number {
  prepare(fd, flags, timeout);
  return nativeSendall(bytes);
}

/** Returns how many bytes a failed sendall() had sent. */
export const bytesSent = (): number => amounts[SIZE] ?? 0;

/** sendto(2). */
export function sendto(
  fd: number,
  bytes: Uint8Array,
  flags: number,
  address: Sockaddr,
  timeout: number,
): number {
  prepare(fd, flags, timeout);
  prepareAddress(address);
  return nativeSendto(bytes);
}

/** sendmsg(2). A null address sends to the peer. */
export function sendmsg(
  fd: number,
  parts: Uint8Array[],
  controlHeads: Int32Array,
  controlData: Uint8Array,
  flags: number,
  address: Sockaddr | null,
  timeout: number,
): number {
  prepare(fd, flags, timeout);
  prepareAddress(address);
  return nativeSendmsg(parts, controlHeads, controlData);
}

/** The memory that holds the messages of a batch. */
export interface BatchRooms {
  readonly data: Uint8Array;
  readonly rows: Int32Array;
  readonly names: Uint8Array;
  readonly control: Uint8Array;
}

/**
 * recvmmsg(2) into a batch. Returns how many messages came. controlSize() returns how many
 * descriptors they brought.
 */
export function recvmmsg(fd: number, rooms: BatchRooms, flags: number, timeout: number): number {
  prepare(fd, flags, timeout);
  return nativeRecvmmsg(rooms.data, rooms.rows, rooms.names, rooms.control);
}

/** sendmmsg(2) of `count` messages of a batch, beginning with number `start`. Returns how many were sent. */
export function sendmmsgBatch(
  fd: number,
  rooms: BatchRooms,
  start: number,
  count: number,
  flags: number,
  timeout: number,
): number {
  prepare(fd, flags, timeout);
  preparePart(start, count);
  return nativeSendmmsgBatch(rooms.data, rooms.rows, rooms.names, rooms.control);
}

/**
 * sendmmsg(2). Returns how many messages were sent. `heads` holds, for each message, how many of
 * the parts, and how many bytes of the names and of the control data, belong to it.
 */
export function sendmmsg(
  fd: number,
  parts: Uint8Array[],
  heads: Int32Array,
  names: Uint8Array,
  control: Uint8Array,
  flags: number,
  timeout: number,
): number {
  prepare(fd, flags, timeout);
  return nativeSendmmsg(parts, heads, names, control);
}

/** sendfile(2) of a part of a file. With a timeout it waits first. A size of 0 only waits. */
export function sendfile(
  fd: number,
  file: number,
  offset: number,
  size: number,
  timeout: number,
): number {
  prepare(fd, 0, timeout);
  numbers[FILE] = file;
  preparePart(offset, size);
  return nativeSendfile();
}

/** read(2) of any descriptor, into a part of a buffer. */
export function read(
  fd: number,
  into: Uint8Array,
  offset: number,
  size: number,
  timeout: number,
): number {
  prepare(fd, 0, timeout);
  preparePart(offset, size);
  return nativeRead(into);
}

/** readv(2). */
export function readv(fd: number, into: Uint8Array[], timeout: number): number {
  prepare(fd, 0, timeout);
  return nativeReadv(into);
}

/** write(2) to any descriptor. */
export function write(fd: number, bytes: Uint8Array, timeout: number): number {
  prepare(fd, 0, timeout);
  return nativeWrite(bytes);
}

/** writev(2). */
export function writev(fd: number, parts: Uint8Array[], timeout: number): number {
  prepare(fd, 0, timeout);
  return nativeWritev(parts);
}
