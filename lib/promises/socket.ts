/** The socket class, promise flavour: what may wait returns a promise. */
import { type Address, decode, type ReturnedAddress } from '../address/address.js';
import { native } from '../addon/binding.js';
import { brand } from '../python/brand.js';
import { callable } from '../python/callable.js';
import { type FileKeywords, type FileOf, makefile } from '../file/makefile.js';
import { publish } from '../python/entry.js';
import { blockingFlavour } from '../views.js';
import type { Socket } from '../socket/socket.js';
import { getDefault } from '../waiting/timeout.js';
import type { Cancellable } from '../waiting/abort.js';
import { type AnyFile, later } from './file/files.js';
import { connections } from './connections.js';
import { accept } from './operations/accept.js';
import { connect, connect_ex } from './operations/connect.js';
import { SendingSocket } from './sending.js';
import type { Integer } from '../python/types.js';
import type { SocketConstructor } from '../socket/socket-constructor.js';

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
export class PromiseSocket extends SendingSocket {
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
   * Waits for a connection: a new socket and the peer's address. The new object is always a plain
   * socket; its timeout is the module's default. Rejects with TimeoutError, BlockingIOError, OSError
   * (22 not listening, 95 datagram, 9 closed meanwhile). See accept(2).
   */
  accept(keywords?: Cancellable): Promise<[conn: PromiseSocket, address: ReturnedAddress | null]>;
  accept(...args: unknown[]): Promise<[conn: PromiseSocket, address: ReturnedAddress | null]> {
    return this.reads((sock) => accept(sock, args, (fd) => this.accepted(fd)), args, 'accept');
  }

  private accepted(fd: number): [conn: PromiseSocket, address: ReturnedAddress | null] {
    const { family, type, proto, timeout } = this._descriptor;
    let conn: PromiseSocket | undefined;
    try {
      const address = decode(this._descriptor);
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
   * Connects, waiting at most the timeout in seconds, which as in Python does not limit the time to
   * look a name up. That is done on another thread; a signal and close() end the call at once all the
   * same. Rejects with ConnectionRefusedError, TimeoutError, BlockingIOError (115), OSError (106
   * connected already), and the address's errors. See connect(2).
   */
  connect(address: Address, keywords?: Cancellable): Promise<null>;
  connect(...args: unknown[]): Promise<null> {
    return this.writes(connect, args);
  }

  /**
   * `connect_ex(address, /)`
   *
   * As connect(), but resolves with the errno instead of rejecting with it (0: connected; a timeout
   * is EAGAIN). Rejects with the errors of the address.
   */
  connect_ex(address: Address, keywords?: Cancellable): Promise<number>;
  connect_ex(...args: unknown[]): Promise<number> {
    return this.writes(connect_ex, args);
  }

  /**
   * `makefile(mode='r', buffering=None, *, encoding=None, errors=None, newline=None)`
   *
   * A file object on the socket, at once: see the blocking makefile(). Its methods that may wait
   * return promises and take `{ signal }`; `for await (const line of file)` has its lines. It
   * receives and sends by this socket's recv_into() and send(), which get a signal, too.
   *
   * Calls that read are one queue, calls that write another one, also with several objects of one
   * file. A cancelled call gives back what it had read and keeps what it had not sent: its AbortError
   * has characters_written of write() and writelines(), bytes_sent of the others. close() rejects
   * the calls that read with OSError 9 and sends what was written before. Throws ValueError,
   * LookupError, TypeError.
   *
   * Differs from Python: reading from a text file does not pass on what was written to it. As in
   * Python, a write to it forgets half a character that was received, unless a call waits for the
   * other half: take a file for each direction.
   */
  makefile<const M extends string = 'r', const B extends Integer | null = null>(
    mode?: M,
    buffering?: B,
    keywords?: FileKeywords,
  ): FileOf<'later', M, B>;
  makefile<const M extends string = 'r', const B extends Integer | null = null>(
    mode: M,
    keywords: FileKeywords & { buffering?: B },
  ): FileOf<'later', M, B>;
  makefile<const M extends string = 'r', const B extends Integer | null = null>(
    keywords: FileKeywords & { mode?: M; buffering?: B },
  ): FileOf<'later', M, B>;
  makefile(): AnyFile {
    return makefile(later, this, arguments);
  }

  /**
   * `for await (const [conn, address] of server)`: connections, until the socket is closed. A
   * connection that is lost before it is accepted does not end the loop; when descriptors or memory
   * are short it pauses, with a ResourceWarning, and goes on. Other errors of accept() it throws.
   *
   * Differs from Python: an addition.
   */
  [Symbol.asyncIterator](): AsyncGenerator<[conn: PromiseSocket, address: ReturnedAddress | null]> {
    return connections(this, () => this._channel.retains);
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

publish(PromiseSocket.prototype, ['makefile']);
publish(SendingSocket.prototype, ['sendfile']);
