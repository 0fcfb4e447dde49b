/** The common part of the three buffered files. Python: io.BufferedIOBase */
import type { Bytes, BytesLike } from '../python/bytes.js';
import { takesOne, toCInt } from '../python/arguments.js';
import { type BytesCore, readintoAtEnd } from './core/core.js';
import type { Last, Outcome, Trailing, Steps, Way } from '../waiting/way.js';
import { FileBase } from './file-base.js';
import { toSize, toSizeOrNone } from './arguments.js';
import { takesFrom, takesUpTo } from '../python/clinic.js';
import type { SocketIOBase } from './socket-io.js';
import type { Stack } from './core/stack.js';
import { toFilled } from './core/honest-views.js';
import type { Integer } from '../python/types.js';

/**
 * Python: io.BufferedIOBase, a file of bytes with a buffer.
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in the promise flavour
 */
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
   * Reads size bytes. Waits for all of them, at most the timeout for each piece. See Python's
   * io.BufferedReader.read().
   *
   * @param size - how many; -1 or null: all up to the end of the stream
   * @param _last - promises only: signal, which cancels
   * @returns the bytes, fewer at the end of the stream; if it may not wait, the available ones, or
   * null
   * @throws TimeoutError, after which the file receives no more (OSError); the errors of
   * recv_into(); UnsupportedOperation if it is not open for reading; ValueError if closed or
   * detached, and for a size below -1; TypeError, OverflowError; AbortError for a signal
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
   * Reads the buffered bytes, or if there are none, what one call receives. Waits for the first
   * byte, at most the timeout. See Python's io.BufferedReader.read1().
   *
   * @param size - the most bytes; below 0: as many as the buffer holds
   * @param _last - promises only: signal, which cancels
   * @returns the bytes; none at the end of the stream, or if it may not wait and none are available
   * @throws as read()
   */
  read1(size: Integer | Last<W> = -1, ..._last: Trailing<W>): Outcome<W, Bytes> {
    takesUpTo(this.owner('read1'), 1, arguments);
    return this.run('reading', this._core.read1(toSize(size)));
  }

  /**
   * `readinto(buffer, /)`
   *
   * Fills a buffer. Waits until it is full, at most the timeout for each piece. With promises, the
   * bytes are in the buffer at the end of the call. See Python's io.BufferedIOBase.readinto().
   *
   * @param buffer - any view or ArrayBuffer
   * @param _last - promises only: signal, which cancels
   * @returns how many bytes came, fewer at the end of the stream; if it may not wait, how many are
   * available, or null
   * @throws as read()
   */
  readinto(buffer: BytesLike, ..._last: Trailing<W>): Outcome<W, number | null> {
    return this.fill('readinto', arguments, buffer);
  }

  /**
   * `readinto1(buffer, /)`
   *
   * Fills a buffer with at most one call to the socket. Waits for the first byte, at most the
   * timeout. See Python's io.BufferedIOBase.readinto1().
   *
   * @param buffer - any view or ArrayBuffer
   * @param _last - promises only: signal, which cancels
   * @returns how many bytes came, 0 at the end of the stream; null if it may not wait and nothing
   * is available
   * @throws as read()
   */
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
   * Buffers bytes, and sends them when the buffer is full. Waits only while it sends, at most the
   * timeout for each piece. See Python's io.BufferedWriter.write().
   *
   * @param buffer - any view or ArrayBuffer
   * @param _last - promises only: signal, which cancels
   * @returns the number of bytes
   * @throws BlockingIOError (EAGAIN) if it may not wait, with the number of accepted bytes as
   * characters_written; TimeoutError, the errors of send(); UnsupportedOperation if it is not open
   * for writing; ValueError if closed or detached; TypeError; AbortError for a signal
   */
  write(buffer: BytesLike, ..._last: Trailing<W>): Outcome<W, number> {
    takesOne(this.passedTo('BufferedWriter', 'write', arguments), arguments);
    return this.run('writing', this._core.write(buffer));
  }

  /**
   * @internal Returns the method's name in CPython's error texts. A pair passes its arguments on to
   * another object.
   */
  protected passedTo(_inner: string, method: string, _args: ArrayLike<unknown>): string {
    return this.owner(method);
  }
}

/**
 * A buffered file in one direction, over a raw one.
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in the promise flavour
 */
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

  /** The raw file; null if it was detached. */
  get raw(): SocketIOBase<W> | null {
    return this._core.detached ? null : this.inner;
  }
  /**
   * The socket's descriptor; -1 when closed.
   *
   * @throws ValueError when detached
   */
  get name(): number {
    void this.closed;
    return this.inner.name;
  }
  /**
   * 'rb', 'wb' or 'rwb'.
   *
   * @throws ValueError when detached
   */
  get mode(): string {
    void this.closed;
    return this.inner.mode;
  }

  /**
   * `detach()`
   *
   * Flushes, and leaves the raw file to the caller. This object can no longer be used. Waits like
   * flush(). See Python's io.BufferedIOBase.detach().
   *
   * @param _last - promises only: signal, which cancels
   * @returns the raw file
   * @throws as flush()
   */
  detach(..._last: Trailing<W>): Outcome<W, SocketIOBase<W>> {
    this.takesNone('detach', arguments);
    return this.run('both', this.detachSteps());
  }

  /**
   * `seek(offset, whence=0, /)`
   *
   * Always throws: a socket cannot seek.
   *
   * @param _offset - not used
   * @param whence - an io.SEEK_* number
   * @throws UnsupportedOperation; ValueError for another whence, and if closed or detached;
   * TypeError, OverflowError
   */
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
