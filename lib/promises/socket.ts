/** The socket class, promise flavour: what may wait returns a promise. */
import type { MessageRest } from '../socket/calls/recvmsg.js';
import { type Address, decode, type Inet, type ReturnedAddress } from '../address/address.js';
import { leftAddress } from '../addon/flat-address.js';
import { native } from '../addon/binding.js';
import { readLater } from '../addon/node-files.js';
import { brand } from '../python/brand.js';
import { callable } from '../python/callable.js';
import type { FileOf } from '../file/makefile.js';
import type { TextKeywords } from '../file/text-io-wrapper.js';
import { publish } from '../python/entry.js';
import { blockingFlavour } from '../views.js';
import type { Socket } from '../socket/socket.js';
import { getDefault } from '../waiting/timeout.js';
import { AbortError, type Cancellable, signalKeyword, takeSignal } from '../waiting/abort.js';
import type { AnyFile } from './file/files.js';
import { connections } from './connections.js';
import { accept } from './operations/accept.js';
import { connect, connect_ex } from './operations/connect.js';
import { ChannelSocket } from './channel-socket.js';
import { recv, recv_into, recvfrom, recvfrom_into } from './operations/recv.js';
import { recvmmsg_into } from './operations/recvmmsg.js';
import { recvmsg, recvmsg_into } from './operations/recvmsg.js';
import { send, sendall, sendto } from './operations/send.js';
import { SendFile } from './operations/sendfile.js';
import { sendmmsg } from './operations/sendmmsg.js';
import * as shortly from './short-calls.js';
import { sendmsg, sendmsg_afalg } from './operations/sendmsg.js';
import type { AfalgKeywords } from '../socket/calls/afalg.js';
import type { AncillaryInput } from '../socket/calls/ancillary.js';
import type { Bytes, BytesLike } from '../python/bytes.js';
import type { FileObject } from '../socket/calls/file-object.js';
import type { OutgoingMessage } from '../socket/calls/sendmmsg.js';
import type { MessageBatch } from '../socket/message-batch.js';
import type { BufferKeywords } from '../socket/calls/request-buffer.js';
import { type SendfileKeywords, sendfileSteps, type Step } from '../socket/calls/sendfile.js';
import { driveLater } from '../waiting/steps.js';
import type { Integer } from '../python/types.js';
import type { SocketConstructor } from '../socket/socket-constructor.js';
import { withdrawMethods } from '../socket/withdrawn.js';

/** Files, and what text needs, are loaded by the first makefile(): most programs call none. */
function files(): typeof import('./file/files.js') {
  return require('./file/files.js') as typeof import('./file/files.js');
}

/** Where `[...arguments]` stands, every call makes the object `arguments`, also those that do not come there. */
function listOf(...args: unknown[]): unknown[] {
  return args;
}

/**
 * Python: socket.socket, whose waiting calls return promises. They wait on an engine of this package,
 * not on this thread and not on the threads that Node's own calls use, as long as the socket's timeout
 * says (settimeout(), in seconds), and keep the process alive meanwhile. Each takes `{ signal }` as a
 * last keyword, and rejects with AbortError when it is cancelled. Calls in one direction complete in
 * order; the directions are independent. Arguments that are wrong are rejections, too. See socket(2).
 *
 * Differs from Python: SO_RCVTIMEO, SO_SNDTIMEO and a non-blocking mode that somebody else gave the
 * descriptor end no call.
 */
export class PromiseSocket extends ChannelSocket {
  /**
   * The blocking view of this socket: one descriptor and one state, timeout and end included, of which
   * calls of both kinds may be made. A blocking call does not wait for promises that are pending: it
   * takes what comes, and they go on waiting.
   *
   * Differs from Python: an addition.
   */
  get blocking(): Socket {
    return this._viewAs(blockingFlavour);
  }

  /**
   * `accept()`
   *
   * Takes a connection that a client has made, or waits for one, at most the timeout. See accept(2).
   *
   * @typeParam A - the shape of the family's addresses, [host, port] unless it is given
   * @param keywords - signal: cancels
   * @returns a promise of a plain socket, whose timeout is the module's default, and the client's address
   * @throws TimeoutError, BlockingIOError (EAGAIN), OSError (EINVAL when it does not listen, EOPNOTSUPP
   * for datagrams, EMFILE; EBADF when it is closed), AbortError, TypeError
   */
  accept<A extends ReturnedAddress | null = Inet>(
    keywords?: Cancellable,
  ): Promise<[conn: PromiseSocket, address: A]>;
  accept(...args: unknown[]): Promise<[conn: PromiseSocket, address: ReturnedAddress | null]> {
    return this.reads((sock) => accept(sock, args, (fd) => this.accepted(fd)), args, 'accept');
  }

