/** A buffered file for reading and writing. */
import type { Bytes } from '../python/bytes.js';
import { BufferedFile } from './buffered-file.js';
import type { Last, Outcome, Trailing, Way } from '../waiting/way.js';
import { FROM_IO_BASE, type Inherited } from './file-base.js';
import { Pair } from './core/pair.js';
import { toSize } from './arguments.js';
import { takesUpTo } from '../python/clinic.js';
import type { SocketIOBase } from './socket-io.js';
import { countGiven, hasKeywords } from '../python/arguments.js';
import type { Integer } from '../python/types.js';

const INHERITED: Inherited = {
  ...FROM_IO_BASE,
  ...{ readline: '_IOBase', seekable: '_IOBase', tell: '_IOBase' },
};

/**
 * A buffered file for reading and writing, as `makefile('rwb')` makes it. It has no fileno(), name,
 * mode or raw. Python: io.BufferedRWPair
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in the promise flavour
 */
export class BufferedRWPair<W extends Way = 'now'> extends BufferedFile<W> {
  /** @internal */
  declare readonly _core: Pair;

  /** @internal */
  constructor(raw: SocketIOBase<W>, size: number) {
    super(raw._stack, new Pair(raw._core, size));
  }

  /** @internal */
  protected override get typeName(): string {
    return 'BufferedRWPair';
  }
  /** @internal */
  protected override get inherited(): Inherited {
    return INHERITED;
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
   * `detach()`
   *
   * Always throws, as Python's does.
   *
   * @param _last - promises only: signal, which cancels
   * @throws UnsupportedOperation, TypeError
   */
  detach(..._last: Trailing<W>): Outcome<W, never> {
    this.refuseArguments('detach', arguments);
    return this.run('both', this._core.detach());
  }

  /**
   * `fileno()`
   *
   * Always throws, as Python's does.
   *
   * @throws UnsupportedOperation, TypeError
   */
  override fileno(): number {
    this.refuseArguments('fileno', arguments);
    return this._core.fileno();
  }

  /** @internal The pair checks for keywords, then passes its arguments on to its reader or writer. */
  protected override passedTo(inner: string, method: string, args: ArrayLike<unknown>): string {
    return `${hasKeywords(args) ? this.typeName : inner}.${method}`;
  }

  private refuseArguments(name: string, args: ArrayLike<unknown>): void {
    if (countGiven(args) > 0) throw new TypeError(`${name}() takes no arguments`);
  }
}
