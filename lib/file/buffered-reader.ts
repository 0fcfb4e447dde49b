/** A buffered file to read from. */
import { takesAtMost, takesUpTo, toSize, toSizeOrNone } from './sizes.js';
import type { BytesLike } from '../bytes.js';
import { OneWayFile } from './buffered-file.js';
import type { Driver, Outcome, Way } from './driver.js';
import { FROM_IO_BASE, type Inherited } from './file.js';
import { Reader } from './reader.js';
import type { SocketIOBase } from './socket-io.js';
import type { Stack } from './stack.js';

type Integer = number | bigint;

const INHERITED: Inherited = { ...FROM_IO_BASE, writable: '_IOBase' };

/** What `makefile('rb')` returns. Python: io.BufferedReader */
export class BufferedReader<W extends Way = 'now'> extends OneWayFile<W> {
  /** @internal */
  declare readonly _core: Reader;

  /** @internal */
  constructor(driver: Driver<W>, stack: Stack, raw: SocketIOBase<W>, size: number) {
    super(driver, stack, raw, new Reader(raw._core, size));
  }

  /** @internal */
  protected override get typeName(): string {
    return 'BufferedReader';
  }
  /** @internal */
  protected override get inherited(): Inherited {
    return INHERITED;
  }

  override readline(size?: Integer | null): Outcome<W, Buffer> {
    takesUpTo(this.owner('readline'), 1, arguments);
    const { driver, _core: core } = this;
    const limit = size === undefined ? -1 : toSizeOrNone(size);
    const line = driver.idle ? core.takeLine(limit) : null;
    return line === null ? driver.run(core.readline(limit)) : driver.value(line);
  }

  /**
   * `peek(size=0, /)`
   *
   * What is buffered, or else what one call receives, whatever the size; it will be read again.
   */
  peek(size: Integer = 0): Outcome<W, Buffer> {
    takesUpTo(this.owner('peek'), 1, arguments);
    toSize(size);
    return this.driver.run(this._core.peek());
  }

  /** `write(b, /)`: throws UnsupportedOperation. */
  override write(_b: BytesLike): Outcome<W, never> {
    const count = takesAtMost('write', 1, arguments);
    if (count < 1) throw new TypeError('write() takes exactly 1 positional argument (0 given)');
    return this.driver.run(this._core.write());
  }
}
