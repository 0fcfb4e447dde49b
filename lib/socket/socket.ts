/** The socket class of the blocking flavour, whose calls wait on the calling thread. */
import { recv, recvfrom, recvfrom_into, recv_into } from './calls/recv.js';
import { type MessageRest, messageRest, recvmsg, recvmsg_into } from './calls/recvmsg.js';
import { holdMessages, receiveMessages, recvmmsgRequest } from './calls/recvmmsg.js';
import { send, sendto } from './calls/send.js';
import { performSendfile } from './calls/sendfile.js';
import { sendmsgRequest, sendmsg } from './calls/sendmsg.js';
import { type OutgoingMessage, sendMessages, sendmmsgRequest } from './calls/sendmmsg.js';
import {
  type Address,
  decode,
  encode,
  type Inet,
  type ReturnedAddress,
  requireKnownFamily,
} from '../address/address.js';
import { leftAddress } from '../addon/flat-address.js';
import { native } from '../addon/binding.js';
import { brand } from '../python/brand.js';
import type { Bytes, BytesLike } from '../python/bytes.js';
import type { AncillaryInput } from './calls/ancillary.js';
import { afalgRequest, type AfalgKeywords } from './calls/afalg.js';
import { callable } from '../python/callable.js';
import { accept, bytesSent, connect } from '../addon/syscalls.js';
import { check, addressFields } from '../addon/check.js';
import { claim } from './descriptor.js';
import { drive } from '../waiting/steps.js';
import { beginAtMethod, publish } from '../python/entry.js';
import type { FileObject } from './calls/file-object.js';
import { promiseFlavour, type PromiseSocket } from '../views.js';
import type { AnyFile, FileOf } from '../file/makefile.js';
import type { TextKeywords } from '../file/text-io-wrapper.js';
import { takesNone, takesOne } from '../python/arguments.js';
import { EWOULDBLOCK } from '../addon/errno.js';
import { failure, isTimeout, sendallFailure } from '../addon/result.js';
import { type SendfileKeywords, sendfileSteps } from './calls/sendfile.js';
import type { BufferKeywords } from './calls/request-buffer.js';
import { room } from '../addon/slab.js';
import { acceptSignature, SocketBase } from './socket-base.js';
import type { MessageBatch } from './message-batch.js';
import { withdrawMethods } from './withdrawn.js';
import { getDefault } from '../waiting/timeout.js';
import type { Integer } from '../python/types.js';
import type { SocketConstructor } from './socket-constructor.js';

/** Loads the code of files and of text at the first makefile(). Most programs call none. */
function files(): typeof import('../file/blocking.js') {
  return require('../file/blocking.js') as typeof import('../file/blocking.js');
}

const RECV = { syscall: 'recv' };
const RECVFROM = { syscall: 'recvfrom' };
const RECVMMSG = { syscall: 'recvmmsg' };
const RECVMSG = { syscall: 'recvmsg' };
const SEND = { syscall: 'send' };
const SENDMMSG = { syscall: 'sendmmsg' };
const SENDMSG = { syscall: 'sendmsg' };

/** Prepares the error of a method on the shortest path: see entry.ts. */
function from<E>(error: E, method: string): E {
  return beginAtMethod(error, Socket.prototype, method);
}

/**
 * Python: socket.socket, one end of a connection. Calls wait on the calling thread, for at most the
 * socket's timeout (settimeout(): null, the default, waits forever, 0 not at all). See socket(2).
 */
export class Socket extends SocketBase {
  /**
   * The promise view of this socket. Both views share one descriptor and one state, including the
   * timeout and closing, and a program may make calls of both kinds. A blocking call does not wait
   * for pending promises: it takes what arrives, and they continue to wait.
   *
   * Differs from Python: an addition.
   */
  get promises(): PromiseSocket {
    return this._viewAs(promiseFlavour);
  }

