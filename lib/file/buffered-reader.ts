/** A buffered file to read from. */
import { takesAtMost, takesUpTo, toSize, toSizeOrNone } from './arguments.js';
import type { Bytes, BytesLike } from '../python/bytes.js';
import { OneWayFile } from './buffered-file.js';
import type { Last, Outcome, Trailing, Way } from '../waiting/way.js';
import { FROM_IO_BASE, type Inherited } from './file-base.js';
import { Reader } from './core/reader.js';
import type { SocketIOBase } from './socket-io.js';
import type { Integer } from '../python/types.js';

const INHERITED: Inherited = { ...FROM_IO_BASE, writable: '_IOBase' };

/** What `makefile('rb')` returns. Python: io.BufferedReader */
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
   * What is buffered, or else what one call receives, whatever the size; it will be read again.
   */
  peek(size: Integer | Last<W> = 0, ..._last: Trailing<W>): Outcome<W, Bytes> {
    takesUpTo(this.owner('peek'), 1, arguments);
    toSize(size);
    return this.run('reading', this._core.peek());
  }

  /** `write(b, /)`: throws UnsupportedOperation. */
  override write(_b: BytesLike, ..._last: Trailing<W>): Outcome<W, never> {
    const count = takesAtMost('write', 1, arguments);
    if (count < 1) throw new TypeError('write() takes exactly 1 positional argument (0 given)');
    return this.run('writing', this._core.write());
  }
}
