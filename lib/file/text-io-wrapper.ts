/** A text file. */
import { type Integer, repr } from '../python/types.js';
import type { Cancellable } from '../waiting/abort.js';
import { countGiven, hasKeywords, takesOne, toCInt } from '../python/arguments.js';
import { bind } from '../python/signature.js';
import type { BufferedReader } from './buffered-reader.js';
import type { BufferedRWPair } from './buffered-rw-pair.js';
import type { BufferedWriter } from './buffered-writer.js';
import type { Last, Outcome, Trailing, Steps, Way } from '../waiting/way.js';
import { FileBase, FROM_IO_BASE, type Inherited } from './file-base.js';
import { toSize, toSizeOrNone } from './arguments.js';
import { takesFrom, takesUpTo } from '../python/clinic.js';
import { Text } from './core/text.js';
import { changedOptions, recodes, textOptions } from './core/text-options.js';

export type BufferedOf<W extends Way> = BufferedReader<W> | BufferedWriter<W> | BufferedRWPair<W>;

/** Keywords of text files. */
export interface TextKeywords {
  encoding?: string | null;
  errors?: string | null;
  newline?: string | null;
}

/** Keywords of reconfigure(). */
export interface ReconfigureKeywords extends TextKeywords {
  line_buffering?: unknown;
  write_through?: unknown;
}

const INHERITED: Inherited = FROM_IO_BASE;

/**
 * A text file, as `makefile('r')`, `'w'` and `'rw'` make it. Python: io.TextIOWrapper
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in the promise flavour
 */
export class TextIOWrapper<W extends Way = 'now'> extends FileBase<W, string> {
  /** @internal */
  declare readonly _core: Text;
  /** @internal */
  declare private readonly inner: BufferedOf<W>;
  /** The mode that was passed to makefile(). */
  declare mode: unknown;

  /** @internal */
  constructor(buffer: BufferedOf<W>, keywords: Readonly<Record<string, unknown>>) {
    const { _stack: stack } = buffer;
    super(stack);
    const core = new Text(buffer._core, textOptions(keywords), stack.concurrent);
    Object.defineProperty(this, '_core', { value: core });
    Object.defineProperty(this, 'inner', { value: buffer });
    stack.cover(core);
  }

  /** @internal */
  protected override get typeName(): string {
    return 'TextIOWrapper';
  }
  /** @internal */
  protected override get inherited(): Inherited {
    return INHERITED;
  }

  /** The buffered file; null if it was detached. */
  get buffer(): BufferedOf<W> | null {
    return this._core.detached ? null : this.inner;
  }
  /**
   * The socket's descriptor; -1 if closed, undefined for a file that reads and writes.
   *
   * @throws ValueError when detached
   */
  get name(): number | undefined {
    void this.closed;
    return 'name' in this.inner ? this.inner.name : undefined;
  }
  /** The encoding, as it was given. */
  get encoding(): string {
    return this._core.options.encoding;
  }
  /** The error handler. */
  get errors(): string {
    return this._core.options.errors;
  }
  /**
   * The kinds of newline read so far: null, one of them, or several.
   *
   * @throws ValueError when detached
   */
  get newlines(): string | string[] | null {
    return this._core.newlines;
  }
  /** Whether a complete line is sent at once. See reconfigure(). */
  get line_buffering(): boolean {
    return this._core.options.line_buffering;
  }
  /** Whether written text is passed on to the buffered file at once. See reconfigure(). */
  get write_through(): boolean {
    return this._core.options.write_through;
  }

  /**
   * `readline(size=-1, /)`
   *
   * Reads a line. Waits for its end, at most the timeout for each piece. See Python's
   * io.TextIOBase.readline().
   *
   * @param size - the most characters (code points); below 0: no limit
   * @param _last - promises only: signal, which cancels
   * @returns the line with its newline, which the last line of the stream may lack; '' at the end
   * of the stream; if it may not wait, as much as is available
   * @throws as read()
   */
  override readline(size?: Integer | null | Last<W>, ..._last: Trailing<W>): Outcome<W, string> {
    takesUpTo(this.owner('readline'), 1, arguments);
    const { _stack: stack, _core: core } = this;
    const limit = size === undefined ? -1 : toSize(size);
    const line = stack.idle('reading') ? core.takeLine(limit) : null;
    return line === null ? this.run('reading', core.readline(limit)) : stack.value(line);
  }

