/** The socket class of the promise flavour, whose methods return promises where they may wait. */
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

/** Loads the code of files and of text at the first makefile(). Most programs call none. */
function files(): typeof import('./file/files.js') {
  return require('./file/files.js') as typeof import('./file/files.js');
}

/**
 * Makes an array of arguments. If a method contained `[...arguments]` itself, V8 would create the object `arguments`
 * in every call, even in one that does not need it.
 */
function listOf(...args: unknown[]): unknown[] {
  return args;
}

/**
 * Python: socket.socket, whose waiting calls return promises. They wait on an engine of this package,
 * neither on this thread nor on the threads of Node's own calls, for at most the socket's timeout
 * (settimeout(), in seconds), and keep the process alive while they wait. Each call takes the keyword
 * `{ signal }`, and rejects with AbortError when it is cancelled. Calls in one direction complete in
 * order; the directions are independent. Wrong arguments reject, too. See socket(2).
 *
 * Differs from Python: no call ends because of SO_RCVTIMEO, SO_SNDTIMEO or a non-blocking mode that
 * other code has set on the descriptor.
 */
export class PromiseSocket extends ChannelSocket {
  /**
   * The blocking view of this socket. Both views share one descriptor and one state, including the
   * timeout and closing, and a program may make calls of both kinds. A blocking call does not wait
   * for pending promises: it takes what arrives, and they continue to wait.
   *
   * Differs from Python: an addition.
   */
  get blocking(): Socket {
    return this._viewAs(blockingFlavour);
  }

  /**
   * `accept()`
   *
   * Accepts a connection from a client. Waits for one for at most the timeout. See accept(2).
   *
   * @typeParam A - the shape of the family's addresses, [host, port] unless it is given
   * @param keywords - signal: cancels
   * @returns a promise of a plain socket, whose timeout is the module's default, and the client's address
   * @throws TimeoutError, BlockingIOError (EAGAIN), OSError (EINVAL if it does not listen, EOPNOTSUPP
   * for datagrams, EMFILE; EBADF if it is closed), AbortError, TypeError
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
   * Connects to an address. Waits for the connection for at most the timeout. A host name is looked up
   * before, on another thread. As in Python the timeout does not limit the lookup, but a signal or
   * close() ends the call even then. See connect(2).
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
   * Like connect(), but resolves to the errno of a failed connection.
   *
   * @param keywords - signal: cancels
   * @returns a promise of 0, or of an errno: EAGAIN if the timeout expires
   * @throws AbortError; TypeError, OverflowError or gaierror for the address
   */
  connect_ex(address: Address, keywords?: Cancellable): Promise<number>;
  connect_ex(...args: unknown[]): Promise<number> {
    return this.writes(connect_ex, args);
  }

  /**
   * `recv(bufsize[, flags], /)`
   *
   * Receives bytes. Waits for the first of them for at most the timeout. See recv(2).
   *
   * @param bufsize - the most bytes to receive; 0 returns at once
   * @param flags - MSG_* constants: MSG_PEEK | MSG_DONTWAIT
   * @param keywords - signal: cancels
   * @returns a promise of the bytes; none if the peer has closed the connection
   * @throws TimeoutError, BlockingIOError (EAGAIN), ConnectionResetError (ECONNRESET), OSError (ENOTCONN;
   * EBADF if it is closed), AbortError, ValueError for a negative size, TypeError, OverflowError
   */
  recv(bufsize: Integer, flags?: Integer, keywords?: Cancellable): Promise<Bytes>;
  /** `recv(bufsize, /)`, with a signal */
  recv(bufsize: Integer, keywords: Cancellable): Promise<Bytes>;
  recv(): Promise<Bytes> {
    const short = arguments.length === 1 ? shortly.recv(this, arguments[0]) : null;
    return short ?? this.reads(recv, listOf(...arguments));
  }