  /**
   * `accept()`
   *
   * Accepts a connection from a client. Waits for one for at most the timeout. See accept(2).
   *
   * @typeParam A - the shape of the family's addresses, [host, port] unless it is given
   * @returns a plain socket, whose timeout is the module's default, and the client's address
   * @throws TimeoutError, BlockingIOError (EAGAIN), OSError (EINVAL if it does not listen,
   * EOPNOTSUPP for datagrams, EMFILE, EBADF), TypeError
   */
  accept<A extends ReturnedAddress | null = Inet>(): [conn: Socket, address: A] {
    if (arguments.length > 0) acceptSignature(arguments);
    const [fd, address] = this._accept();
    const { family, type, proto, timeout } = this._descriptor;
    const conn = claim(fd, () => new Socket(family, type, proto, { fileno: fd }));
    // Some systems copy the listener's blocking mode, which the new socket must not inherit.
    try {
      if (getDefault() < 0 && timeout >= 0) conn.setblocking(true);
    } catch (error) {
      conn.close();
      throw error;
    }
    return [conn, address as A];
  }

  /** @internal Python's private hook. Returns the descriptor and the address. */
  _accept(): [fd: number, address: ReturnedAddress | null] {
    takesNone('socket._accept', arguments);
    const { fd, timeout } = this._descriptor;
    requireKnownFamily(this._descriptor);
    const accepted = check(accept(fd, timeout), 'accept');
    try {
      return [accepted, decode(leftAddress, this._descriptor)];
    } catch (error) {
      native.close(accepted);
      throw error;
    }
  }

  /**
   * `connect(address, /)`
   *
   * Connects to an address. Waits for the connection for at most the timeout. A host name is looked
   * up before. See connect(2).
   *
   * @param address - [host, port], a path, ...: the shape is that of the family
   * @throws ConnectionRefusedError (ECONNREFUSED), TimeoutError, BlockingIOError (EINPROGRESS), OSError
   * (EISCONN, ENETUNREACH, EHOSTUNREACH, EBADF); TypeError, OverflowError or gaierror for the address
   */
  connect(address: Address): null {
    takesOne('socket.connect', arguments);
    const result = this.begin('connect', address);
    if (result < 0)
      throw failure(result, {
        syscall: 'connect',
        ...addressFields(address, this._descriptor.family),
      });
    return null;
  }

  /**
   * `connect_ex(address, /)`
   *
   * Like connect(), but returns the errno of a failed connection.
   *
   * @returns 0, or an errno: EAGAIN if the timeout expires
   * @throws TypeError, OverflowError or gaierror for the address
   */
  connect_ex(address: Address): number {
    takesOne('socket.connect_ex', arguments);
    const result = this.begin('connect_ex', address);
    return isTimeout(result) ? EWOULDBLOCK : Math.abs(result);
  }

  private begin(caller: string, address: unknown): number {
    const sockaddr = encode(caller, this._descriptor, address);
    // The descriptor is read after the address, whose getters may have closed the socket.
    const { fd, timeout } = this._descriptor;
    return connect(fd, sockaddr, timeout);
  }

  /**
   * `recv(bufsize[, flags], /)`
   *
   * Receives bytes. Waits for the first of them for at most the timeout. See recv(2).
   *
   * @param bufsize - the most bytes to recv; 0 returns at once
   * @param flags - MSG_* constants: MSG_PEEK | MSG_DONTWAIT
   * @returns the bytes; none if the peer has closed the connection
   * @throws TimeoutError, BlockingIOError (EAGAIN), ConnectionResetError (ECONNRESET), OSError (ENOTCONN,
   * EBADF), ValueError for a negative size, TypeError, OverflowError
   */
  recv(bufsize: Integer, flags: Integer = 0): Bytes {
    const received = recv(this, arguments, bufsize, flags);
    if (received < 0) throw from(failure(received, RECV), 'recv');
    return room.take(received);
  }

  /**
   * `recvfrom(bufsize[, flags], /)`
   *
   * Receives bytes and the address they come from. Waits like recv(). See recvfrom(2).
   *
   * @typeParam A - the shape of the family's addresses, [host, port] unless it is given
   * @param bufsize - the most bytes to recv; the rest of a datagram is lost
   * @param flags - MSG_* constants
   * @returns the bytes, and the sender's address, which is null on connected TCP and for a Unix socket
   * without a name
   * @throws as recv()
   */
  recvfrom<A extends ReturnedAddress | null = Inet>(
    bufsize: Integer,
    flags: Integer = 0,
  ): [data: Bytes, address: A] {
    const received = recvfrom(this, arguments, bufsize, flags);
    if (received < 0) throw from(failure(received, RECVFROM), 'recvfrom');
    return [room.take(received), decode(leftAddress, this._descriptor) as A];
  }

