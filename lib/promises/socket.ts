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
import { takesOne } from '../request.js';
import { EAGAIN, EALREADY, EINPROGRESS, EISCONN, failure, isTimeout } from '../result.js';
import { acceptSignature } from '../socket-base.js';
import { getDefault, TRY_ONLY } from '../timeout.js';
import { type Cancellable, takeSignal } from './abort.js';
import { NOT_YET } from './channel.js';
import { asIs, isWritable } from './channel-socket.js';
import { hasName, resolved } from './lookup.js';
import { SendingSocket } from './sending.js';

const { AF_UNIX, SOL_SOCKET = 1, SO_ACCEPTCONN = 0, SO_ERROR = 0 } = native.constants;

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
    acceptSignature(args);
    requireKnownFamily(this._descriptor);
    const accepted = await this.reads(
      {
        attempt: () => this.tryAccept(),
        take: (fd) => this.accepted(fd),
        wanted: 0,
        asksFirst: true,
      },
      signal,
    );
    if (typeof accepted === 'number') throw failure(accepted, { syscall: 'accept' });
    return accepted;
  }

  /** What does not listen would be waited for in vain: accept(2) refuses it. */
  private tryAccept(): number {
    const { fd } = this._descriptor;
    const result = accept(fd, TRY_ONLY);
    return result === NOT_YET && !listens(fd) ? accept(fd, 0) : result;
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
      ? await resolved('connect', this._descriptor, address, signal)
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
      ? await resolved('connect_ex', this._descriptor, address, signal)
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
      // With a timeout CPython polls, and asks how it went.
      if (begun && descriptor.timeout > 0) return outcome(descriptor.fd);
      const result = connect(descriptor.fd, restoreEncoded(encoded), TRY_ONLY);
      // Begun by an earlier call: without a timeout the kernel waits for that one.
      const goesOn = result === -EALREADY && (begun || descriptor.timeout < 0);
      if (result === -EINPROGRESS || goesOn) {
        begun = true;
        this._channel.writing.ready = false;
        return descriptor.timeout === 0 ? result : NOT_YET;
      }
      return begun && result === -EISCONN ? 0 : result;
    };
    // A Unix listener whose queue is full tells nobody when it has room again; only a call without a
    // timeout waits for that.
    const silent = descriptor.family === AF_UNIX;
    const neverWaits = silent && descriptor.timeout > 0;
    const call = { attempt, take: asIs, wanted: 0, silent, neverWaits, asksFirst: true };
    return this.writes(call, signal);
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

const answer = new Int32Array(1);

/** How a connect() went that had to wait. */
function outcome(fd: number): number {
  if (!isWritable(fd)) return NOT_YET;
  const asked = native.getsockoptInt(fd, SOL_SOCKET, SO_ERROR, answer);
  const error = answer[0] ?? 0;
  return asked < 0 ? asked : error === EISCONN ? 0 : -error;
}

function listens(fd: number): boolean {
  const asked = native.getsockoptInt(fd, SOL_SOCKET, SO_ACCEPTCONN, answer);
  return asked < 0 || answer[0] !== 0;
}

/** Python: socket.socket, with and without `new`; `class X extends socket.socket` works. */
export const socket = callable(PromiseSocket);
// Python's texts name the type.
Object.defineProperty(PromiseSocket, 'name', { value: 'socket' });
export type socket = PromiseSocket;
/** Python: socket.SocketType */
export const SocketType = socket;