  /**
   * `recvfrom(bufsize[, flags], /)`
   *
   * Receives bytes and the address they come from. Waits like recv(). See recvfrom(2).
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
  /** `recvfrom(bufsize, /)`, with a signal */
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
   * Receives into a buffer. Waits like recv(). The buffer is accessed only during an attempt, on this
   * thread. If the program transfers or detaches it while the call waits, the call rejects. See recv(2).
   *
   * @param buffer - any view or ArrayBuffer
   * @param nbytes - the most bytes to receive; 0 means the length of the buffer
   * @param flags - MSG_* constants
   * @param keywords - signal: cancels
   * @returns a promise of how many bytes came; 0 if the peer has closed the connection
   * @throws as recv(), ValueError if nbytes does not fit
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
   * Receives into a buffer, as recv_into() does, and returns the address that the bytes come from.
   * See recvfrom(2).
   *
   * @typeParam A - the shape of the family's addresses, [host, port] unless it is given
   * @param buffer - any view or ArrayBuffer
   * @param nbytes - the most bytes to receive; 0 means the length of the buffer
   * @param flags - MSG_* constants
   * @param keywords - signal: cancels
   * @returns a promise of how many bytes came, and the sender's address as with recvfrom()
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
   * Receives bytes and their ancillary data. Waits like recv(). See recvmsg(2), cmsg(3).
   *
   * Differs from Python: received descriptors are not inheritable.
   *
   * @typeParam A - the shape of the family's addresses, [host, port] unless it is given
   * @param bufsize - the most bytes to receive
   * @param ancbufsize - the room for ancillary data in bytes: CMSG_SPACE(4) for a descriptor
   * @param flags - MSG_* constants
   * @param keywords - signal: cancels
   * @returns a promise of the bytes; [cmsg_level, cmsg_type, cmsg_data] for each item of ancillary data;
   * the flags of the message (MSG_TRUNC, MSG_CTRUNC, ...); the sender's address, null if there is none
   * @throws as recv(), ValueError for a size out of range
   */
  recvmsg<A extends ReturnedAddress | null = Inet>(
    bufsize: Integer,
    ancbufsize?: Integer,
    flags?: Integer,
    keywords?: Cancellable,
  ): Promise<[data: Bytes, ...MessageRest<A>]>;
  /** `recvmsg(bufsize, ancbufsize, /)`, with a signal */
  recvmsg<A extends ReturnedAddress | null = Inet>(
    bufsize: Integer,
    ancbufsize: Integer,
    keywords: Cancellable,
  ): Promise<[data: Bytes, ...MessageRest<A>]>;
  /** `recvmsg(bufsize, /)`, with a signal */
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
   * Like recvmsg(), but into several buffers, one after the other. See recvmsg(2).
   *
   * Differs from Python: received descriptors are not inheritable.
   *
   * @typeParam A - the shape of the family's addresses, [host, port] unless it is given
   * @param buffers - views or ArrayBuffers
   * @param ancbufsize - the room for ancillary data in bytes
   * @param flags - MSG_* constants
   * @param keywords - signal: cancels
   * @returns a promise of how many bytes came, and the rest as with recvmsg()
   * @throws as recvmsg()
   */
  recvmsg_into<A extends ReturnedAddress | null = Inet>(
    buffers: Iterable<BytesLike>,
    ancbufsize?: Integer,
    flags?: Integer,
    keywords?: Cancellable,
  ): Promise<[nbytes: number, ...MessageRest<A>]>;
  /** `recvmsg_into(buffers, ancbufsize, /)`, with a signal */
  recvmsg_into<A extends ReturnedAddress | null = Inet>(
    buffers: Iterable<BytesLike>,
    ancbufsize: Integer,
    keywords: Cancellable,
  ): Promise<[nbytes: number, ...MessageRest<A>]>;
  /** `recvmsg_into(buffers, /)`, with a signal */
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
   * Receives all available messages that fit into the batch, in one system call. Waits for the first of
   * them for at most the timeout. The batch is accessed only during an attempt, on this thread, which
   * discards its previous contents. See recvmmsg(2).
   *
   * Differs from Python: an addition.
   *
   * @param batch - the destination: a MessageBatch of `pysocket/messages`
   * @param flags - MSG_* constants
   * @param keywords - signal: cancels
   * @returns a promise of how many messages there are in the batch
   * @throws as recvmsg(), ValueError for a socket of type SOCK_STREAM. An error that occurs after the first
   * message is left for the next call
   */
  recvmmsg_into(batch: MessageBatch, flags?: Integer, keywords?: Cancellable): Promise<number>;
  /** `recvmmsg_into(batch, /)`, with a signal */
  recvmmsg_into(batch: MessageBatch, keywords: Cancellable): Promise<number>;
  recvmmsg_into(...args: unknown[]): Promise<number> {
    return this.reads(recvmmsg_into, args);
  }

