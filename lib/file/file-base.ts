/** The common base of all file objects. Python: io.IOBase */
import type { Bytes } from '../python/bytes.js';
import { inspect } from 'node:util';
import { takesNone, takesOne, toCInt } from '../python/arguments.js';
import { Uncloneable } from '../python/uncloneable.js';
import { type Core, nextLine, readlines, refuseClosed, writelines } from './core/core.js';
import type { Last, Only, Outcome, Trailing, Steps, Use, Way } from '../waiting/way.js';
import { refuseKeyword, takesAtMost, toSizeOrNone } from './arguments.js';
import { takesUpTo } from '../python/clinic.js';
import type { Stack } from './core/stack.js';
import type { Integer } from '../python/types.js';

export type Inherited = Readonly<Record<string, string>>;

/** @internal The methods that all files inherit from Python's io.IOBase. */
export const FROM_IO_BASE: Inherited = { readlines: '_IOBase', writelines: '_IOBase' };

/**
 * Python: io.IOBase, a file of bytes or of text. In the promise flavour, methods that may wait
 * return promises and take `{ signal }` as a last keyword. They reject with the errors that they
 * throw here.
 *
 * Calls that read complete in the order in which they were made, and so do those that write. The
 * two directions are independent. A cancelled call loses nothing: the next call reads what it had
 * read, and what it had not sent stays buffered. Its AbortError has `characters_written` if write()
 * or writelines() had accepted a part, and `bytes_sent` if another call had sent a part.
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in the promise flavour
 * @typeParam T - the type of a line
 */
export abstract class FileBase<W extends Way, T extends Bytes | string> extends Uncloneable {
  /** @internal Keeps the other objects of the file alive as long as this one. */
  declare readonly _stack: Stack<W>;
  /** @internal The signal that cancels the current call. */
  declare protected readonly _signal?: AbortSignal;

  /** @internal The class name in CPython's error texts. */
  protected abstract readonly typeName: string;
  /** @internal Methods that CPython's class inherits, by the class that its error texts name. */
  protected abstract readonly inherited: Inherited;
  /** @internal */
  abstract readonly _core: Core<T>;

  /** @internal */
  protected constructor(stack: Stack<W>) {
    super();
    Object.defineProperty(this, '_stack', { value: stack });
  }

  /** @internal */
  protected run<R>(use: Use, steps: Steps<R>): Outcome<W, R> {
    return this._stack.run(use, steps, this._signal);
  }

  /**
   * Whether the file was closed.
   *
   * @throws ValueError if it was detached
   */
  get closed(): boolean {
    return this._core.closed;
  }

  /**
   * `close()`
   *
   * Sends what is buffered and gives up the reference to the socket, whose descriptor is closed
   * with the last reference. Waits like flush(). The file is closed even if this throws. A second
   * close() does nothing. See Python's io.IOBase.close().
   *
   * Promises: pending reads are rejected with EBADF, and close() waits for pending writes. A signal
   * stops the sending but not the closing, and rejects the pending writes too.
   *
   * @param _last - promises only: signal, which cancels
   * @throws as flush(), but ValueError only when it was detached
   */
  close(..._last: Trailing<W>): Outcome<W, null> {
    takesNone(this.owner('close'), arguments);
    // Throws if the file was detached, because pending calls then belong to another object.
    void this.closed;
    return this.run('closing', this._core.close());
  }

  /** `with file:` is `using file = ...` */
  declare readonly [Symbol.dispose]: Only<W, 'now', () => void>;
  /** `with file:` is `await using file = ...` */
  declare readonly [Symbol.asyncDispose]: Only<W, 'later', () => Promise<void>>;

  /**
   * `flush()`
   *
   * Sends what is buffered. Waits until the socket has accepted it, at most the timeout for each
   * piece. See Python's io.IOBase.flush().
   *
   * @param _last - promises only: signal, which cancels
   * @throws TimeoutError and BlockingIOError (EAGAIN), after which a buffered file keeps what was
   * not sent, but a text file may lose what it had not passed on; the errors of send(); ValueError
   * if closed or detached; AbortError for a signal
   */
  flush(..._last: Trailing<W>): Outcome<W, null> {
    takesNone(this.owner('flush'), arguments);
    return this.run('writing', this._core.flush());
  }

  /**
   * `readline(size=-1, /)`
   *
   * Reads a line. Waits for its end, at most the timeout for each piece. See Python's
   * io.IOBase.readline().
   *
   * @param size - the most bytes; below 0 or null: no limit
   * @param _last - promises only: signal, which cancels
   * @returns the line with its newline, which the last line of the stream may lack; nothing at the
   * end of the stream; if it may not wait, as much as is available
   * @throws TimeoutError, after which the file receives no more (OSError); OSError if it may not
   * wait and nothing is available (SocketIO and BufferedRWPair); the errors of recv_into();
   * UnsupportedOperation if it is not open for reading; ValueError if closed or detached;
   * TypeError, OverflowError; AbortError for a signal
   */
  readline(size?: Integer | null | Last<W>, ..._last: Trailing<W>): Outcome<W, T> {
    takesUpTo(this.owner('readline'), 1, arguments);
    return this.run('reading', this._core.readline(toSizeOrNone(size)));
  }

