/** The socket class, blocking flavour: what may wait waits on the calling thread. */
import {
  type Address,
  decode,
  encode,
  type ReturnedAddress,
  requireKnownFamily,
} from '../address/address.js';
import { native } from '../addon/binding.js';
import { brand } from '../python/brand.js';
import type { Bytes, BytesLike } from '../python/bytes.js';
import type { AncillaryInput } from './calls/ancillary.js';
import { afalgRequest, type AfalgKeywords } from './calls/afalg.js';
import { callable } from '../python/callable.js';
import { accept, bytesSent, connect } from '../addon/syscalls.js';
import { check, endpoint } from '../addon/check.js';
import {
  type MessageRest,
  messageRest,
  receiveMessage,
  receiveMessageInto,
  messageRequest,
  transmitMessage,
} from './calls/messages.js';
import { claim } from './descriptor.js';
import { drive } from '../waiting/steps.js';
import { beginAtMethod, publish } from '../python/entry.js';
import type { FileObject } from './calls/file-object.js';
import { promiseFlavour, type PromiseSocket } from '../views.js';
import { blocking } from '../file/blocking.js';
import { type AnyFile, type FileKeywords, type FileOf, makefile } from '../file/makefile.js';
import { takesNone, takesOne } from '../python/arguments.js';
import { EAGAIN, failure, isTimeout, sendallFailure } from '../addon/result.js';
import { type SendfileKeywords, sendfileSteps } from './calls/sendfile.js';
import type { BufferKeywords } from './calls/request-buffer.js';
import { room } from '../addon/slab.js';
import { acceptSignature, SocketBase } from './socket-base.js';
import { getDefault } from '../waiting/timeout.js';
import {
  performSendfile,
  receive,
  receiveFrom,
  receiveFromInto,
  receiveInto,
  transmit,
  transmitTo,
} from './calls/transfer.js';
import type { Integer } from '../python/types.js';
import type { SocketConstructor } from './socket-constructor.js';

const RECV = { syscall: 'recv' };
const RECVFROM = { syscall: 'recvfrom' };
const RECVMSG = { syscall: 'recvmsg' };
const SEND = { syscall: 'send' };
const SENDMSG = { syscall: 'sendmsg' };

/** An error of a method, on the shortest path: see entry.ts. */
function from<E>(error: E, method: string): E {
  return beginAtMethod(error, Socket.prototype, method);
}

/**
 * Python: socket.socket, one end of a connection. Calls wait on the calling thread, as long as the
 * socket's timeout says (settimeout(); null, the default, for ever; 0 not at all). See socket(2).
 */
export class Socket extends SocketBase {
  /**
   * The promise view of this socket: one descriptor and one state, timeout and end included, of which
   * calls of both kinds may be made. A blocking call does not wait for promises that are pending: it
   * takes what comes, and they go on waiting.
   *
   * Differs from Python: an addition.
   */
  get promises(): PromiseSocket {
    return this._viewAs(promiseFlavour);
  }

  /**
   * `accept()`
   *
   * Waits for a connection and returns a new socket and the peer's address. The new object is
   * always a plain socket; its timeout is the module's default. Throws TimeoutError,
   * BlockingIOError, OSError (22 not listening, 95 datagram). See accept(2).
   */
  accept(): [conn: Socket, address: ReturnedAddress | null] {
    if (arguments.length > 0) acceptSignature(arguments);
    const [fd, address] = this._accept();
    const { family, type, proto, timeout } = this._descriptor;
    const conn = claim(fd, () => new Socket(family, type, proto, { fileno: fd }));
    // On systems where the mode is inherited from the listener it must not be.
    try {
      if (getDefault() < 0 && timeout >= 0) conn.setblocking(true);
    } catch (error) {
      conn.close();
      throw error;
    }
    return [conn, address];
  }