  private accepted(fd: number): [conn: PromiseSocket, address: ReturnedAddress | null] {
    const { family, type, proto, timeout } = this._descriptor;
    let conn: PromiseSocket | undefined;
    try {
      const address = decode(leftAddress, this._descriptor);
      conn = new PromiseSocket(family, type, proto, { fileno: fd });
      if (getDefault() < 0 && timeout >= 0) conn.setblocking(true);
      return [conn, address];
    } catch (error) {
      if (conn === undefined) native.close(fd);
      else conn.close();
      throw error;
    }
  }

  /**
   * `connect(address, /)`
   *
   * Connects to an address, waiting at most the timeout. As in Python that does not limit the time to
   * look a name up, which another thread does; a signal and close() end the call meanwhile, too. See
   * connect(2).
   *
   * @param address - [host, port], a path, ...: the shape is that of the family
   * @param keywords - signal: cancels
   * @returns a promise of null
   * @throws ConnectionRefusedError (ECONNREFUSED), TimeoutError, BlockingIOError (EINPROGRESS), OSError
   * (EISCONN, ENETUNREACH, EHOSTUNREACH, EBADF), AbortError; TypeError, OverflowError or gaierror for the
   * address
   */
  connect(address: Address, keywords?: Cancellable): Promise<null>;
  connect(...args: unknown[]): Promise<null> {
    return this.writes(connect, args);
  }

  /**
   * `connect_ex(address, /)`
   *
   * As connect(), but an errno is a value.
   *
   * @param keywords - signal: cancels
   * @returns a promise of 0, or of an errno: EAGAIN when the timeout is over
   * @throws AbortError; TypeError, OverflowError or gaierror for the address
   */
  connect_ex(address: Address, keywords?: Cancellable): Promise<number>;
  connect_ex(...args: unknown[]): Promise<number> {
    return this.writes(connect_ex, args);
  }

  /**
   * `recv(bufsize[, flags], /)`
   *
   * Receives bytes, or waits for the first of them, at most the timeout. See recv(2).
   *
   * @param bufsize - the most bytes to receive; 0 returns at once
   * @param flags - MSG_* constants: MSG_PEEK | MSG_DONTWAIT
   * @param keywords - signal: cancels
   * @returns a promise of the bytes; none when the peer has closed the connection
   * @throws TimeoutError, BlockingIOError (EAGAIN), ConnectionResetError (ECONNRESET), OSError (ENOTCONN;
   * EBADF when it is closed), AbortError, ValueError for a negative size, TypeError, OverflowError
   */
  recv(bufsize: Integer, flags?: Integer, keywords?: Cancellable): Promise<Bytes>;
  /** `recv(bufsize, /)`, to be cancelled */
  recv(bufsize: Integer, keywords: Cancellable): Promise<Bytes>;
  recv(): Promise<Bytes> {
    const short = arguments.length === 1 ? shortly.recv(this, arguments[0]) : null;
    return short ?? this.reads(recv, listOf(...arguments));
  }

  /**
   * `recvfrom(bufsize[, flags], /)`
   *
   * Receives bytes and the address they come from. Waits as recv(). See recvfrom(2).
   *
   * @typeParam A - the shape of the family's addresses, [host, port] unless it is given
   * @param bufsize - the most bytes to receive; the rest of a datagram is lost
   * @param flags - MSG_* constants
   * @param keywords - signal: cancels
   * @returns a promise of the bytes, and the sender's address, which is null on connected TCP and for a
   * Unix socket without a name
   * @throws as recv()
   */
  recvfrom<A extends ReturnedAddress | null = Inet>(
    bufsize: Integer,
    flags?: Integer,
    keywords?: Cancellable,
  ): Promise<[data: Bytes, address: A]>;
  /** `recvfrom(bufsize, /)`, to be cancelled */
  recvfrom<A extends ReturnedAddress | null = Inet>(
    bufsize: Integer,
    keywords: Cancellable,
  ): Promise<[data: Bytes, address: A]>;
  recvfrom(...args: unknown[]): Promise<[data: Bytes, address: ReturnedAddress | null]> {
    return this.reads(recvfrom, args);
  }

