/** The socket class, promise flavour: what may wait returns a promise. */
import {
  type Address,
  decode,
  encode,
  keepEncoded,
  requireKnownFamily,
  restoreEncoded,
  type ReturnedAddress,
} from '../address.js';
import { native } from '../binding.js';
import { callable } from '../callable.js';
import { accept, connect } from '../calls.js';
import { endpoint } from '../check.js';
import { type FileKeywords, type FileOf, makefile } from '../file/makefile.js';
import { takesNone, takesOne } from '../request.js';
import { EAGAIN, EALREADY, EINPROGRESS, EISCONN, failure, isTimeout } from '../result.js';
import { getDefault, TRY_ONLY } from '../timeout.js';
import { type Cancellable, takeSignal } from './abort.js';
import { NOT_YET } from './channel.js';
import { asIs } from './channel-socket.js';
import { type AnyFile, later } from './files.js';
import { hasName, resolved } from './lookup.js';
import { SendingSocket } from './sending.js';

const { AF_UNIX } = native.constants;

type Integer = number | bigint;

/**
 * Python: socket.socket, whose waiting calls return promises. They wait on an engine of this package,
 * not on this thread and not on the threads that Node's own calls use; each takes `{ signal }` as a
 * last keyword. Calls in one direction complete in order; the directions are independent. See
 * socket(2).
 */
export class PromiseSocket extends SendingSocket {
  /**
   * `accept()`
   *
   * Waits for a connection: a new socket and the peer's address. Rejects with TimeoutError, OSError
   * (22 not listening, 9 closed meanwhile). See accept(2).
   */
  accept(keywords?: Cancellable): Promise<[conn: PromiseSocket, address: ReturnedAddress | null]>;
  async accept(
    ...args: unknown[]
  ): Promise<[conn: PromiseSocket, address: ReturnedAddress | null]> {
    const signal = takeSignal(args);
    takesNone('socket.accept', args);
    requireKnownFamily(this._descriptor);
    const accepted = await this.reads(
      {
        attempt: () => accept(this._descriptor.fd, TRY_ONLY),
        take: (fd) => this.accepted(fd),
        wanted: 0,
      },
      signal,
    );
    if (typeof accepted === 'number') throw failure(accepted, { syscall: 'accept' });
    return accepted;
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
   * Connects, waiting at most the timeout. Rejects with ConnectionRefusedError, TimeoutError,
   * BlockingIOError (115), OSError (106 connected already), and the address's errors. See
   * connect(2).
   */
  connect(address: Address, keywords?: Cancellable): Promise<null>;
  async connect(...args: unknown[]): Promise<null> {
    const signal = takeSignal(args);
    takesOne('socket.connect', args);
    const [address] = args;
    const target = hasName(this._descriptor, address)
      ? await resolved(this._descriptor, address, signal)
      : address;
    const result = await this.begin('connect', target, signal);
    if (result < 0) {
      throw failure(result, { syscall: 'connect', ...endpoint(args[0], this._descriptor.family) });
    }
    return null;
  }

  /**
   * `connect_ex(address, /)`
   *
   * As connect(), but resolves with the errno instead of rejecting with it (0: connected; a timeout
   * is EAGAIN). Errors of the address reject.
   */
  connect_ex(address: Address, keywords?: Cancellable): Promise<number>;
  async connect_ex(...args: unknown[]): Promise<number> {
    const signal = takeSignal(args);
    takesOne('socket.connect_ex', args);
    const [address] = args;
    const target = hasName(this._descriptor, address)
      ? await resolved(this._descriptor, address, signal)
      : address;
    const result = await this.begin('connect_ex', target, signal);
    return isTimeout(result) ? EAGAIN : Math.abs(result);
  }

  private begin(
    caller: string,
    address: unknown,
    signal: AbortSignal | undefined,
  ): Promise<number> | number {
    const descriptor = this._descriptor;
    const encoded = keepEncoded(encode(caller, descriptor, address));
    let begun = false;
    const attempt = (): number => {
      const result = connect(descriptor.fd, restoreEncoded(encoded), TRY_ONLY);
      if (result === -EINPROGRESS || result === -EALREADY) {
        begun = true;
        this._channel.writing.ready = false;
        return descriptor.timeout === 0 ? result : NOT_YET;
      }
      return begun && result === -EISCONN ? 0 : result;
    };
    // A Unix listener whose queue is full tells nobody when it has room again.
    return this.writes(
      { attempt, take: asIs, wanted: 0, silent: descriptor.family === AF_UNIX },
      signal,
    );
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

  /** `for await (const [conn, address] of server)`: connections, until the socket is closed. */
  async *[Symbol.asyncIterator](): AsyncGenerator<
    [conn: PromiseSocket, address: ReturnedAddress | null]
  > {
    while (this._descriptor.fd >= 0) {
      let accepted: [PromiseSocket, ReturnedAddress | null];
      try {
        accepted = await this.accept();
      } catch (error) {
        if (this._descriptor.fd < 0) return;
        throw error;
      }
      yield accepted;
    }
  }

  /** `async with sock:` is `await using sock = ...` */
  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
  }
}

/** Python: socket.socket, with and without `new`; `class X extends socket.socket` works. */
export const socket = callable(PromiseSocket);
// Python's texts name the type.
Object.defineProperty(PromiseSocket, 'name', { value: 'socket' });
export type socket = PromiseSocket;
/** Python: socket.SocketType */
export const SocketType = socket;