  /**
   * `recv_into(buffer, nbytes=0, flags=0)`
   *
   * Receives into a buffer. Waits like recv(). See recv(2).
   *
   * @param buffer - any view or ArrayBuffer
   * @param nbytes - the most bytes to recv; 0 means the length of the buffer
   * @param flags - MSG_* constants
   * @returns how many bytes came; 0 if the peer has closed the connection
   * @throws as recv(), ValueError when nbytes does not fit
   */
  recv_into(buffer: BytesLike, nbytes?: Integer, flags?: Integer): number;
  /** `recv_into(buffer, nbytes, flags=0)` */
  recv_into(buffer: BytesLike, nbytes: Integer, keywords: Pick<BufferKeywords, 'flags'>): number;
  /** `recv_into(buffer, *, nbytes=0, flags=0)` */
  recv_into(buffer: BytesLike, keywords: Omit<BufferKeywords, 'buffer'>): number;
  /** `recv_into(*, buffer, nbytes=0, flags=0)` */
  recv_into(keywords: BufferKeywords): number;
  recv_into(buffer: unknown, nbytes: unknown = 0, flags: unknown = 0): number {
    const received = recv_into(this, arguments, buffer, nbytes, flags);
    if (received < 0) throw from(failure(received, RECV), 'recv_into');
    return received;
  }

  /**
   * `recvfrom_into(buffer, nbytes=0, flags=0)`
   *
   * Receives into a buffer, and returns the address that the bytes come from. Waits like recv().
   * See recvfrom(2).
   *
   * @typeParam A - the shape of the family's addresses, [host, port] unless it is given
   * @param buffer - any view or ArrayBuffer
   * @param nbytes - the most bytes to recv; 0 means the length of the buffer
   * @param flags - MSG_* constants
   * @returns how many bytes came, and the sender's address as with recvfrom()
   * @throws as recv(), ValueError when nbytes does not fit
   */
  recvfrom_into<A extends ReturnedAddress | null = Inet>(
    buffer: BytesLike,
    nbytes?: Integer,
    flags?: Integer,
  ): [nbytes: number, address: A];
  /** `recvfrom_into(buffer, nbytes, flags=0)` */
  recvfrom_into<A extends ReturnedAddress | null = Inet>(
    buffer: BytesLike,
    nbytes: Integer,
    keywords: Pick<BufferKeywords, 'flags'>,
  ): [nbytes: number, address: A];
  /** `recvfrom_into(buffer, *, nbytes=0, flags=0)` */
  recvfrom_into<A extends ReturnedAddress | null = Inet>(
    buffer: BytesLike,
    keywords: Omit<BufferKeywords, 'buffer'>,
  ): [nbytes: number, address: A];
  /** `recvfrom_into(*, buffer, nbytes=0, flags=0)` */
  recvfrom_into<A extends ReturnedAddress | null = Inet>(
    keywords: BufferKeywords,
  ): [nbytes: number, address: A];
  recvfrom_into(
    buffer: unknown,
    nbytes: unknown = 0,
    flags: unknown = 0,
  ): [nbytes: number, address: ReturnedAddress | null] {
    const received = recvfrom_into(this, arguments, buffer, nbytes, flags);
    if (received < 0) throw from(failure(received, RECVFROM), 'recvfrom_into');
    return [received, decode(leftAddress, this._descriptor)];
  }

  /**
   * `send(data[, flags], /)`
   *
   * Sends bytes. Waits for buffer space for at most the timeout. See send(2).
   *
   * @param data - bytes, never text: Buffer.from('text')
   * @param flags - MSG_* constants
   * @returns how many bytes the kernel took, which may be fewer: sendall() sends them all
   * @throws TimeoutError, BlockingIOError (EAGAIN), BrokenPipeError (EPIPE), ConnectionResetError
   * (ECONNRESET), OSError (ENOTCONN, EDESTADDRREQ, EMSGSIZE, EBADF), TypeError, OverflowError
   */
  send(data: BytesLike, flags: Integer = 0): number {
    const sent = send(this, 'send', arguments, data, flags);
    if (sent < 0) throw from(failure(sent, SEND), 'send');
    return sent;
  }