  /**
   * `recv_into(buffer, nbytes=0, flags=0)`
   *
   * Receives into a buffer. Waits as recv(). The buffer is touched only while an attempt is made, on this
   * thread: the program may move or detach it meanwhile, and then the call rejects. See recv(2).
   *
   * @param buffer - any view or ArrayBuffer
   * @param nbytes - the most bytes to receive; 0 means the length of the buffer
   * @param flags - MSG_* constants
   * @param keywords - signal: cancels
   * @returns a promise of how many bytes came; 0 when the peer has closed the connection
   * @throws as recv(), ValueError when nbytes does not fit
   */
  recv_into(
    buffer: BytesLike,
    nbytes?: Integer,
    flags?: Integer,
    keywords?: Cancellable,
  ): Promise<number>;
  /** `recv_into(buffer, nbytes, flags=0)` */
  recv_into(
    buffer: BytesLike,
    nbytes: Integer,
    keywords: Pick<BufferKeywords, 'flags'> & Cancellable,
  ): Promise<number>;
  /** `recv_into(buffer, *, nbytes=0, flags=0)` */
  recv_into(
    buffer: BytesLike,
    keywords: Omit<BufferKeywords, 'buffer'> & Cancellable,
  ): Promise<number>;
  /** `recv_into(*, buffer, nbytes=0, flags=0)` */
  recv_into(keywords: BufferKeywords & Cancellable): Promise<number>;
  recv_into(...args: unknown[]): Promise<number> {
    return this.reads(recv_into, args);
  }

  /**
   * `recvfrom_into(buffer, nbytes=0, flags=0)`
   *
   * Receives into a buffer, and tells the address the bytes come from: see recv_into(). See recvfrom(2).
   *
   * @typeParam A - the shape of the family's addresses, [host, port] unless it is given
   * @param buffer - any view or ArrayBuffer
   * @param nbytes - the most bytes to receive; 0 means the length of the buffer
   * @param flags - MSG_* constants
   * @param keywords - signal: cancels
   * @returns a promise of how many bytes came, and the sender's address as of recvfrom()
   * @throws as recv_into()
   */
  recvfrom_into<A extends ReturnedAddress | null = Inet>(
    buffer: BytesLike,
    nbytes?: Integer,
    flags?: Integer,
    keywords?: Cancellable,
  ): Promise<[nbytes: number, address: A]>;
  /** `recvfrom_into(buffer, nbytes, flags=0)` */
  recvfrom_into<A extends ReturnedAddress | null = Inet>(
    buffer: BytesLike,
    nbytes: Integer,
    keywords: Pick<BufferKeywords, 'flags'> & Cancellable,
  ): Promise<[nbytes: number, address: A]>;
  /** `recvfrom_into(buffer, *, nbytes=0, flags=0)` */
  recvfrom_into<A extends ReturnedAddress | null = Inet>(
    buffer: BytesLike,
    keywords: Omit<BufferKeywords, 'buffer'> & Cancellable,
  ): Promise<[nbytes: number, address: A]>;
  /** `recvfrom_into(*, buffer, nbytes=0, flags=0)` */
  recvfrom_into<A extends ReturnedAddress | null = Inet>(
    keywords: BufferKeywords & Cancellable,
  ): Promise<[nbytes: number, address: A]>;
  recvfrom_into(): Promise<[nbytes: number, address: ReturnedAddress | null]> {
    const short = arguments.length === 1 ? shortly.recvfrom_into(this, arguments[0]) : null;
    return short ?? this.reads(recvfrom_into, listOf(...arguments));
  }