  /**
   * `read(size=-1, /)`
   *
   * Reads size characters. Waits for all of them, at most the timeout for each piece. See Python's
   * io.TextIOBase.read().
   *
   * @param size - how many characters (code points); below 0 or null: all up to the end of the
   * stream
   * @param _last - promises only: signal, which cancels
   * @returns the text, shorter at the end of the stream, or if it may not wait
   * @throws UnicodeDecodeError, LookupError for an unknown error handler; TimeoutError, after which
   * the file receives no more (OSError); the errors of recv_into(); UnsupportedOperation if it is
   * not open for reading; ValueError if closed or detached; TypeError, also if it must read
   * everything, may not wait and nothing is available; OverflowError; AbortError for a signal
   */
  read(size?: Integer | null | Last<W>, ..._last: Trailing<W>): Outcome<W, string> {
    takesUpTo(this.owner('read'), 1, arguments);
    const { _stack: stack, _core: core } = this;
    const wanted = toSizeOrNone(size);
    const text = stack.idle('reading') ? core.takeText(wanted) : null;
    return text === null ? this.run('reading', core.read(wanted)) : stack.value(text);
  }

  /**
   * `write(text, /)`
   *
   * Encodes text and buffers it, and sends when the buffer is full. Waits only while it sends, at
   * most the timeout for each piece. See reconfigure(), and Python's io.TextIOBase.write().
   *
   * @param text - each '\n' in it becomes the newline of the file
   * @param _last - promises only: signal, which cancels
   * @returns the length of the text in characters (code points)
   * @throws UnicodeEncodeError, LookupError for an unknown error handler; TimeoutError and
   * BlockingIOError (EAGAIN), which lose what they did not send; the errors of send();
   * UnsupportedOperation if it is not open for writing; ValueError if closed or detached;
   * TypeError; AbortError for a signal
   */
  write(text: string, ..._last: Trailing<W>): Outcome<W, number> {
    takesOne(this.owner('write'), arguments);
    return this.run('writing', this._core.write(text));
  }

  /**
   * `detach()`
   *
   * Flushes, and leaves the buffered file to the caller. This object can no longer be used. Waits
   * like flush(). See Python's io.TextIOBase.detach().
   *
   * @param _last - promises only: signal, which cancels
   * @returns the buffered file
   * @throws as flush()
   */
  detach(..._last: Trailing<W>): Outcome<W, BufferedOf<W>> {
    this.takesNone('detach', arguments);
    return this.run('both', this.detachSteps());
  }

  private *detachSteps(): Steps<BufferedOf<W>> {
    yield* this._core.detach();
    this._stack.cover(this.inner._core);
    return this.inner;
  }

  /**
   * `reconfigure(*, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)`
   *
   * Flushes, and changes the given options. Waits like flush(). See Python's
   * io.TextIOWrapper.reconfigure().
   *
   * @param _keywords - encoding, errors (strict if only an encoding is given) and newline, as for
   * makefile(); line_buffering: flush when the written text contains a newline; write_through: pass
   * written text on to the buffered file at once; promises only: signal, which cancels
   * @throws LookupError for an unknown encoding, ValueError for an unknown newline; UnsupportedOperation
   * for an encoding, errors or a newline after the first read; TypeError, OverflowError; the errors of
   * flush()
   */
  reconfigure(
    _keywords?: W extends 'later' ? ReconfigureKeywords & Cancellable : ReconfigureKeywords,
  ): Outcome<W, null> {
    const names = ['encoding', 'errors', 'newline', 'line_buffering', 'write_through'];
    if (countGiven(arguments) > (hasKeywords(arguments) ? 1 : 0)) {
      throw new TypeError('reconfigure() takes no positional arguments');
    }
    const shape = { name: 'reconfigure', positional: [], required: 0, keywordOnly: names };
    const changes = changedOptions(bind(shape, arguments));
    const use = recodes(changes) ? 'both' : 'writing';
    return this.run(use, this._core.reconfigure(changes));
  }

  /**
   * `seek(cookie, whence=0, /)`
   *
   * Always throws: a socket cannot seek.
   *
   * @param _cookie - not used
   * @param whence - not used
   * @throws UnsupportedOperation; ValueError if closed or detached; TypeError, OverflowError
   */
  override seek(_cookie: Integer, whence: Integer = 0): never {
    takesFrom(this.owner('seek'), [1, 2], arguments);
    toCInt(whence);
    return this._core.seek();
  }

  /**
   * `truncate(pos=None, /)`
   *
   * Always throws. Flushes first, and waits like flush().
   *
   * @param _pos - not used
   * @param _last - promises only: signal, which cancels
   * @throws UnsupportedOperation; the errors of flush()
   */
  override truncate(_pos?: Integer | null | Last<W>, ..._last: Trailing<W>): Outcome<W, never> {
    takesUpTo(this.owner('truncate'), 1, arguments);
    return this.run('writing', this._core.truncate());
  }

  override toString(): string {
    const { nameText } = this._core;
    const name = nameText === null ? '' : ` name=${nameText}`;
    const mode = this.mode === undefined ? '' : ` mode=${repr(this.mode)}`;
    return `<_io.TextIOWrapper${name}${mode} encoding=${repr(this.encoding)}>`;
  }
}
