/** The socket class, blocking flavour: what may wait waits on the calling thread. */
import { types } from 'node:util';
import {
  type Address,
  decode,
  encode,
  type ReturnedAddress,
  requireKnownFamily,
} from './address.js';
import { native } from './binding.js';
import { type BytesLike, toBytes, toWritable } from './bytes.js';
import { callable } from './callable.js';
import { accept, connect, recv, recvfrom, send, sendall, sendto } from './calls.js';
import { check, endpoint } from './check.js';
import { ValueError } from './errors.js';
import { exchange } from './exchange.js';
import { blocking } from './file/blocking.js';
import { type AnyFile, type FileKeywords, type FileOf, makefile } from './file/makefile.js';
import { hasKeywords, takesBetween, takesNone, takesOne, toFormatInt, toSsize } from './request.js';
import { bindBuffer, toBufferSize } from './request-buffer.js';
import { EAGAIN, failure, isTimeout } from './result.js';
import { bind } from './signature.js';
import { room } from './slab.js';
import { SocketBase } from './socket-base.js';
import { getDefault } from './timeout.js';

type Integer = number | bigint;
/** Keywords of recv_into() and recvfrom_into(). */
export interface BufferKeywords {
  buffer?: BytesLike;
  nbytes?: Integer;
  flags?: Integer;
}

const RECV = { syscall: 'recv' };
const RECVFROM = { syscall: 'recvfrom' };
const SEND = { syscall: 'send' };

export class Socket extends SocketBase {
  /**
   * `accept()`
   *
   * Waits for a connection and returns a new socket and the peer's address. The new object is
   * always a plain socket; its timeout is the module's default. Throws TimeoutError,
   * BlockingIOError, OSError (22 not listening, 95 datagram). See accept(2).
   */
  accept(): [conn: Socket, address: ReturnedAddress] {
    if (arguments.length > 0) acceptSignature(arguments);
    const [fd, address] = this._accept();
    const { family, type, proto, timeout } = this._descriptor;
    let conn: Socket;
    try {
      conn = new Socket(family, type, proto, { fileno: fd });
    } catch (error) {
      native.close(fd);
      throw error;
    }
    // On systems where the mode is inherited from the listener it must not be.
    if (getDefault() < 0 && timeout >= 0) conn.setblocking(true);
    return [conn, address];
  }

  /** @internal Python's private seam: the descriptor and the address. */
  _accept(): [fd: number, address: ReturnedAddress] {
    takesNone('socket._accept', arguments);
    const { fd, family, timeout } = this._descriptor;
    requireKnownFamily(family);
    const accepted = check(accept(fd, timeout), 'accept');
    return [accepted, decode() ?? ''];
  }

  /**
   * `connect(address, /)`
   *
   * Connects, waiting at most the timeout. Throws ConnectionRefusedError, TimeoutError,
   * BlockingIOError (115), OSError (106 connected already), and the address's errors. See
   * connect(2).
   */
  connect(address: Address): null {
    takesOne('socket.connect', arguments);
    const result = this.begin('connect', address);
    if (result < 0) throw failure(result, { syscall: 'connect', ...endpoint(address) });
    return null;
  }

  /**
   * `connect_ex(address, /)`
   *
   * As connect(), but returns the errno instead of throwing it (0: connected; a timeout is
   * EAGAIN). Errors of the address are thrown.
   */
  connect_ex(address: Address): number {
    takesOne('socket.connect_ex', arguments);
    const result = this.begin('connect_ex', address);
    return isTimeout(result) ? EAGAIN : Math.abs(result);
  }

  private begin(caller: string, address: unknown): number {
    const length = encode(caller, this._descriptor.family, address);
    // After the address, whose getters may have closed the socket.
    const { fd, timeout } = this._descriptor;
    return connect(fd, length, timeout);
  }

  /**
   * `recv(bufsize[, flags], /)`
   *
   * Up to bufsize bytes; an empty Buffer at the end of the stream, or when bufsize is 0. Throws
   * TimeoutError, BlockingIOError, ConnectionResetError, ValueError for a negative size. See
   * recv(2).
   */
  recv(bufsize: Integer, flags: Integer = 0): Buffer {
    const received = receive(this, arguments, bufsize, flags);
    if (received < 0) throw failure(received, RECV);
    return room.take(received);
  }

  /**
   * `recvfrom(bufsize[, flags], /)`
   *
   * Bytes and the sender's address, which is null on connected TCP and for unnamed Unix datagram
   * senders. A size of 0 does the system call. Throws as recv(). See recvfrom(2).
   */
  recvfrom(bufsize: Integer, flags: Integer = 0): [data: Buffer, address: ReturnedAddress | null] {
    const received = receiveFrom(this, arguments, bufsize, flags);
    if (received < 0) throw failure(received, RECVFROM);
    return [room.take(received), decode(exchange)];
  }

