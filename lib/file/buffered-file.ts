/** What the three buffered files share. Python: io.BufferedIOBase */
import type { Bytes, BytesLike } from '../python/bytes.js';
import { takesOne, toCInt } from '../python/arguments.js';
import { type BytesCore, readintoAtEnd } from './core/core.js';
import type { Last, Outcome, Trailing, Steps, Way } from '../waiting/way.js';
import { FileBase } from './file-base.js';
import { takesFrom, takesUpTo, toSize, toSizeOrNone } from './arguments.js';
import type { SocketIOBase } from './socket-io.js';
import type { Stack } from './core/stack.js';
import { toFilled } from './core/honest-views.js';
import type { Integer } from '../python/types.js';

export abstract class BufferedFile<W extends Way> extends FileBase<W, Bytes> {
  /** @internal */
  declare readonly _core: BytesCore;

  /** @internal */
  protected constructor(stack: Stack<W>, core: BytesCore) {
    super(stack);
    Object.defineProperty(this, '_core', { value: core });
    stack.cover(core);
  }

  /**
   * `read(size=-1, /)`
   *
   * So many bytes, fewer only at the end of the stream; with -1 or null all to the end. Null when
   * nothing was read because it would have to wait and may not. Throws TimeoutError, after which
   * the file reads no more (OSError); ValueError when closed, and for a size below -1; the errors of
   * recv_into(); UnsupportedOperation.
   */
  read(size?: Integer | null | Last<W>, ..._last: Trailing<W>): Outcome<W, Bytes | null> {
    takesUpTo(this.owner('read'), 1, arguments);
    const { _stack: stack, _core: core } = this;
    const wanted = toSizeOrNone(size);
    const bytes = stack.idle('reading') ? (core.takeBytes?.(wanted) ?? null) : null;
    if (bytes !== null) return stack.value<Bytes | null>(bytes);
    return this.run('reading', core.read(wanted));
  }

  /**
   * `read1(size=-1, /)`
   *
   * What is buffered, or else what one call receives, at most size bytes (below 0: as many as the
   * buffer takes). Empty at the end of the stream, and when it would have to wait and may not.
   */
  read1(size: Integer | Last<W> = -1, ..._last: Trailing<W>): Outcome<W, Bytes> {
    takesUpTo(this.owner('read1'), 1, arguments);
    return this.run('reading', this._core.read1(toSize(size)));
  }

  /**
   * `readinto(buffer, /)`
   *
   * Fills a buffer, or as much of it as there is before the end of the stream, and returns the
   * count; null when nothing was read because it would have to wait and may not. Throws as read().
   */
  readinto(buffer: BytesLike, ..._last: Trailing<W>): Outcome<W, number | null> {
    return this.fill('readinto', arguments, buffer);
  }

  /** `readinto1(buffer, /)`: as readinto(), with one call to the socket at most. */
  readinto1(buffer: BytesLike, ..._last: Trailing<W>): Outcome<W, number | null> {
    return this.fill('readinto1', arguments, buffer);
  }

  private fill(
    name: 'readinto' | 'readinto1',
    args: ArrayLike<unknown>,
    buffer: unknown,
  ): Outcome<W, number | null> {
    takesOne(this.passedTo('BufferedReader', name, args), args);
    const into = toFilled(name, buffer);
    const once = name === 'readinto1';
    const { _stack: stack, _core: core } = this;
    const steps = stack.concurrent
      ? readintoAtEnd(core, into, into.length, once)
      : core.readinto(into, once);
    return this.run('reading', steps);
  }

  /**
   * `write(buffer, /)`
   *
   * Buffers bytes, and sends what is more than the buffer takes; returns their number. Throws
   * TimeoutError, ValueError when closed, UnsupportedOperation, TypeError, and BlockingIOError with
   * characters_written on a socket that may not wait: so many were taken.
   */
  write(buffer: BytesLike, ..._last: Trailing<W>): Outcome<W, number> {
    takesOne(this.passedTo('BufferedWriter', 'write', arguments), arguments);
    return this.run('writing', this._core.write(buffer));
  }

  /** @internal The method as CPython's texts name it: a pair passes its arguments on. */
  protected passedTo(_inner: string, method: string, _args: ArrayLike<unknown>): string {
    return this.owner(method);
  }
}

/** A buffered file in one direction, over a raw one. */
export abstract class OneWayFile<W extends Way> extends BufferedFile<W> {
  /** @internal */
  declare readonly _core: BytesCore & { readonly detached: boolean };
  /** @internal */
  declare protected readonly inner: SocketIOBase<W>;

  /** @internal */
  protected constructor(raw: SocketIOBase<W>, core: BytesCore) {
    super(raw._stack, core);
    Object.defineProperty(this, 'inner', { value: raw });
  }

  /** The raw file; null when it was detached. */
  get raw(): SocketIOBase<W> | null {
    return this._core.detached ? null : this.inner;
  }
  /** The socket's descriptor; -1 when closed. Throws ValueError when detached. */
  get name(): number {
    void this.closed;
    return this.inner.name;
  }
  /** 'rb', 'wb' or 'rwb'. Throws ValueError when detached. */
  get mode(): string {
    void this.closed;
    return this.inner.mode;
  }

  /**
   * `detach()`
   *
   * Flushes, returns the raw file and leaves it to the caller; this object is of no more use. Throws
   * ValueError when closed or detached.
   */
  detach(..._last: Trailing<W>): Outcome<W, SocketIOBase<W>> {
    this.takesNone('detach', arguments);
    return this.run('both', this.detachSteps());
  }

  override seek(_offset: Integer, whence: Integer = 0): never {
    takesFrom(this.owner('seek'), [1, 2], arguments);
    return this._core.seek(toCInt(whence));
  }

  private *detachSteps(): Steps<SocketIOBase<W>> {
    yield* this._core.detach();
    this._stack.cover(this.inner._core);
    return this.inner;
  }
}