  /**
   * `recvmsg(bufsize[, ancbufsize[, flags]], /)`
   *
   * Receives bytes and what comes beside them. Waits as recv(). See recvmsg(2), cmsg(3).
   *
   * Differs from Python: received descriptors are not inheritable.
   *
   * @typeParam A - the shape of the family's addresses, [host, port] unless it is given
   * @param bufsize - the most bytes to receive
   * @param ancbufsize - the room for ancillary data in bytes: CMSG_SPACE(4) for a descriptor
   * @param flags - MSG_* constants
   * @param keywords - signal: cancels
   * @returns a promise of the bytes; [cmsg_level, cmsg_type, cmsg_data] for each item of ancillary data;
   * the flags of the message (MSG_TRUNC, MSG_CTRUNC, ...); the sender's address, null when there is none
   * @throws as recv(), ValueError for a size out of range
   */
  recvmsg<A extends ReturnedAddress | null = Inet>(
    bufsize: Integer,
    ancbufsize?: Integer,
    flags?: Integer,
    keywords?: Cancellable,
  ): Promise<[data: Bytes, ...MessageRest<A>]>;
  /** `recvmsg(bufsize, ancbufsize, /)`, to be cancelled */
  recvmsg<A extends ReturnedAddress | null = Inet>(
    bufsize: Integer,
    ancbufsize: Integer,
    keywords: Cancellable,
  ): Promise<[data: Bytes, ...MessageRest<A>]>;
  /** `recvmsg(bufsize, /)`, to be cancelled */
  recvmsg<A extends ReturnedAddress | null = Inet>(
    bufsize: Integer,
    keywords: Cancellable,
  ): Promise<[data: Bytes, ...MessageRest<A>]>;
  recvmsg(...args: unknown[]): Promise<[data: Bytes, ...MessageRest]> {
    return this.reads(recvmsg, args);
  }

  /**
   * `recvmsg_into(buffers[, ancbufsize[, flags]], /)`
   *
   * As recvmsg(), into several buffers, one after the other. See recvmsg(2).
   *
   * Differs from Python: received descriptors are not inheritable.
   *
   * @typeParam A - the shape of the family's addresses, [host, port] unless it is given
   * @param buffers - views or ArrayBuffers
   * @param ancbufsize - the room for ancillary data in bytes
   * @param flags - MSG_* constants
   * @param keywords - signal: cancels
   * @returns a promise of how many bytes came, and the rest as of recvmsg()
   * @throws as recvmsg()
   */
  recvmsg_into<A extends ReturnedAddress | null = Inet>(
    buffers: Iterable<BytesLike>,
    ancbufsize?: Integer,
    flags?: Integer,
    keywords?: Cancellable,
  ): Promise<[nbytes: number, ...MessageRest<A>]>;
  /** `recvmsg_into(buffers, ancbufsize, /)`, to be cancelled */
  recvmsg_into<A extends ReturnedAddress | null = Inet>(
    buffers: Iterable<BytesLike>,
    ancbufsize: Integer,
    keywords: Cancellable,
  ): Promise<[nbytes: number, ...MessageRest<A>]>;
  /** `recvmsg_into(buffers, /)`, to be cancelled */
  recvmsg_into<A extends ReturnedAddress | null = Inet>(
    buffers: Iterable<BytesLike>,
    keywords: Cancellable,
  ): Promise<[nbytes: number, ...MessageRest<A>]>;
  recvmsg_into(...args: unknown[]): Promise<[nbytes: number, ...MessageRest]> {
    return this.reads(recvmsg_into, args);
  }

  /**
   * `recvmmsg_into(batch[, flags], /)`
   *
   * Receives as many messages as there are, at most as many as the batch has room for, in one system call,
   * or waits for the first of them, at most the timeout. The batch is touched only while an attempt is
   * made, on this thread, and what it held before is forgotten then. See recvmmsg(2).
   *
   * Differs from Python: an addition.
   *
   * @param batch - where to: a MessageBatch of `pysocket/messages`
   * @param flags - MSG_* constants
   * @param keywords - signal: cancels
   * @returns a promise of how many messages there are in the batch
   * @throws as recvmsg(), ValueError for a socket of type SOCK_STREAM. An error that comes after the first
   * message is that of the next call
   */
  recvmmsg_into(batch: MessageBatch, flags?: Integer, keywords?: Cancellable): Promise<number>;
  /** `recvmmsg_into(batch, /)`, to be cancelled */
  recvmmsg_into(batch: MessageBatch, keywords: Cancellable): Promise<number>;
  recvmmsg_into(...args: unknown[]): Promise<number> {
    return this.reads(recvmmsg_into, args);
  }

