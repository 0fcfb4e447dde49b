/** A buffered file for writing. */
import type { BytesLike } from '../python/bytes.js';
import { takesOne, toCInt } from '../python/arguments.js';
import { OneWayFile } from './buffered-file.js';
import type { Last, Outcome, Trailing, Way } from '../waiting/way.js';
import { FROM_IO_BASE, type Inherited } from './file-base.js';
import { refuseKeyword, takesAtMost } from './arguments.js';
import type { SocketIOBase } from './socket-io.js';
import { toWritten } from './core/honest-views.js';
import { Writer } from './core/writer.js';
import type { Integer } from '../python/types.js';

const INHERITED: Inherited = {
  ...FROM_IO_BASE,
  ...{ readinto: '_BufferedIOBase', readinto1: '_BufferedIOBase' },
  ...{ readline: '_IOBase', readable: '_IOBase' },
};

/**
 * A buffered file for writing, as `makefile('wb')` makes it. Python: io.BufferedWriter
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in the promise flavour
 */
export class BufferedWriter<W extends Way = 'now'> extends OneWayFile<W> {
  /** @internal */
  declare readonly _core: Writer;

  /** @internal */
  constructor(raw: SocketIOBase<W>, size: number) {
    super(raw, new Writer(raw._core, size));
  }

  /** @internal */
  protected override get typeName(): string {
    return 'BufferedWriter';
  }
  /** @internal */
  protected override get inherited(): Inherited {
    return INHERITED;
  }

  override write(buffer: BytesLike, ..._last: Trailing<W>): Outcome<W, number> {
    takesOne(this.owner('write'), arguments);
    const bytes = toWritten(buffer);
    const { _stack: stack, _core: core } = this;
    const put = stack.idle('writing') ? core.put(bytes) : null;
    return put === null ? this.run('writing', core.write(bytes)) : stack.value(put);
  }

  /**
   * `read(size=-1, /)`
   *
   * Always throws: the file is open for writing.
   *
   * @param size - not used
   * @param _last - promises only: signal, which cancels
   * @throws UnsupportedOperation, TypeError, OverflowError
   */
  override read(size: Integer | null | Last<W> = -1, ..._last: Trailing<W>): Outcome<W, never> {
    takesAtMost('read', 1, arguments);
    refuseKeyword('read', arguments);
    toCInt(size);
    return this.run('reading', this._core.read());
  }

  /**
   * `read1(size=-1, /)`
   *
   * Always throws: the file is open for writing.
   *
   * @param size - not used
   * @param _last - promises only: signal, which cancels
   * @throws UnsupportedOperation, TypeError, OverflowError
   */
  override read1(size: Integer | Last<W> = -1, ..._last: Trailing<W>): Outcome<W, never> {
    takesAtMost('read1', 1, arguments);
    refuseKeyword('read1', arguments);
    toCInt(size);
    return this.run('reading', this._core.read1());
  }
}
