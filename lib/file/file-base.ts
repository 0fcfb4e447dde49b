/** What all file objects have. Python: io.IOBase */
import type { Bytes } from '../python/bytes.js';
import { inspect } from 'node:util';
import { takesNone, takesOne, toCInt } from '../python/arguments.js';
import { Uncloneable } from '../python/uncloneable.js';
import { type Core, nextLine, readlines, refuseClosed, writelines } from './core/core.js';
import type { Last, Only, Outcome, Trailing, Steps, Use, Way } from '../waiting/way.js';
import { refuseKeyword, takesAtMost, takesUpTo, toSizeOrNone } from './arguments.js';
import type { Stack } from './core/stack.js';
import type { Integer } from '../python/types.js';

export type Inherited = Readonly<Record<string, string>>;

/** @internal What all files have from Python's io.IOBase. */
export const FROM_IO_BASE: Inherited = { readlines: '_IOBase', writelines: '_IOBase' };

/**
 * A file of bytes or of text: T is what a line is. The way W is `'now'` in the blocking flavour and
 * `'later'` in that of promises. There the methods that may wait return promises and take
 * `{ signal }` as a last keyword; what they are said to throw, they reject with.
 *
 * Calls that read complete in the order in which they were made, and so do those that write; the two
 * directions are independent. A cancelled call loses nothing: what it had read is read by the next
 * one, what it had not sent stays buffered. Its AbortError has `characters_written` when write() or
 * writelines() had taken a part, and of other calls `bytes_sent` when a part had gone.
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

  /** Was it closed? Throws ValueError when it was detached. */
  get closed(): boolean {
    return this._core.closed;
  }

  /**
   * `close()`
   *
   * Sends what is buffered and gives up the reference to the socket, whose descriptor is closed with
   * the last one. Again is harmless. Throws as flush(); it is closed all the same.
   *
   * Promises: calls that read and still wait are rejected with OSError 9, those that write are waited
   * for. A signal ends the sending, not the closing: it rejects other calls that write, too.
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
   * Sends what is buffered. Throws ValueError when closed, TimeoutError (what was not sent stays
   * buffered), BlockingIOError on a socket that may not wait.
   */
  flush(..._last: Trailing<W>): Outcome<W, null> {
    takesNone(this.owner('flush'), arguments);
    return this.run('writing', this._core.flush());
  }

  /**
   * `readline(size=-1, /)`
   *
   * A line with its newline, at most size long; the last one may lack it, and at the end of the
   * stream it is empty. Waits for the end of the line. Throws TimeoutError, after which a reader
   * reads no more (OSError), UnsupportedOperation, ValueError when closed.
   */
  readline(size?: Integer | null | Last<W>, ..._last: Trailing<W>): Outcome<W, T> {
    takesUpTo(this.owner('readline'), 1, arguments);
    return this.run('reading', this._core.readline(toSizeOrNone(size)));
  }

  /**
   * `readlines(hint=-1, /)`
   *
   * All lines to the end of the stream; with a hint above 0 no more once they are longer than it in
   * total. Throws as readline().
   */
  readlines(hint?: Integer | null | Last<W>, ..._last: Trailing<W>): Outcome<W, T[]> {
    takesUpTo(this.owner('readlines'), 1, arguments);
    const lengthOf = (line: T): number =>
      typeof line === 'string' ? [...line].length : line.length;
    return this.run('reading', readlines<T>(this._core, toSizeOrNone(hint), lengthOf));
  }

  /** `writelines(lines, /)`: writes each; nothing is added between them. Throws as write(). */
  writelines(lines: Iterable<unknown>, ..._last: Trailing<W>): Outcome<W, null> {
    takesOne(this.owner('writelines'), arguments);
    return this.run('writing', writelines(this._core, lines));
  }

  /** `for line in file:` is `for (const line of file)`. It ends with the stream. */
  declare readonly [Symbol.iterator]: Only<W, 'now', () => IterableIterator<T>>;
  /** `for line in file:` is `for await (const line of file)`. It ends with the stream. */
  declare readonly [Symbol.asyncIterator]: Only<W, 'later', () => AsyncIterableIterator<T>>;

  /** `fileno()`: the socket's descriptor. Throws ValueError when closed. */
  fileno(): number {
    this.takesNone('fileno', arguments);
    return this._core.fileno();
  }
  /** `isatty()`: false. Throws ValueError when closed. */
  isatty(): boolean {
    takesNone(this.owner('isatty'), arguments);
    return this._core.isatty();
  }
  /** `readable()`: was it opened for reading? Throws ValueError when closed. */
  readable(): boolean {
    this.takesNone('readable', arguments);
    return this._core.readable();
  }
  /** `writable()`: was it opened for writing? Throws ValueError when closed. */
  writable(): boolean {
    this.takesNone('writable', arguments);
    return this._core.writable();
  }
  /** `seekable()`: false. Throws ValueError when closed. */
  seekable(): boolean {
    this.takesNone('seekable', arguments);
    return this._core.seekable();
  }

  /** `seek(offset, whence=0, /)`: throws UnsupportedOperation. A socket cannot go back. */
  seek(offset: Integer, whence: Integer = 0): never {
    const count = takesAtMost('seek', 2, arguments);
    if (count === 0) throw new TypeError('seek() takes at least 1 positional argument (0 given)');
    refuseKeyword('seek', arguments);
    toCInt(offset);
    return this._core.seek(toCInt(whence));
  }
  /** `tell()`: throws UnsupportedOperation. */
  tell(): never {
    takesNone(this.owner('tell'), arguments);
    return this._core.tell();
  }
  /** `truncate(pos=None, /)`: sends what is buffered, then throws UnsupportedOperation. */
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