  /**
   * `sendmmsg(messages[, flags[, start]], /)`
   *
   * Sends messages until the kernel refuses one, in as few system calls as that takes; waits for room for
   * the first of them, at most the timeout. Those of a batch are what is in it when they are sent, and go to
   * where they came from. Names are looked up as by connect(). See sendmmsg(2).
   *
   * Differs from Python: an addition.
   *
   * @param messages - a MessageBatch, or for each message its bytes, or an array of them, the address that
   * they go to (null: the peer) and ancillary data: `[data, ['127.0.0.1', 5000]]`. The bytes may be
   * an array of buffers
   * @param flags - MSG_* constants
   * @param start - the index of the first message to send, for what a call before has left
   * @param keywords - signal: cancels
   * @returns a promise of how many messages were sent: the next call hears why the first of the others was
   * refused
   * @throws as sendmsg(), ValueError for a socket of type SOCK_STREAM, and for a negative start
   */
  sendmmsg(
    messages: MessageBatch | Iterable<OutgoingMessage>,
    flags?: Integer,
    start?: Integer,
    keywords?: Cancellable,
  ): Promise<number>;
  /** `sendmmsg(messages, flags, /)`, to be cancelled */
  sendmmsg(
    messages: MessageBatch | Iterable<OutgoingMessage>,
    flags: Integer,
    keywords: Cancellable,
  ): Promise<number>;
  /** `sendmmsg(messages, /)`, to be cancelled */
  sendmmsg(
    messages: MessageBatch | Iterable<OutgoingMessage>,
    keywords: Cancellable,
  ): Promise<number>;
  sendmmsg(...args: unknown[]): Promise<number> {
    return this.writes(sendmmsg, args);
  }

  /**
   * `send(data[, flags], /)`
   *
   * Sends bytes, or waits for room, at most the timeout. Without a timeout a stream takes all of them.
   * See send(2).
   *
   * @param data - bytes, never text: Buffer.from('text')
   * @param flags - MSG_* constants
   * @param keywords - signal: cancels
   * @returns a promise of how many bytes the kernel took, which may be fewer: sendall() sends them all
   * @throws TimeoutError, BlockingIOError (EAGAIN), BrokenPipeError (EPIPE), ConnectionResetError
   * (ECONNRESET), OSError (ENOTCONN, EDESTADDRREQ, EMSGSIZE; EBADF when it is closed), AbortError whose
   * bytes_sent says how much had gone, TypeError, OverflowError
   */
  send(data: BytesLike, flags?: Integer, keywords?: Cancellable): Promise<number>;
  /** `send(data, /)`, to be cancelled */
  send(data: BytesLike, keywords: Cancellable): Promise<number>;
  send(): Promise<number> {
    const short = arguments.length === 1 ? shortly.send(this, arguments[0]) : null;
    return short ?? this.writes(send, listOf(...arguments));
  }

  /**
   * `sendall(data[, flags], /)`
   *
   * Sends all the bytes, before any other call that sends. The timeout is the limit of the whole.
   *
   * @param data - bytes, never text: Buffer.from('text')
   * @param flags - MSG_* constants
   * @param keywords - signal: cancels
   * @returns a promise of null
   * @throws as send(). What was sent before an error stays sent: `bytes_sent` says how much that is
   */
  sendall(data: BytesLike, flags?: Integer, keywords?: Cancellable): Promise<null>;
  /** `sendall(data, /)`, to be cancelled */
  sendall(data: BytesLike, keywords: Cancellable): Promise<null>;
  sendall(): Promise<null> {
    const short = arguments.length === 1 ? shortly.sendall(this, arguments[0]) : null;
    return short ?? this.writes(sendall, listOf(...arguments));
  }

  /**
   * `sendto(data, address, /)` or `sendto(data, flags, address, /)`
   *
   * Sends bytes to an address. Waits as send(); a name is looked up as by connect(). See sendto(2).
   *
   * @param data - bytes, never text: Buffer.from('text')
   * @param address - [host, port], a path, ...: the shape is that of the family
   * @param keywords - signal: cancels
   * @returns a promise of how many bytes were sent
   * @throws as send(); TypeError, OverflowError or gaierror for the address
   */
  sendto(data: BytesLike, address: Address, keywords?: Cancellable): Promise<number>;
  /**
   * `sendto(data, flags, address, /)`
   *
   * @param flags - MSG_* constants
   */
  sendto(
    data: BytesLike,
    flags: Integer,
    address: Address,
    keywords?: Cancellable,
  ): Promise<number>;
  sendto(): Promise<number> {
    const short = arguments.length === 2 ? shortly.sendto(this, arguments[0], arguments[1]) : null;
    return short ?? this.writes(sendto, listOf(...arguments));
  }

