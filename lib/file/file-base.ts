/** What all file objects have. Python: io.IOBase */
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

/** @internal What all files have from Python's io.IOBase. */
export const FROM_IO_BASE: Inherited = { readlines: '_IOBase', writelines: '_IOBase' };

/**
 * Python: io.IOBase, a file of bytes or of text. In the flavour of promises the methods that may wait
 * return promises and take `{ signal }` as a last keyword; they reject with the errors that they throw
 * here.
 *
 * Calls that read complete in the order in which they were made, and so do those that write; the two
 * directions are independent. A cancelled call loses nothing: the next call reads what it had read, and
 * what it had not sent stays buffered. Its AbortError has `characters_written` when write() or
 * writelines() had taken a part, and `bytes_sent` when another call had sent a part.
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in that of promises
 * @typeParam T - the type of a line
 */
export abstract class FileBase<W extends Way, T extends Bytes | string> extends Uncloneable {
  /** @internal Keeps the other objects of the file in use for as long as this one is. */
  declare readonly _stack: Stack<W>;
  /** @internal What cancels the call that is being made. */
  declare protected readonly _signal?: AbortSignal;

  /** @internal The class, as CPython's texts name it. */
  protected abstract readonly typeName: string;
  /** @internal Methods that CPython's class has from another one, which its texts name. */
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
   * Was the file closed?
   *
   * @throws ValueError when it was detached
   */
  get closed(): boolean {
    return this._core.closed;
  }

  /**
   * `close()`
   *
   * Sends what is buffered and gives up the reference to the socket, whose descriptor is closed with the
   * last one. Waits as flush(). The file is closed even when this throws; a second close() does nothing.
   * See Python's io.IOBase.close().
   *
   * Promises: calls that read and still wait are rejected with EBADF, and close() waits for those that
   * write. A signal ends the sending, not the closing: it rejects other calls that write, too.
   *
   * @param _last - promises only: signal, which cancels
   * @throws as flush(), but ValueError only when it was detached
   */
  close(..._last: Trailing<W>): Outcome<W, null> {
    takesNone(this.owner('close'), arguments);
    // Throws when it was detached: the calls that wait are another object's then.
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
   * Sends what is buffered. Waits until the socket has taken it, at most the timeout for each piece. See
   * Python's io.IOBase.flush().
   *
   * @param _last - promises only: signal, which cancels
   * @throws TimeoutError and BlockingIOError (EAGAIN), after which a buffered file keeps what was not
   * sent, but a text file may lose what it had not passed on; the errors of send(); ValueError when closed
   * or detached; AbortError for a signal
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
   * @returns the line with its newline, which the last line of the stream may lack; nothing at the end of
   * the stream; when it may not wait, as much as there is
   * @throws TimeoutError, after which the file receives no more (OSError); OSError when it may not wait
   * and nothing is there (SocketIO and BufferedRWPair); the errors of recv_into(); UnsupportedOperation
   * when it is not for reading; ValueError when closed or detached; TypeError, OverflowError; AbortError
   * for a signal
   */
  readline(size?: Integer | null | Last<W>, ..._last: Trailing<W>): Outcome<W, T> {
    takesUpTo(this.owner('readline'), 1, arguments);
    return this.run('reading', this._core.readline(toSizeOrNone(size)));
  }

  /**
   * `readlines(hint=-1, /)`
   *
   * Reads all lines to the end of the stream, and waits for it. See Python's io.IOBase.readlines().
   *
   * @param hint - above 0: no more lines once they are longer than this in total
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
   * Writes each item, and adds nothing between them. Waits as write(). See Python's
   * io.IOBase.writelines().
   *
   * @param lines - bytes-like objects, or the texts of a text file
   * @param _last - promises only: signal, which cancels
   * @throws as write(); TypeError when lines is not iterable
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
   * @throws ValueError when closed or detached; UnsupportedOperation from a BufferedRWPair and a text
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
   * @returns whether it was opened for reading
   * @throws ValueError when closed or detached; a BufferedWriter, and a text file over it, only return
   * false
   */
  readable(): boolean {
    this.takesNone('readable', arguments);
    return this._core.readable();
  }
  /**
   * `writable()`
   *
   * @returns whether it was opened for writing
   * @throws ValueError when closed or detached; a BufferedReader, and a text file over it, only return
   * false
   */
  writable(): boolean {
    this.takesNone('writable', arguments);
    return this._core.writable();
  }
  /**
   * `seekable()`
   *
   * @returns false
   * @throws ValueError when closed or detached; a BufferedRWPair, and a text file over it, only return
   * false
   */
  seekable(): boolean {
    this.takesNone('seekable', arguments);
    return this._core.seekable();
  }

  /**
   * `seek(offset, whence=0, /)`
   *
   * Always throws: a socket cannot go back.
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
   * @throws UnsupportedOperation; ValueError when detached, and by a text file when closed
   */
  tell(): never {
    takesNone(this.owner('tell'), arguments);
    return this._core.tell();
  }
  /**
   * `truncate(pos=None, /)`
   *
   * Always throws. A BufferedReader, a BufferedWriter and a text file flush before, and wait as flush().
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

  /** @internal A method as CPython's texts name it. */
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

  /** @internal Methods without arguments, which are written in C but for SocketIO's own. */
  protected takesNone(name: string, args: ArrayLike<unknown>): void {
    takesNone(this.owner(name), args);
  }
}

/** The lines of a file, which is kept open for as long as somebody has them. */
export function linesOf<W extends Way, T extends Bytes | string>(
  file: FileBase<W, T>,
): { next(): Outcome<W, IteratorResult<T, undefined>> } {
  refuseClosed(file);
  return { next: () => file._stack.run('reading', nextLine<T>(file._core)) };
}
