/** The common core of BufferedReader and BufferedWriter: a buffer over a raw file, until it is detached. */
import { ValueError } from '../../python/errors.js';
import { unsupported } from './core.js';
import type { Steps } from '../../waiting/way.js';
import { IOBase } from './io-base.js';
import type { Raw } from './raw.js';

export abstract class OneWay extends IOBase {
  detached = false;
  protected abstract readonly typeName: string;

  constructor(
    private readonly inner: Raw,
    protected readonly size: number,
  ) {
    super();
  }

  get raw(): Raw {
    if (this.detached) throw new ValueError('raw stream has been detached');
    return this.inner;
  }
  get closed(): boolean {
    return this.raw.closed;
  }
  get name(): number {
    return this.raw.name;
  }

  protected refuse(what: string): void {
    if (this.raw.closed) throw new ValueError(`${what} of closed file`);
  }

  abstract flush(): Steps<null>;
  /** Discards the buffer. */
  protected abstract clear(): void;

  *close(): Steps<null> {
    if (this.closed) return null;
    try {
      yield* this.flush();
    } finally {
      yield* this.raw.close();
      this.clear();
    }
    return null;
  }

  *detach(): Steps<null> {
    yield* this.flush();
    this.detached = true;
    return null;
  }

  override *truncate(): Steps<never> {
    this.refuse('truncate');
    yield* this.flush();
    return unsupported('truncate');
  }

  override seek(whence: number): never {
    const { raw } = this;
    // SEEK_SET, SEEK_CUR, SEEK_END, SEEK_DATA, SEEK_HOLE
    if (whence < 0 || whence > 4) throw new ValueError(`whence value ${whence} unsupported`);
    if (raw.closed) throw new ValueError('seek of closed file');
    return unsupported('File or stream is not seekable.');
  }
  override tell(): never {
    return this.raw.tell();
  }
  seekable(): boolean {
    return this.raw.seekable();
  }
  isatty(): boolean {
    return this.raw.isatty();
  }
  fileno(): number {
    return this.raw.fileno();
  }
  repr(): string {
    const name = this.detached ? '' : ` name=${this.inner.name}`;
    return `<_io.${this.typeName}${name}>`;
  }
}