  /**
   * `sendmsg(buffers[, ancdata[, flags[, address]]], /)`
   *
   * Sends the bytes of several buffers as one message, with ancillary data. Waits as send(). See
   * sendmsg(2), cmsg(3).
   *
   * @param buffers - an array of buffers
   * @param ancdata - [cmsg_level, cmsg_type, cmsg_data] for each item
   * @param flags - MSG_* constants
   * @param address - null: the peer
   * @param keywords - signal: cancels
   * @returns a promise of how many bytes were sent
   * @throws as sendto(), OSError for ancillary data that the kernel refuses
   */
  sendmsg(
    buffers: Iterable<BytesLike>,
    ancdata?: Iterable<AncillaryInput>,
    flags?: Integer,
    address?: Address,
    keywords?: Cancellable,
  ): Promise<number>;
  /** `sendmsg(buffers, ancdata, flags, /)`, to be cancelled */
  sendmsg(
    buffers: Iterable<BytesLike>,
    ancdata: Iterable<AncillaryInput>,
    flags: Integer,
    keywords: Cancellable,
  ): Promise<number>;
  /** `sendmsg(buffers, ancdata, /)`, to be cancelled */
  sendmsg(
    buffers: Iterable<BytesLike>,
    ancdata: Iterable<AncillaryInput>,
    keywords: Cancellable,
  ): Promise<number>;
  /** `sendmsg(buffers, /)`, to be cancelled */
  sendmsg(buffers: Iterable<BytesLike>, keywords: Cancellable): Promise<number>;
  sendmsg(...args: unknown[]): Promise<number> {
    return this.writes(sendmsg, args);
  }

  /**
   * `sendmsg_afalg([msg], *, op[, iv[, assoclen[, flags=0]]])`
   *
   * Sends to an operation socket of AF_ALG, which is what accept() returned there. See the kernel's
   * Documentation/crypto/userspace-if.rst.
   *
   * @param msg - the buffers to work on
   * @param keywords - op: ALG_OP_ENCRYPT, ...; iv: the initialisation vector; assoclen: how many bytes
   * are authenticated only; signal: cancels
   * @returns a promise of how many bytes were sent
   * @throws OSError for another family, and as send(); TypeError
   */
  sendmsg_afalg(
    msg: Iterable<BytesLike>,
    keywords: Omit<AfalgKeywords, 'msg'> & Cancellable,
  ): Promise<number>;
  /** `sendmsg_afalg(*, msg, op, iv, assoclen, flags=0)` */
  sendmsg_afalg(keywords: AfalgKeywords & Cancellable): Promise<number>;
  sendmsg_afalg(...args: unknown[]): Promise<number> {
    return this.writes(sendmsg_afalg, args);
  }

  /**
   * `sendfile(file, offset=0, count=None)`
   *
   * Sends a file to its end, or count bytes of it: see the blocking sendfile(). Other calls that send
   * may come between its pieces. The file is read on this thread, on Windows on one of those of `node:fs`. See
   * sendfile(2).
   *
   * Differs from Python: on Windows the file of a descriptor stays where it stood when offset is not 0, and stands
   * behind what was read when it is (row 25 of README's table).
   *
   * @param file - a descriptor, an `fs.promises.FileHandle`, or an object with Python's `read`
   * @param offset - where to begin
   * @param count - how many bytes to send; null: all
   * @param keywords - signal: cancels
   * @returns a promise of how many bytes were sent
   * @throws TimeoutError; ValueError on a non-blocking socket, for a type other than SOCK_STREAM, for a
   * file in text mode and for a count below 1; BrokenPipeError and others of send(); what methods of
   * the file throw; AbortError whose bytes_sent says how much had gone: the file stands behind that
   */
  sendfile(
    file: FileObject,
    offset?: Integer,
    count?: Integer | null,
    keywords?: Cancellable,
  ): Promise<number>;
  /** `sendfile(file, offset, count=None)` */
  sendfile(
    file: FileObject,
    offset: Integer,
    keywords: Pick<SendfileKeywords, 'count'> & Cancellable,
  ): Promise<number>;
  /** `sendfile(file, *, offset=0, count=None)` */
  sendfile(
    file: FileObject,
    keywords: Omit<SendfileKeywords, 'file'> & Cancellable,
  ): Promise<number>;
  /** `sendfile(*, file, offset=0, count=None)` */
  sendfile(keywords: SendfileKeywords & Cancellable): Promise<number>;
  async sendfile(...args: unknown[]): Promise<number> {
    const signal = takeSignal(args);
    let total = 0;
    try {
      return await driveLater(sendfileSteps(this._descriptor, args), async (step) => {
        const sent = await this.#sendPiece(step, signal);
        if (sent > 0 && step.call !== 'read') total += sent;
        return sent;
      });
    } catch (error) {
      if (error instanceof AbortError) error.bytes_sent = total + (error.bytes_sent ?? 0);
      throw error;
    }
  }