  /**
   * `sendall(data[, flags], /)`
   *
   * Sends all the bytes. Waits for buffer space as often as necessary. The timeout limits the whole
   * call.
   *
   * @param data - bytes, never text: Buffer.from('text')
   * @param flags - MSG_* constants
   * @throws as send(). Bytes sent before an error stay sent: `bytes_sent` is their number
   */
  sendall(data: BytesLike, flags: Integer = 0): null {
    const sent = send(this, 'sendall', arguments, data, flags);
    if (sent < 0) throw from(sendallFailure(sent, bytesSent()), 'sendall');
    return null;
  }

  /**
   * `sendto(data, address, /)` or `sendto(data, flags, address, /)`
   *
   * Sends bytes to an address. Waits like send(). A host name is looked up before. See sendto(2).
   *
   * @param data - bytes, never text: Buffer.from('text')
   * @param address - [host, port], a path, ...: the shape is that of the family
   * @returns how many bytes were sent
   * @throws as send(); TypeError, OverflowError or gaierror for the address
   */
  sendto(data: BytesLike, address: Address): number;
  /**
   * `sendto(data, flags, address, /)`
   *
   * @param flags - MSG_* constants
   */
  sendto(data: BytesLike, flags: Integer, address: Address): number;
  sendto(data: BytesLike, second: unknown, third?: unknown): number {
    const sent = sendto(this, arguments, data, second, third);
    if (sent < 0) {
      const address = arguments.length === 3 ? third : second;
      const where = addressFields(address, this._descriptor.family);
      throw from(failure(sent, { syscall: 'sendto', ...where }), 'sendto');
    }
    return sent;
  }

  /**
   * `makefile(mode='r', buffering=None, *, encoding=None, errors=None, newline=None)`
   *
   * Makes a Python file object on the socket, which reads and writes lines of text, or bytes. The
   * descriptor is closed when the socket and all its files are closed. See Python's io.open().
   *
   * Close or flush a file. What it still buffers when the process ends is lost. A file without
   * references is flushed and closed when the garbage collector runs, if it does.
   *
   * Differs from Python: nothing is flushed at the end of the process; encodings that are missing:
   * ISO-2022, HZ, Johab, JIS X 0213, IDNA, Punycode, the escapes; namereplace.
   *
   * @param mode - letters of 'rwb': 'r' reads text, 'rwb' reads and writes bytes
   * @param buffering - the size of the buffer in bytes; null or below 0 means 8192, 0 means none
   * (bytes only)
   * @param keywords - encoding (default UTF-8), errors (default 'strict') and newline, as for
   * open()
   * @throws ValueError, LookupError for an encoding, TypeError
   */
  makefile<const M extends string = 'r', const B extends Integer | null = null>(
    mode?: M,
    buffering?: B,
    keywords?: TextKeywords,
  ): FileOf<'now', M, B>;
  /** `makefile(mode, *, buffering=None, encoding=None, errors=None, newline=None)` */
  makefile<const M extends string = 'r', const B extends Integer | null = null>(
    mode: M,
    keywords: TextKeywords & { buffering?: B },
  ): FileOf<'now', M, B>;
  /** `makefile(*, mode='r', buffering=None, encoding=None, errors=None, newline=None)` */
  makefile<const M extends string = 'r', const B extends Integer | null = null>(
    keywords: TextKeywords & { mode?: M; buffering?: B },
  ): FileOf<'now', M, B>;
  makefile(): AnyFile {
    return files().makefile(this, arguments);
  }