  /**
   * `readlines(hint=-1, /)`
   *
   * Reads all lines up to the end of the stream, and waits for it. See Python's
   * io.IOBase.readlines().
   *
   * @param hint - above 0: stops when the lines are longer than this in total
   * @param _last - promises only: signal, which cancels
   * @returns the lines
   * @throws as readline()
   */
  readlines(hint?: Integer | null | Last<W>, ..._last: Trailing<W>): Outcome<W, T[]> {
    takesUpTo(this.owner('readlines'), 1, arguments);
    const lengthOf = (line: T): number =>
      typeof line === 'string' ? [...line].length : line.length;
    return this.run('reading', readlines<T>(this._core, toSizeOrNone(hint), lengthOf));
  }

  /**
   * `writelines(lines, /)`
   *
   * Writes each item, with nothing between them. Waits like write(). See Python's
   * io.IOBase.writelines().
   *
   * @param lines - bytes-like objects, or strings for a text file
   * @param _last - promises only: signal, which cancels
   * @throws as write(); TypeError if lines is not iterable
   */
  writelines(lines: Iterable<unknown>, ..._last: Trailing<W>): Outcome<W, null> {
    takesOne(this.owner('writelines'), arguments);
    return this.run('writing', writelines(this._core, lines));
  }

  /** `for line in file:` is `for (const line of file)`. It ends with the stream. */
  declare readonly [Symbol.iterator]: Only<W, 'now', () => IterableIterator<T>>;
  /** `for line in file:` is `for await (const line of file)`. It ends with the stream. */
  declare readonly [Symbol.asyncIterator]: Only<W, 'later', () => AsyncIterableIterator<T>>;

  /**
   * `fileno()`
   *
   * @returns the socket's descriptor
   * @throws ValueError if closed or detached; UnsupportedOperation from a BufferedRWPair and a text
   * file over it
   */
  fileno(): number {
    this.takesNone('fileno', arguments);
    return this._core.fileno();
  }
  /**
   * `isatty()`
   *
   * @returns false
   * @throws ValueError when closed or detached
   */
  isatty(): boolean {
    takesNone(this.owner('isatty'), arguments);
    return this._core.isatty();
  }
  /**
   * `readable()`
   *
   * @returns whether the file was opened for reading
   * @throws ValueError if closed or detached; a BufferedWriter, and a text file over it, just
   * return false
   */
  readable(): boolean {
    this.takesNone('readable', arguments);
    return this._core.readable();
  }
  /**
   * `writable()`
   *
   * @returns whether the file was opened for writing
   * @throws ValueError if closed or detached; a BufferedReader, and a text file over it, just
   * return false
   */
  writable(): boolean {
    this.takesNone('writable', arguments);
    return this._core.writable();
  }
  /**
   * `seekable()`
   *
   * @returns false
   * @throws ValueError if closed or detached; a BufferedRWPair, and a text file over it, just
   * return false
   */
  seekable(): boolean {
    this.takesNone('seekable', arguments);
    return this._core.seekable();
  }

  /**
   * `seek(offset, whence=0, /)`
   *
   * Always throws: a socket cannot seek.
   *
   * @param offset - not used
   * @param whence - not used
   * @throws UnsupportedOperation; TypeError, OverflowError
   */
  seek(offset: Integer, whence: Integer = 0): never {
    const count = takesAtMost('seek', 2, arguments);
    if (count === 0) throw new TypeError('seek() takes at least 1 positional argument (0 given)');
    refuseKeyword('seek', arguments);
    toCInt(offset);
    return this._core.seek(toCInt(whence));
  }
  /**
   * `tell()`
   *
   * Always throws: a socket has no position.
   *
   * @throws UnsupportedOperation; ValueError if detached, and from a text file if closed
   */
  tell(): never {
    takesNone(this.owner('tell'), arguments);
    return this._core.tell();
  }
  /**
   * `truncate(pos=None, /)`
   *
   * Always throws. A BufferedReader, a BufferedWriter and a text file flush first, and wait like
   * flush().
   *
   * @param _pos - not used
   * @param _last - promises only: signal, which cancels
   * @throws UnsupportedOperation; the errors of flush()
   */
  truncate(_pos?: Integer | null | Last<W>, ..._last: Trailing<W>): Outcome<W, never> {
    takesAtMost('truncate', 1, arguments);
    refuseKeyword('truncate', arguments);
    return this.run('writing', this._core.truncate());
  }

  /** @internal Returns a method's name in CPython's error texts. */
  protected owner(method: string): string {
    return `${this.inherited[method] ?? this.typeName}.${method}`;
  }

  /** Python: repr(file) */
  override toString(): string {
    return this._core.repr();
  }

  /** Python: repr(file) */
  [inspect.custom](): string {
    return this.toString();
  }

  /** @internal For methods without arguments. CPython writes them in C, except those of SocketIO itself. */
  protected takesNone(name: string, args: ArrayLike<unknown>): void {
    takesNone(this.owner(name), args);
  }
}

/** Returns an iterator over the lines of a file. It keeps the file alive. */
export function linesOf<W extends Way, T extends Bytes | string>(
  file: FileBase<W, T>,
): { next(): Outcome<W, IteratorResult<T, undefined>> } {
  refuseClosed(file);
  return { next: () => file._stack.run('reading', nextLine<T>(file._core)) };
}
