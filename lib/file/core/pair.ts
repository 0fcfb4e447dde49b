/** The core of BufferedRWPair: a reader and a writer on the same socket. */
import type { Bytes } from '../../python/bytes.js';
import { type BytesCore, unsupported, unsupportedSteps } from './core.js';
import type { Steps } from '../../waiting/way.js';
import { IOBase } from './io-base.js';
import type { Raw } from './raw.js';
import { Reader } from './reader.js';
import { Writer } from './writer.js';

export class Pair extends IOBase implements BytesCore {
  readonly reader: Reader;
  readonly writer: Writer;

  constructor(raw: Raw, size: number) {
    super();
    this.reader = new Reader(raw, size);
    this.writer = new Writer(raw, size);
  }

  get closed(): boolean {
    return this.writer.closed;
  }

  read(size: number): Steps<Bytes | null> {
    return this.reader.read(size);
  }
  takeBytes(size: number): Bytes | null {
    return this.reader.takeBytes(size);
  }
  read1(size: number): Steps<Bytes> {
    return this.reader.read1(size);
  }
  override peek(): Steps<Bytes> {
    return this.reader.peek();
  }
  override unread(parts: readonly Bytes[]): void {
    this.reader.unread(parts);
  }
  readinto(
    into: Uint8Array,
    once: boolean,
    failed?: (filled: number) => void,
  ): Steps<number | null> {
    return this.reader.readinto(into, once, failed);
  }
  write(data: unknown): Steps<number> {
    return this.writer.write(data);
  }
  flush(): Steps<null> {
    return this.writer.flush();
  }

  *close(): Steps<null> {
    try {
      yield* this.writer.close();
    } finally {
      yield* this.reader.close();
    }
    return null;
  }

  detach(): Steps<never> {
    return unsupportedSteps('detach');
  }

  readable(): boolean {
    return this.reader.readable();
  }
  writable(): boolean {
    return this.writer.writable();
  }
  seekable(): boolean {
    return false;
  }
  isatty(): boolean {
    return this.writer.isatty() || this.reader.isatty();
  }
  fileno(): number {
    return unsupported('fileno');
  }
  repr(): string {
    return '<_io.BufferedRWPair object>';
  }
}
