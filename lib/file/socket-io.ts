/** The raw file of a socket. */
import type { Bytes, BytesLike } from '../python/bytes.js';
import { ValueError } from '../python/errors.js';
import { type Integer, repr } from '../python/types.js';
import { takesNone } from '../python/arguments.js';
import { bind } from '../python/signature.js';
import type { CountedSocket, Last, Outcome, Trailing, SocketLike, Way } from '../waiting/way.js';
import { FileBase, FROM_IO_BASE, type Inherited } from './file-base.js';
import { Raw } from './core/raw.js';
import { takesUpTo, toSize } from './arguments.js';
import type { Stack } from './core/stack.js';

const MODES: ReadonlySet<unknown> = new Set(['r', 'w', 'rw', 'rb', 'wb', 'rwb']);

const INHERITED: Inherited = {
  ...FROM_IO_BASE,
  ...{ read: '_RawIOBase', readall: '_RawIOBase', readline: '_IOBase', flush: '_IOBase' },
  ...{ isatty: '_IOBase', tell: '_IOBase' },
};

/** The class SocketIO of a flavour, which is called with and without `new`. */
export interface SocketIOConstructor<W extends Way> {
  /**
   * `SocketIO(sock, mode)`
   *
   * A raw file of a socket; mode is 'r', 'w' or 'rw', with or without a 'b'. Rather use makefile(),
   * which counts the file among those that keep the descriptor open. Throws ValueError for another
   * mode.
   */
  new (sock: SocketLike, mode: string): SocketIOBase<W>;
  /** `SocketIO(sock, mode)`: as with `new`. */
  (sock: SocketLike, mode: string): SocketIOBase<W>;
  readonly prototype: SocketIOBase<W>;
}

/**
 * Python: socket.SocketIO, in both flavours: 'now' for blocking files, 'later' for those whose methods
 * return promises.
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
   * What one call receives, at most size bytes; with a size below 0 all to the end of the stream.
   * Null when it would have to wait and may not. Throws as readinto().
   */
  read(size: Integer | Last<W> = -1, ..._last: Trailing<W>): Outcome<W, Bytes | null> {
    takesUpTo(this.owner('read'), 1, arguments);
    return this.run('reading', this._core.read(toSize(size)));
  }

  /** `readall()`: all to the end of the stream, or until it would have to wait and may not. */
  readall(..._last: Trailing<W>): Outcome<W, Bytes | null> {
    takesNone(this.owner('readall'), arguments);
    return this.run('reading', this._core.readall());
  }

  /**
   * `readinto(b)`
   *
   * Receives into a buffer and returns the count; null when it would have to wait and may not.
   * Throws TimeoutError, and after that OSError always, for bytes may have been lost;
   * UnsupportedOperation; ValueError when closed; the errors of recv_into().
   */
  readinto(b: BytesLike, ..._last: Trailing<W>): Outcome<W, number | null> {
    const signature = { name: 'SocketIO.readinto', positional: ['b'], required: 1, method: true };
    const { b: buffer } = bind(signature, arguments);
    return this.run('reading', this._core.readinto(buffer as Uint8Array));
  }

  /**
   * `write(b)`
   *
   * Sends and returns how many bytes the kernel took; null when it would have to wait and may not.
   * Throws the errors of send(), UnsupportedOperation, ValueError when closed.
   */
  write(b: BytesLike, ..._last: Trailing<W>): Outcome<W, number | null> {
    const signature = { name: 'SocketIO.write', positional: ['b'], required: 1, method: true };
    const { b: data } = bind(signature, arguments);
    return this.run('writing', this._core.write(data));
  }

  override close(..._last: Trailing<W>): Outcome<W, null> {
    this.takesNone('close', arguments);
    return this.run('closing', this._core.close());
  }

  /** @internal */
  protected override takesNone(name: string, args: ArrayLike<unknown>): void {
    bind({ name: `SocketIO.${name}`, positional: [], required: 0, method: true }, args);
  }
}