  /**
   * `sendmmsg(messages[, flags[, start]], /)`
   *
   * Sends messages until the kernel refuses one, in as few system calls as possible. Waits for buffer space
   * for the first of them for at most the timeout. The messages of a batch are those it contains at the time
   * of sending, and go back to their senders. Names are looked up as in connect(). See sendmmsg(2).
   *
   * Differs from Python: an addition.
   *
   * @param messages - a MessageBatch, or for each message its bytes, or an array of the bytes, the
   * destination address (null: the peer) and ancillary data: `[data, ['127.0.0.1', 5000]]`. The bytes may be
   * an array of buffers
   * @param flags - MSG_* constants
   * @param start - the index of the first message to send, to continue after an earlier call
   * @param keywords - signal: cancels
   * @returns a promise of how many messages were sent: the next call reports why the first of the others was
   * refused
   * @throws as sendmsg(), ValueError for a socket of type SOCK_STREAM, and for a negative start
   */
  sendmmsg(
    messages: MessageBatch | Iterable<OutgoingMessage>,
    flags?: Integer,
    start?: Integer,
    keywords?: Cancellable,
  ): Promise<number>;
  /** `sendmmsg(messages, flags, /)`, with a signal */
  sendmmsg(
    messages: MessageBatch | Iterable<OutgoingMessage>,
    flags: Integer,
    keywords: Cancellable,
  ): Promise<number>;
  /** `sendmmsg(messages, /)`, with a signal */
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
   * Sends bytes. Waits for buffer space for at most the timeout. On a stream without a timeout it sends all
   * of them. See send(2).
   *
   * @param data - bytes, never text: Buffer.from('text')
   * @param flags - MSG_* constants
   * @param keywords - signal: cancels
   * @returns a promise of how many bytes the kernel took, which may be fewer: sendall() sends them all
   * @throws TimeoutError, BlockingIOError (EAGAIN), BrokenPipeError (EPIPE), ConnectionResetError
   * (ECONNRESET), OSError (ENOTCONN, EDESTADDRREQ, EMSGSIZE; EBADF if it is closed), AbortError, whose
   * bytes_sent says how much had been sent, TypeError, OverflowError
   */
  send(data: BytesLike, flags?: Integer, keywords?: Cancellable): Promise<number>;
  /** `send(data, /)`, with a signal */
  send(data: BytesLike, keywords: Cancellable): Promise<number>;
  send(): Promise<number> {
    const short = arguments.length === 1 ? shortly.send(this, arguments[0]) : null;
    return short ?? this.writes(send, listOf(...arguments));
  }

  /**
   * `sendall(data[, flags], /)`
   *
   * Sends all the bytes, before any later call sends anything. The timeout limits the whole call.
   *
   * @param data - bytes, never text: Buffer.from('text')
   * @param flags - MSG_* constants
   * @param keywords - signal: cancels
   * @returns a promise of null
   * @throws as send(). Bytes sent before an error stay sent: `bytes_sent` is their number
   */
  sendall(data: BytesLike, flags?: Integer, keywords?: Cancellable): Promise<null>;
  /** `sendall(data, /)`, with a signal */
  sendall(data: BytesLike, keywords: Cancellable): Promise<null>;
  sendall(): Promise<null> {
    const short = arguments.length === 1 ? shortly.sendall(this, arguments[0]) : null;
    return short ?? this.writes(sendall, listOf(...arguments));
  }

  /**
   * `sendto(data, address, /)` or `sendto(data, flags, address, /)`
   *
   * Sends bytes to an address. Waits like send(). A name is looked up as in connect(). See sendto(2).
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
   * Sends the bytes of several buffers as one message, with ancillary data. Waits like send(). See
   * sendmsg(2), cmsg(3).
   *
   * @param buffers - an array of buffers
   * @param ancdata - [cmsg_level, cmsg_type, cmsg_data] for each item
   * @param flags - MSG_* constants
   * @param address - null: the peer
   * @param keywords - signal: cancels
   * @returns a promise of how many bytes were sent
   * @throws as sendto(), OSError for ancillary data that the kernel rejects
   */
  sendmsg(
    buffers: Iterable<BytesLike>,
    ancdata?: Iterable<AncillaryInput>,
    flags?: Integer,
    address?: Address,
    keywords?: Cancellable,
  ): Promise<number>;
  /** `sendmsg(buffers, ancdata, flags, /)`, with a signal */
  sendmsg(
    buffers: Iterable<BytesLike>,
    ancdata: Iterable<AncillaryInput>,
    flags: Integer,
    keywords: Cancellable,
  ): Promise<number>;
  /** `sendmsg(buffers, ancdata, /)`, with a signal */
  sendmsg(
    buffers: Iterable<BytesLike>,
    ancdata: Iterable<AncillaryInput>,
    keywords: Cancellable,
  ): Promise<number>;
  /** `sendmsg(buffers, /)`, with a signal */
  sendmsg(buffers: Iterable<BytesLike>, keywords: Cancellable): Promise<number>;
  sendmsg(...args: unknown[]): Promise<number> {
    return this.writes(sendmsg, args);
  }