  #sendPiece(step: Step, signal: AbortSignal | undefined): Promise<number> {
    if (step.call === 'read') return readLater(step.file, step.into, step.position);
    if (step.call === 'sendfile') {
      return this.writes(
        ({ _descriptor }) => new SendFile(_descriptor, step),
        signalKeyword(signal),
      );
    }
    return signal === undefined ? this.send(step.data) : this.send(step.data, { signal });
  }

  /**
   * `makefile(mode='r', buffering=None, *, encoding=None, errors=None, newline=None)`
   *
   * Makes a file object of Python's on the socket, at once: see the blocking makefile(). Its methods
   * that may wait return promises and take `{ signal }`; `for await (const line of file)` reads lines. It
   * receives and sends by this socket's recv_into() and send(), which get a signal, too.
   *
   * Calls that read are one queue, calls that write another, also with several objects of one file. A
   * cancelled call gives back what it had read and keeps what it had not sent: characters_written of its
   * AbortError says what write() and writelines() had taken, bytes_sent what others had sent. close()
   * rejects the calls that read with EBADF and sends what was written before.
   *
   * Differs from Python: reading from a text file does not pass on what was written to it. As in
   * Python, a write to it forgets half a character that was received, unless a call waits for the
   * other half: take a file for each direction.
   *
   * @param mode - letters of 'rwb': 'r' reads text, 'rwb' reads and writes bytes
   * @param buffering - the size of the buffer in bytes; null or below 0 means 8192, 0 none (bytes only)
   * @param keywords - encoding (default UTF-8), errors (default 'strict') and newline, as of open()
   * @throws ValueError, LookupError for an encoding, TypeError
   */
  makefile<const M extends string = 'r', const B extends Integer | null = null>(
    mode?: M,
    buffering?: B,
    keywords?: TextKeywords,
  ): FileOf<'later', M, B>;
  /** `makefile(mode, *, buffering=None, encoding=None, errors=None, newline=None)` */
  makefile<const M extends string = 'r', const B extends Integer | null = null>(
    mode: M,
    keywords: TextKeywords & { buffering?: B },
  ): FileOf<'later', M, B>;
  /** `makefile(*, mode='r', buffering=None, encoding=None, errors=None, newline=None)` */
  makefile<const M extends string = 'r', const B extends Integer | null = null>(
    keywords: TextKeywords & { mode?: M; buffering?: B },
  ): FileOf<'later', M, B>;
  makefile(): AnyFile {
    return files().makefile(this, arguments);
  }

  /**
   * `for await (const [conn, address] of server)`: connections, until the socket is closed. A
   * connection that is lost before it is accepted does not end the loop; when descriptors or memory
   * are short it pauses, with a ResourceWarning, and goes on. Other errors of accept() it throws.
   *
   * Differs from Python: an addition.
   */
  [Symbol.asyncIterator](): AsyncGenerator<[conn: PromiseSocket, address: Inet]> {
    return connections<[conn: PromiseSocket, address: Inet]>(this, () => this._channel.retains);
  }

  /** `async with sock:` is `await using sock = ...` */
  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
  }
}

brand(PromiseSocket, 'socket.promises');

/** Python: socket.socket, with and without `new`; `class X extends socket.socket` works. */
export const socket: SocketConstructor<PromiseSocket> = callable(PromiseSocket);
// Python's texts name the type.
Object.defineProperty(PromiseSocket, 'name', { value: 'socket' });
export type socket = PromiseSocket;
/** Python: socket.SocketType */
export const SocketType: SocketConstructor<PromiseSocket> = socket;

withdrawMethods(PromiseSocket.prototype);
publish(PromiseSocket.prototype, ['makefile', 'sendfile']);