  /**
   * `recvmsg(bufsize[, ancbufsize[, flags]], /)`
   *
   * Receives bytes and their ancillary data. Waits like recv(). See recvmsg(2), cmsg(3).
   *
   * Differs from Python: received descriptors are not inheritable.
   *
   * @typeParam A - the shape of the family's addresses, [host, port] unless it is given
   * @param bufsize - the most bytes to recv
   * @param ancbufsize - the room for ancillary data in bytes: CMSG_SPACE(4) for a descriptor
   * @param flags - MSG_* constants
   * @returns the bytes; [cmsg_level, cmsg_type, cmsg_data] for each item of ancillary data; the
   * flags of the message (MSG_TRUNC, MSG_CTRUNC, MSG_EOR, ...); the sender's address, null if there
   * is none
   * @throws as recv(), ValueError for a size out of range
   */
  recvmsg<A extends ReturnedAddress | null = Inet>(
    bufsize: Integer,
    ancbufsize: Integer = 0,
    flags: Integer = 0,
  ): [data: Bytes, ...MessageRest<A>] {
    const received = recvmsg(this, arguments, bufsize, ancbufsize, flags);
    if (received < 0) throw failure(received, RECVMSG);
    // In this order, because messageRest() hands over or closes the received descriptors.
    const rest = messageRest<A>(this._descriptor);
    return [room.takeWithin(received), ...rest];
  }

  /**
   * `recvmsg_into(buffers[, ancbufsize[, flags]], /)`
   *
   * Like recvmsg(), but into several buffers, one after the other. See recvmsg(2).
   *
   * Differs from Python: received descriptors are not inheritable.
   *
   * @typeParam A - the shape of the family's addresses, [host, port] unless it is given
   * @param buffers - views or ArrayBuffers
   * @param ancbufsize - the room for ancillary data in bytes
   * @param flags - MSG_* constants
   * @returns how many bytes came, and the rest as with recvmsg()
   * @throws as recvmsg()
   */
  recvmsg_into<A extends ReturnedAddress | null = Inet>(
    buffers: Iterable<BytesLike>,
    ancbufsize: Integer = 0,
    flags: Integer = 0,
  ): [nbytes: number, ...MessageRest<A>] {
    const received = recvmsg_into(this, arguments, buffers, ancbufsize, flags);
    if (received < 0) throw failure(received, RECVMSG);
    return [received, ...messageRest<A>(this._descriptor)];
  }

  /**
   * `recvmmsg_into(batch[, flags], /)`
   *
   * Receives all available messages that fit into the batch, in one system call. Waits for the
   * first of them, for at most the timeout, and for no other. The previous contents of the batch
   * are discarded, even if the call fails. See recvmmsg(2).
   *
   * Differs from Python: an addition.
   *
   * @param batch - the destination: a MessageBatch of `pysocket/messages`
   * @param flags - MSG_* constants
   * @returns how many messages there are in the batch now
   * @throws as recvmsg(), ValueError for a socket of type SOCK_STREAM. An error that occurs after
   * the first message is left for the next call
   */
  recvmmsg_into(batch: MessageBatch, flags: Integer = 0): number {
    const { _descriptor } = this;
    const request = recvmmsgRequest(_descriptor, arguments, batch, flags);
    const received = receiveMessages(_descriptor, request, _descriptor.timeout);
    if (received < 0) throw failure(received, RECVMMSG);
    holdMessages(_descriptor, request, received);
    return received;
  }

  /**
   * `sendmmsg(messages[, flags[, start]], /)`
   *
   * Sends messages until the kernel refuses one, in as few system calls as possible. Waits for
   * buffer space for the first of them, for at most the timeout, and for no other. The messages of
   * a batch go back to their senders, split into the datagrams that UDP_GRO joined. See
   * sendmmsg(2).
   *
   * Differs from Python: an addition.
   *
   * @param messages - a MessageBatch, or for each message its bytes, or an array of the bytes, the
   * destination address (null: the peer) and ancillary data: `[data, ['127.0.0.1', 5000]]`. The
   * bytes may be an array of buffers
   * @param flags - MSG_* constants
   * @param start - the index of the first message to send, to continue after an earlier call
   * @returns how many messages were sent: the next call reports why the first of the others was
   * refused
   * @throws as sendmsg(), ValueError for a socket of type SOCK_STREAM, and for a negative start
   */
  sendmmsg(
    messages: MessageBatch | Iterable<OutgoingMessage>,
    flags: Integer = 0,
    start: Integer = 0,
  ): number {
    const { _descriptor } = this;
    const request = sendmmsgRequest(_descriptor, arguments, messages, flags, start);
    const sent = sendMessages(_descriptor, request, _descriptor.timeout);
    if (sent < 0) throw failure(sent, SENDMMSG);
    return sent;
  }

