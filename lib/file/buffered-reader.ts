/** A buffered file for reading. */
import { takesAtMost, toSize, toSizeOrNone } from './arguments.js';
import { takesUpTo } from '../python/clinic.js';
import type { Bytes, BytesLike } from '../python/bytes.js';
import { OneWayFile } from './buffered-file.js';
import type { Last, Outcome, Trailing, Way } from '../waiting/way.js';
import { FROM_IO_BASE, type Inherited } from './file-base.js';
import { Reader } from './core/reader.js';
import type { SocketIOBase } from './socket-io.js';
import type { Integer } from '../python/types.js';

const INHERITED: Inherited = { ...FROM_IO_BASE, writable: '_IOBase' };

/**
 * A buffered file for reading, as `makefile('rb')` makes it. Python: io.BufferedReader
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in the promise flavour
 */
export class BufferedReader<W extends Way = 'now'> extends OneWayFile<W> {
  /** @internal */
  declare readonly _core: Reader;

  /** @internal */
  constructor(raw: SocketIOBase<W>, size: number) {
    super(raw, new Reader(raw._core, size));
  }

  /** @internal */
  protected override get typeName(): string {
    return 'BufferedReader';
  }
  /** @internal */
  protected override get inherited(): Inherited {
    return INHERITED;
  }

  override readline(size?: Integer | null | Last<W>, ..._last: Trailing<W>): Outcome<W, Bytes> {
    takesUpTo(this.owner('readline'), 1, arguments);
    const { _stack: stack, _core: core } = this;
    const limit = size === undefined ? -1 : toSizeOrNone(size);
    const line = stack.idle('reading') ? core.takeLine(limit) : null;
    return line === null ? this.run('reading', core.readline(limit)) : stack.value(line);
  }

  /**
   * `peek(size=0, /)`
   *
   * Returns the buffered bytes without consuming them, or if there are none, what one call
   * receives. Waits for the first byte, at most the timeout. See Python's io.BufferedReader.peek().
   *
   * @param size - not used
   * @param _last - promises only: signal, which cancels
   * @returns the bytes; none at the end of the stream, or if it may not wait and none are available
   * @throws as read()
   */
  peek(size: Integer | Last<W> = 0, ..._last: Trailing<W>): Outcome<W, Bytes> {
    takesUpTo(this.owner('peek'), 1, arguments);
    toSize(size);
    return this.run('reading', this._core.peek());
  }

  /**
   * `write(b, /)`
   *
   * Always throws: the file is open for reading.
   *
   * @param _b - not used
   * @param _last - promises only: signal, which cancels
   * @throws UnsupportedOperation, TypeError
   */
  override write(_b: BytesLike, ..._last: Trailing<W>): Outcome<W, never> {
    const count = takesAtMost('write', 1, arguments);
    if (count < 1) throw new TypeError('write() takes exactly 1 positional argument (0 given)');
    return this.run('writing', this._core.write());
  }
}