  /**
   * `recv_into(buffer, nbytes=0, flags=0)`
   *
   * Receives into a buffer and returns the count; nbytes 0 means the buffer's length. Throws as
   * recv(), ValueError when nbytes does not fit. See recv(2).
   */
  recv_into(
    buffer: BytesLike | BufferKeywords,
    nbytes: Integer | BufferKeywords = 0,
    flags: Integer | BufferKeywords = 0,
  ): number {
    const received = receiveInto(this, arguments, buffer, nbytes, flags);
    if (received < 0) throw failure(received, RECV);
    return received;
  }

  /**
   * `recvfrom_into(buffer, nbytes=0, flags=0)`
   *
   * Receives into a buffer; returns the count and the sender's address. Throws as recvfrom(),
   * ValueError when nbytes does not fit. See recvfrom(2).
   */
  recvfrom_into(
    buffer: BytesLike | BufferKeywords,
    nbytes: Integer | BufferKeywords = 0,
    flags: Integer | BufferKeywords = 0,
  ): [nbytes: number, address: ReturnedAddress | null] {
    const received = receiveFromInto(this, arguments, buffer, nbytes, flags);
    if (received < 0) throw failure(received, RECVFROM);
    return [received, decode(exchange)];
  }

  /**
   * `send(data[, flags], /)`
   *
   * Sends and returns how many bytes the kernel took. Throws TimeoutError, BlockingIOError,
   * BrokenPipeError, OSError (89 no destination). See send(2).
   */
  send(data: BytesLike, flags: Integer = 0): number {
    const sent = transmit(this, 'send', arguments, data, flags);
    if (sent < 0) throw failure(sent, SEND);
    return sent;
  }

  /**
   * `sendall(data[, flags], /)`
   *
   * Sends everything; the timeout is the deadline of the whole. What was sent before an error
   * stays sent. Throws as send().
   */
  sendall(data: BytesLike, flags: Integer = 0): null {
    const sent = transmit(this, 'sendall', arguments, data, flags);
    if (sent < 0) throw failure(sent, SEND);
    return null;
  }

  /**
   * `sendto(data, address, /)` or `sendto(data, flags, address, /)`
   *
   * Sends to an address and returns the count. Throws as send(), and the address's errors. See
   * sendto(2).
   */
  sendto(data: BytesLike, address: Address): number;
  sendto(data: BytesLike, flags: Integer, address: Address): number;
  sendto(data: BytesLike, second: unknown, third?: unknown): number {
    const sent = transmitTo(this, arguments, data, second, third);
    if (sent < 0) {
      const address = arguments.length === 3 ? third : second;
      throw failure(sent, { syscall: 'sendto', ...endpoint(address) });
    }
    return sent;
  }

  /**
   * `makefile(mode='r', buffering=None, *, encoding=None, errors=None, newline=None)`
   *
   * A file object on the socket. mode has letters of 'rwb', without 'b' it is a file of text;
   * buffering is the size of the buffer in bytes, null or below 0 the default of 8192, 0 none (bytes
   * only). encoding (default UTF-8), errors (default 'strict') and newline are those of Python's
   * open(). The descriptor is closed when the socket and all its files are.
   *
   * Close a file, or flush it: what is still buffered when the process ends is lost, and a file that
   * nobody refers to is flushed and closed by the garbage collector, some day. Encodings beyond the
   * UTFs, ASCII and Latin-1 load iconv-lite. Throws ValueError, LookupError, TypeError. See Python's
   * io.open().
   *
   * Differs from Python: what it buffers is not sent at the end of the process; encodings that are
   * missing: ISO-2022, HZ, Johab, JIS X 0213, IDNA, Punycode, the escapes; namereplace.
   */
  makefile<const M extends string = 'r', const B extends Integer | null = null>(
    mode?: M,
    buffering?: B,
    keywords?: FileKeywords,
  ): FileOf<'now', M, B>;
  makefile<const M extends string = 'r', const B extends Integer | null = null>(
    mode: M,
    keywords: FileKeywords & { buffering?: B },
  ): FileOf<'now', M, B>;
  makefile<const M extends string = 'r', const B extends Integer | null = null>(
    keywords: FileKeywords & { mode?: M; buffering?: B },
  ): FileOf<'now', M, B>;
  makefile(): AnyFile {
    return makefile(blocking, this, arguments);
  }
}

// The calls themselves are functions that return: a function that ends by throwing every time, as a
// method does in a loop on a socket that would block, is never compiled by V8.