  /**
   * `sendmsg(buffers[, ancdata[, flags[, address]]], /)`
   *
   * Sends the bytes of several buffers as one message, with ancillary data. Waits like send(). See
   * sendmsg(2), cmsg(3).
   *
   * @param buffers - an array of buffers
   * @param ancdata - [cmsg_level, cmsg_type, cmsg_data] for each item
   * @param flags - MSG_* constants
   * @param address - null: the peer
   * @returns how many bytes were sent
   * @throws as sendto(), OSError for ancillary data that the kernel rejects
   */
  sendmsg(
    buffers: Iterable<BytesLike>,
    ancdata?: Iterable<AncillaryInput>,
    flags: Integer = 0,
    address: Address = null,
  ): number {
    const { _descriptor } = this;
    const request = sendmsgRequest(_descriptor, arguments, buffers, ancdata, flags, address);
    const { fd, timeout } = _descriptor;
    const sent = sendmsg(fd, request, timeout);
    if (sent < 0) {
      const where = arguments.length > 3 ? addressFields(address, this._descriptor.family) : {};
      throw failure(sent, { ...SENDMSG, ...where });
    }
    return sent;
  }

  /**
   * `sendmsg_afalg([msg], *, op[, iv[, assoclen[, flags=0]]])`
   *
   * Sends to an operation socket of AF_ALG, as returned by accept(). See the kernel's
   * Documentation/crypto/userspace-if.rst.
   *
   * @param msg - the buffers to work on
   * @param keywords - op: ALG_OP_ENCRYPT, ...; iv: the initialisation vector; assoclen: how many
   * bytes are only authenticated
   * @returns how many bytes were sent
   * @throws OSError for another family, and as send(); TypeError
   */
  sendmsg_afalg(msg: Iterable<BytesLike>, keywords: Omit<AfalgKeywords, 'msg'>): number;
  /** `sendmsg_afalg(*, msg, op, iv, assoclen, flags=0)` */
  sendmsg_afalg(keywords: AfalgKeywords): number;
  sendmsg_afalg(...args: unknown[]): number {
    const request = afalgRequest(this._descriptor, args);
    const { fd, timeout } = this._descriptor;
    const sent = sendmsg(fd, request, timeout);
    if (sent < 0) throw failure(sent, SENDMSG);
    return sent;
  }

  /**
   * `sendfile(file, offset=0, count=None)`
   *
   * Sends a file up to its end, or count bytes of it. Waits at most the timeout for each piece, and
   * once more after the last one. See sendfile(2).
   *
   * The kernel sends a file with a descriptor, starting at offset regardless of its position. Any
   * other file is read in pieces of 8 KiB, starting at its position if offset is 0. Afterwards,
   * even after an error, the position is behind the bytes sent. A file without a size, such as a
   * pipe, counts as empty.
   *
   * Differs from Python: on Windows a descriptor's file keeps its position if offset is not 0; if
   * it is 0, the position is behind the bytes read (row 25 of README's table).
   *
   * @param file - a descriptor or an `fs.promises.FileHandle`, which stand for Python's
   * `open(path, 'rb')`, or an object with Python's `read`, and `fileno` and `seek` where it has them
   * @param offset - where to start
   * @param count - how many bytes to send; null: all
   * @returns how many bytes were sent
   * @throws TimeoutError; ValueError on a non-blocking socket, for a type other than SOCK_STREAM, for a
   * file in text mode and for a count below 1; BrokenPipeError and others of send(); what methods of
   * the file throw
   */
  sendfile(file: FileObject, offset?: Integer, count?: Integer | null): number;
  /** `sendfile(file, offset, count=None)` */
  sendfile(file: FileObject, offset: Integer, keywords: Pick<SendfileKeywords, 'count'>): number;
  /** `sendfile(file, *, offset=0, count=None)` */
  sendfile(file: FileObject, keywords: Omit<SendfileKeywords, 'file'>): number;
  /** `sendfile(*, file, offset=0, count=None)` */
  sendfile(keywords: SendfileKeywords): number;
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

withdrawMethods(Socket.prototype);
// The other methods are on the shortest path and call from() themselves.
const CALLS =
  'accept connect connect_ex makefile recvmmsg_into recvmsg recvmsg_into sendfile sendmmsg sendmsg sendmsg_afalg';
publish(Socket.prototype, CALLS.split(' '));