  /**
   * `sendmsg_afalg([msg], *, op[, iv[, assoclen[, flags=0]]])`
   *
   * Sends to an operation socket of AF_ALG, as returned by accept(). See the kernel's
   * Documentation/crypto/userspace-if.rst.
   *
   * @param msg - the buffers to work on
   * @param keywords - op: ALG_OP_ENCRYPT, ...; iv: the initialisation vector; assoclen: how many bytes
   * are only authenticated; signal: cancels
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
   * Sends a file up to its end, or count bytes of it: see the blocking sendfile(). Data of other calls that
   * send may come between its pieces. The file is read on this thread, on Windows on a thread of `node:fs`.
   * See sendfile(2).
   *
   * Differs from Python: on Windows a descriptor's file keeps its position if offset is not 0; if
   * it is 0, the position is behind the bytes read (row 25 of README's table).
   *
   * @param file - a descriptor, an `fs.promises.FileHandle`, or an object with Python's `read`
   * @param offset - where to start
   * @param count - how many bytes to send; null: all
   * @param keywords - signal: cancels
   * @returns a promise of how many bytes were sent
   * @throws TimeoutError; ValueError on a non-blocking socket, for a type other than SOCK_STREAM, for a
   * file in text mode and for a count below 1; BrokenPipeError and other errors of send(); what methods of
   * the file throw; AbortError, whose bytes_sent says how much had been sent: the file's position is behind that
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
   * Makes a Python file object on the socket, at once: see the blocking makefile(). Its methods that may
   * wait return promises and take `{ signal }`. `for await (const line of file)` reads lines. The file
   * receives and sends with this socket's recv_into() and send(), and passes them a signal, too.
   *
   * Calls that read form one queue and calls that write another, even across several objects of one file.
   * A cancelled call puts back what it had read and keeps what it had not sent. In its AbortError,
   * characters_written says how much write() or writelines() had taken, and bytes_sent how much other
   * methods had sent. close() rejects the calls that read with EBADF and sends what was written before.
   *
   * Differs from Python: reading from a text file does not first send what was written to it. As in
   * Python, a write to it discards half a character that was received, unless a call waits for the
   * other half: use one file for each direction.
   *
   * @param mode - letters of 'rwb': 'r' reads text, 'rwb' reads and writes bytes
   * @param buffering - the size of the buffer in bytes; null or below 0 means 8192, 0 means none (bytes only)
   * @param keywords - encoding (default UTF-8), errors (default 'strict') and newline, as for open()
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
   * `for await (const [conn, address] of server)` yields connections until the socket is closed. A
   * connection that is lost before it is accepted does not end the loop. When descriptors or memory
   * run short, the loop issues a ResourceWarning, pauses and continues. It throws other errors of accept().
   *
   * Differs from Python: an addition.
   */
  [Symbol.asyncIterator](): AsyncGenerator<[conn: PromiseSocket, address: Inet]> {
    return connections<[conn: PromiseSocket, address: Inet]>(this, () => this._channel.retains);
  }

  /** Closes the socket at the end of an `await using` block, like Python's `async with sock:` */
  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
  }
}

brand(PromiseSocket, 'socket.promises');

/** Python: socket.socket, with and without `new`; `class X extends socket.socket` works. */
export const socket: SocketConstructor<PromiseSocket> = callable(PromiseSocket);
// Python's error texts contain the name of the type.
Object.defineProperty(PromiseSocket, 'name', { value: 'socket' });
export type socket = PromiseSocket;
/** Python: socket.SocketType */
export const SocketType: SocketConstructor<PromiseSocket> = socket;

withdrawMethods(PromiseSocket.prototype);
publish(PromiseSocket.prototype, ['makefile', 'sendfile']);
