/** The raw file of a socket. */
import type { Bytes, BytesLike } from '../python/bytes.js';
import { ValueError } from '../python/errors.js';
import { type Integer, repr } from '../python/types.js';
import { takesNone } from '../python/arguments.js';
import { bind } from '../python/signature.js';
import type { CountedSocket, Last, Outcome, Trailing, SocketLike, Way } from '../waiting/way.js';
import { FileBase, FROM_IO_BASE, type Inherited } from './file-base.js';
import { Raw } from './core/raw.js';
import { toSize } from './arguments.js';
import { takesUpTo } from '../python/clinic.js';
import type { Stack } from './core/stack.js';

const MODES: ReadonlySet<unknown> = new Set(['r', 'w', 'rw', 'rb', 'wb', 'rwb']);

const INHERITED: Inherited = {
  ...FROM_IO_BASE,
  ...{ read: '_RawIOBase', readall: '_RawIOBase', readline: '_IOBase', flush: '_IOBase' },
  ...{ isatty: '_IOBase', tell: '_IOBase' },
};

/**
 * The class SocketIO of a flavour. It can be called with and without `new`.
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in the promise flavour
 */
export interface SocketIOConstructor<W extends Way> {
  /**
   * `SocketIO(sock, mode)`
   *
   * Makes a raw file on a socket. Prefer makefile(), which counts the file among those that keep
   * the descriptor open. See Python's socket.makefile().
   *
   * @param sock - the socket, or an object that stands for one
   * @param mode - 'r', 'w' or 'rw', with or without a 'b'
   * @returns the file
   * @throws ValueError for another mode, TypeError
   */
  new (sock: SocketLike, mode: string): SocketIOBase<W>;
  /**
   * `SocketIO(sock, mode)`: as with `new`.
   *
   * @param sock - the socket, or an object that stands for one
   * @param mode - 'r', 'w' or 'rw', with or without a 'b'
   * @returns the file
   * @throws as with `new`
   */
  (sock: SocketLike, mode: string): SocketIOBase<W>;
  readonly prototype: SocketIOBase<W>;
}

/**
 * Python: socket.SocketIO in both flavours, a file without a buffer: each read is a recv_into(),
 * and each write a send(). See Python's io.RawIOBase.
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in the promise flavour
 */
export class SocketIOBase<W extends Way> extends FileBase<W, Bytes> {
  /** @internal */
  declare readonly _core: Raw;

  /** @internal */
  constructor(stackOf: (core: Raw) => Stack<W>, args: ArrayLike<unknown>) {
    const signature = { name: 'SocketIO.__init__', positional: ['sock', 'mode'], method: true };
    const { sock, mode } = bind({ ...signature, required: 2 }, args);
    if (!MODES.has(mode)) throw new ValueError(`invalid mode: ${repr(mode)}`);
    const core = new Raw(sock as CountedSocket, mode as string);
    super(stackOf(core));
    Object.defineProperty(this, '_core', { value: core });
  }

  /** @internal */
  protected override get typeName(): string {
    return 'SocketIO';
  }
  /** @internal */
  protected override get inherited(): Inherited {
    return INHERITED;
  }

  /** The socket's descriptor; -1 when closed. */
  get name(): number {
    return this._core.name;
  }
  /** 'rb', 'wb' or 'rwb'. */
  get mode(): string {
    return this._core.mode;
  }

  /**
   * `read(size=-1, /)`
   *
   * Reads what one call receives, or everything up to the end of the stream. Waits like readinto().
   * See Python's io.RawIOBase.read().
   *
   * @param size - the most bytes; below 0: all, like readall()
   * @param _last - promises only: signal, which cancels
   * @returns the bytes, none at the end of the stream; null if it may not wait and nothing is
   * available
   * @throws as readinto()
   */
  read(size: Integer | Last<W> = -1, ..._last: Trailing<W>): Outcome<W, Bytes | null> {
    takesUpTo(this.owner('read'), 1, arguments);
    return this.run('reading', this._core.read(toSize(size)));
  }

  /**
   * `readall()`
   *
   * Reads everything up to the end of the stream, and waits for it, at most the timeout for each
   * piece. See Python's io.RawIOBase.readall().
   *
   * @param _last - promises only: signal, which cancels
   * @returns the bytes; if it may not wait, the available ones, or null
   * @throws as readinto()
   */
  readall(..._last: Trailing<W>): Outcome<W, Bytes | null> {
    takesNone(this.owner('readall'), arguments);
    return this.run('reading', this._core.readall());
  }

  /**
   * `readinto(b)`
   *
   * Receives into a buffer. Waits for the first byte, at most the timeout. See Python's
   * io.RawIOBase.readinto().
   *
   * @param b - any view or ArrayBuffer
   * @param _last - promises only: signal, which cancels
   * @returns how many bytes came, 0 at the end of the stream; null if it may not wait and nothing
   * is available
   * @throws TimeoutError, after which every read throws OSError, because bytes may have been lost;
   * the errors of recv_into(); UnsupportedOperation if it is not open for reading; ValueError if
   * closed; TypeError; AbortError for a signal
   */
  readinto(b: BytesLike, ..._last: Trailing<W>): Outcome<W, number | null> {
    const signature = { name: 'SocketIO.readinto', positional: ['b'], required: 1, method: true };
    const { b: buffer } = bind(signature, arguments);
    return this.run('reading', this._core.readinto(buffer as Uint8Array));
  }

  /**
   * `write(b)`
   *
   * Sends bytes, with one call to the socket. Waits like send(). See Python's io.RawIOBase.write().
   *
   * @param b - any view or ArrayBuffer
   * @param _last - promises only: signal, which cancels
   * @returns how many bytes the socket accepted; null if it may not wait and there is no buffer
   * space
   * @throws TimeoutError, the errors of send(); UnsupportedOperation if it is not open for writing;
   * ValueError if closed; TypeError; AbortError for a signal
   */
  write(b: BytesLike, ..._last: Trailing<W>): Outcome<W, number | null> {
    const signature = { name: 'SocketIO.write', positional: ['b'], required: 1, method: true };
    const { b: data } = bind(signature, arguments);
    return this.run('writing', this._core.write(data));
  }

  /**
   * `close()`
   *
   * Gives up the reference to the socket, whose descriptor is closed with the last reference. Never
   * waits, except with promises for pending writes. A second close() does nothing. See Python's
   * io.IOBase.close().
   *
   * @param _last - promises only: signal, which cancels
   * @throws OSError (EBADF) if the descriptor was closed behind the socket's back
   */
  override close(..._last: Trailing<W>): Outcome<W, null> {
    this.takesNone('close', arguments);
    return this.run('closing', this._core.close());
  }

  /** @internal */
  protected override takesNone(name: string, args: ArrayLike<unknown>): void {
    bind({ name: `SocketIO.${name}`, positional: [], required: 0, method: true }, args);
  }
}