type Arguments = ArrayLike<unknown>;

function receive(sock: Socket, args: Arguments, bufsize: unknown, flags: unknown): number {
  const [size, bits] = receiveRequest('recv', args, bufsize, flags);
  room.reserve(size);
  if (size === 0) return 0;
  const { fd, timeout } = sock._descriptor;
  return recv(fd, room.memory, room.offset, size, bits, timeout);
}

function receiveFrom(sock: Socket, args: Arguments, bufsize: unknown, flags: unknown): number {
  const [size, bits] = receiveRequest('recvfrom', args, bufsize, flags);
  const { fd, family, timeout } = sock._descriptor;
  requireKnownFamily(family);
  room.reserve(size);
  return recvfrom(fd, room.memory, room.offset, size, bits, timeout);
}

function receiveInto(
  sock: Socket,
  args: Arguments,
  buffer: unknown,
  nbytes: unknown,
  flags: unknown,
): number {
  let into: Uint8Array;
  let size: number;
  let bits = 0;
  if (args.length === 1 && types.isUint8Array(buffer) && buffer.length > 0) {
    into = buffer;
    size = buffer.length;
  } else {
    const given = bindBuffer('recv_into', args, buffer, nbytes, flags);
    into = toWritable('recv_into', given.buffer);
    bits = toFormatInt(given.flags);
    size = toBufferSize('recv_into', into, given.nbytes, 'buffer too small for requested bytes');
    if (size === 0) return 0;
  }
  const { fd, timeout } = sock._descriptor;
  return recv(fd, into, 0, size, bits, timeout);
}

function receiveFromInto(
  sock: Socket,
  args: Arguments,
  buffer: unknown,
  nbytes: unknown,
  flags: unknown,
): number {
  const given = bindBuffer('recvfrom_into', args, buffer, nbytes, flags);
  const into = toWritable('recvfrom_into', given.buffer);
  const bits = toFormatInt(given.flags);
  const tooSmall = 'nbytes is greater than the length of the buffer';
  const size = toBufferSize('recvfrom_into', into, given.nbytes, tooSmall);
  const { fd, family, timeout } = sock._descriptor;
  requireKnownFamily(family);
  return recvfrom(fd, into, 0, size, bits, timeout);
}

function transmit(
  sock: Socket,
  name: 'send' | 'sendall',
  args: Arguments,
  data: unknown,
  flags: unknown,
): number {
  let bits = 0;
  let bytes: Uint8Array;
  if (args.length === 1 && types.isUint8Array(data) && data.length > 0) {
    bytes = data;
  } else {
    takesBetween('socket', name, 1, 2, args);
    bytes = toBytes(data);
    bits = toFormatInt(flags);
  }
  const { fd, timeout } = sock._descriptor;
  return name === 'send' ? send(fd, bytes, bits, timeout) : sendall(fd, bytes, bits, timeout);
}

function transmitTo(
  sock: Socket,
  args: Arguments,
  data: unknown,
  second: unknown,
  third: unknown,
): number {
  const count = args.length;
  if (count !== 2 && count !== 3) {
    throw new TypeError(`sendto() takes 2 or 3 arguments (${count} given)`);
  }
  const address = count === 3 ? third : second;
  if (!Array.isArray(address) && hasKeywords(args)) {
    takesBetween('socket', 'sendto', 2, 3, args);
  }
  const bytes = toBytes(data);
  const bits = count === 3 ? toFormatInt(second) : 0;
  const length = encode('sendto', sock._descriptor.family, address);
  // The address may have had getters, which closed the socket or detached the data.
  if (bytes.length === 0) toBytes(data);
  const { fd, timeout } = sock._descriptor;
  return sendto(fd, bytes, bits, length, timeout);
}

function acceptSignature(args: ArrayLike<unknown>): void {
  bind({ name: 'socket.accept', positional: [], required: 0, method: true }, args);
}

function receiveRequest(
  name: string,
  args: Arguments,
  bufsize: unknown,
  flags: unknown,
): readonly [number, number] {
  if (args.length !== 1 || typeof bufsize !== 'number') takesBetween('socket', name, 1, 2, args);
  const size = toSsize(bufsize);
  const bits = flags === 0 ? 0 : toFormatInt(flags);
  if (size < 0) throw new ValueError(`negative buffersize in ${name}`);
  return [size, bits];
}

/**
 * Python: socket.socket, with and without `new`; `class X extends socket.socket` works.
 */
export const socket = callable(Socket);
// Python's texts name the type.
Object.defineProperty(Socket, 'name', { value: 'socket' });
export type socket = Socket;
/** Python: socket.SocketType */
export const SocketType = socket;