  /** @internal Python's private seam: the descriptor and the address. */
  _accept(): [fd: number, address: ReturnedAddress | null] {
    takesNone('socket._accept', arguments);
    const { fd, timeout } = this._descriptor;
    requireKnownFamily(this._descriptor);
    const accepted = check(accept(fd, timeout), 'accept');
    try {
      return [accepted, decode(this._descriptor)];
    } catch (error) {
      native.close(accepted);
      throw error;
    }
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
    if (result < 0)
      throw failure(result, {
        syscall: 'connect',
        ...endpoint(address, this._descriptor.family),
      });
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
    const length = encode(caller, this._descriptor, address);
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
  recv(bufsize: Integer, flags: Integer = 0): Bytes {
    const received = receive(this, arguments, bufsize, flags);
    if (received < 0) throw from(failure(received, RECV), 'recv');
    return room.take(received);
  }

  /**
   * `recvfrom(bufsize[, flags], /)`
   *
   * Bytes and the sender's address, which is null on connected TCP and for unnamed Unix datagram
   * senders. A size of 0 does the system call. Throws as recv(). See recvfrom(2).
   */
  recvfrom(bufsize: Integer, flags: Integer = 0): [data: Bytes, address: ReturnedAddress | null] {
    const received = receiveFrom(this, arguments, bufsize, flags);
    if (received < 0) throw from(failure(received, RECVFROM), 'recvfrom');
    return [room.take(received), decode(this._descriptor)];
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
    if (received < 0) throw from(failure(received, RECV), 'recv_into');
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
    if (received < 0) throw from(failure(received, RECVFROM), 'recvfrom_into');
    return [received, decode(this._descriptor)];
  }

  /**
   * `send(data[, flags], /)`
   *
   * Sends and returns how many bytes the kernel took. Throws TimeoutError, BlockingIOError,
   * BrokenPipeError, OSError (89 no destination). See send(2).
   */
  send(data: BytesLike, flags: Integer = 0): number {
    const sent = transmit(this, 'send', arguments, data, flags);
    if (sent < 0) throw from(failure(sent, SEND), 'send');
    return sent;
  }

  /**
   * `sendall(data[, flags], /)`
   *
   * Sends everything; the timeout is the deadline of the whole. What was sent before an error
   * stays sent: the error's `bytes_sent` says how much that is. Throws as send().
   */
  sendall(data: BytesLike, flags: Integer = 0): null {
    const sent = transmit(this, 'sendall', arguments, data, flags);
    if (sent < 0) throw from(sendallFailure(sent, bytesSent()), 'sendall');
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
      const where = endpoint(address, this._descriptor.family);
      throw from(failure(sent, { syscall: 'sendto', ...where }), 'sendto');
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

  /**
   * `recvmsg(bufsize[, ancbufsize[, flags]], /)`
   *
   * Up to bufsize bytes and ancbufsize bytes of ancillary data (see CMSG_LEN and CMSG_SPACE): the
   * bytes, a list of (cmsg_level, cmsg_type, cmsg_data), the flags of the message (MSG_TRUNC,
   * MSG_CTRUNC, ...) and the sender's address, null when there is none. Waits as recv().
   *
   * Differs from Python: received descriptors are not inheritable. Throws as recv(), ValueError for
   * a size out of range. See recvmsg(2), cmsg(3).
   */
  recvmsg(
    bufsize: Integer,
    ancbufsize: Integer = 0,
    flags: Integer = 0,
  ): [data: Bytes, ...MessageRest] {
    const received = receiveMessage(this, arguments, bufsize, ancbufsize, flags);
    if (received < 0) throw failure(received, RECVMSG);
    // In this order: the rest says whose the received descriptors are.
    const rest = messageRest(this._descriptor);
    return [room.takeWithin(received), ...rest];
  }

  /**
   * `recvmsg_into(buffers[, ancbufsize[, flags]], /)`
   *
   * As recvmsg(), but the bytes go into the given buffers, one after the other; the first item is
   * their count. See recvmsg(2).
   */
  recvmsg_into(
    buffers: Iterable<BytesLike>,
    ancbufsize: Integer = 0,
    flags: Integer = 0,
  ): [nbytes: number, ...MessageRest] {
    const received = receiveMessageInto(this, arguments, buffers, ancbufsize, flags);
    if (received < 0) throw failure(received, RECVMSG);
    return [received, ...messageRest(this._descriptor)];
  }

  /**
   * `sendmsg(buffers[, ancdata[, flags[, address]]], /)`
   *
   * Sends the bytes of several buffers as one message, with ancillary data, (cmsg_level, cmsg_type,
   * cmsg_data) each, to an address or, when that is null, to the peer. Returns the count of bytes.
   * Throws as send(), and the address's errors. See sendmsg(2), cmsg(3).
   */
  sendmsg(
    buffers: Iterable<BytesLike>,
    ancdata?: Iterable<AncillaryInput>,
    flags: Integer = 0,
    address: Address = null,
  ): number {
    const { _descriptor } = this;
    const request = messageRequest(_descriptor, arguments, buffers, ancdata, flags, address);
    const sent = transmitMessage(_descriptor, request);
    if (sent < 0) {
      const where = arguments.length > 3 ? endpoint(address, this._descriptor.family) : {};
      throw failure(sent, { ...SENDMSG, ...where });
    }
    return sent;
  }

  /**
   * `sendmsg_afalg([msg], *, op[, iv[, assoclen[, flags=0]]])`
   *
   * Sends to an operation socket of AF_ALG, what accept() returned there: the buffers of msg, with
   * the operation (ALG_OP_ENCRYPT, ...), the initialisation vector and the length of the data that
   * is authenticated only. Returns the count of bytes. Throws OSError on other families, TypeError.
   * See the kernel's Documentation/crypto/userspace-if.rst.
   */
  sendmsg_afalg(msg?: Iterable<BytesLike> | AfalgKeywords, keywords?: AfalgKeywords): number;
  sendmsg_afalg(...args: unknown[]): number {
    const sent = transmitMessage(this._descriptor, afalgRequest(this._descriptor, args));
    if (sent < 0) throw failure(sent, SENDMSG);
    return sent;
  }

  /**
   * `sendfile(file, offset=0, count=None)`
   *
   * Sends a file until its end, or count bytes of it, and returns how many were sent. The file is a
   * descriptor or an `fs.promises.FileHandle`, which stand for Python's `open(path, 'rb')`, or an
   * object with Python's `read`, and `fileno` and `seek` where it has them.
   *
   * A file with a descriptor is sent by the kernel, from offset on wherever it stands; any other is
   * read in pieces of 8 KiB, from where it stands when offset is 0. Afterwards, also after an error,
   * it stands behind what was sent. What has no size, as a pipe, is an empty file.
   *
   * Waits at most the timeout for each piece, and once more after the last one. Throws TimeoutError,
   * ValueError on a non-blocking socket, for a type other than SOCK_STREAM, for a file in text mode
   * and for a count below 1, BrokenPipeError, and what the file's methods throw. See sendfile(2).
   */
  sendfile(
    file: FileObject | SendfileKeywords,
    offset?: Integer | SendfileKeywords,
    count?: Integer | null | SendfileKeywords,
  ): number;
  sendfile(...args: unknown[]): number {
    return drive(sendfileSteps(this._descriptor, args), (step) => performSendfile(this, step));
  }
}

brand(Socket, 'socket.blocking');

/** Python: socket.socket, with and without `new`; `class X extends socket.socket` works. */
export const socket: SocketConstructor<Socket> = callable(Socket);
// Python's texts name the type.
Object.defineProperty(Socket, 'name', { value: 'socket' });
export type socket = Socket;
/** Python: socket.SocketType */
export const SocketType: SocketConstructor<Socket> = socket;

// The others, which are the shortest, say from() themselves.
const CALLS =
  'accept connect connect_ex makefile recvmsg recvmsg_into sendfile sendmsg sendmsg_afalg';
publish(Socket.prototype, CALLS.split(' '));
