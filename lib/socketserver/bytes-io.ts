/** Python's io.BytesIO: the files of DatagramRequestHandler. */
import { ValueError } from '../python/errors.js';
import { type Bytes, type BytesLike, toBytes, toWritable } from '../python/bytes.js';
import { toSizeOrNone } from '../file/arguments.js';
import { takesNone, takesOne, toCInt, toSsize } from '../python/arguments.js';
import { takesFrom, takesUpTo } from '../python/clinic.js';
import { type Integer, typeName } from '../python/types.js';

const NEWLINE = 0x0a;

/**
 * A file in memory: `rfile` and `wfile` of DatagramRequestHandler. Its methods never wait, not even in the promise
 * flavour. Mirrors Python's io.BytesIO.
 */
export class BytesIO implements Iterable<Bytes> {
  private content: Bytes;
  private size: number;
  private at = 0;
  /** Whether close() has been called. */
  closed = false;

  /**
   * `BytesIO(initial_bytes=b'')`
   *
   * @param initial_bytes - the initial contents
   * @throws TypeError
   */
  constructor(initial_bytes: BytesLike = Buffer.alloc(0)) {
    this.content = Buffer.from(toBytes(initial_bytes));
    this.size = this.content.length;
  }

  private open(): void {
    if (this.closed) throw new ValueError('I/O operation on closed file.');
  }

  /**
   * `getvalue()`
   *
   * @returns the whole contents of the file
   * @throws ValueError if it is closed
   */
  getvalue(): Bytes {
    takesNone('BytesIO.getvalue', arguments);
    this.open();
    return Buffer.from(this.content.subarray(0, this.size));
  }

  /**
   * `read(size=-1, /)`
   *
   * @param size - the most bytes to read; negative or null: all
   * @returns the bytes, none at the end
   * @throws ValueError if it is closed, TypeError
   */
  read(size: Integer | null = -1): Bytes {
    takesUpTo('BytesIO.read', 1, arguments);
    return this.upTo(toSizeOrNone(size));
  }

  /** `read1(size=-1, /)`: the same as read(). */
  read1(size: Integer | null = -1): Bytes {
    takesUpTo('BytesIO.read1', 1, arguments);
    return this.upTo(toSizeOrNone(size));
  }

  /**
   * `readinto(buffer, /)`
   *
   * @param buffer - any view or ArrayBuffer
   * @returns how many bytes were read, 0 at the end
   * @throws ValueError if it is closed, TypeError
   */
  readinto(buffer: BytesLike): number {
    takesOne('BytesIO.readinto', arguments);
    this.open();
    const into = toWritable('readinto', buffer, 'argument');
    const bytes = this.take(Math.min(into.length, this.left));
    into.set(bytes);
    return bytes.length;
  }

  /**
   * `readline(size=-1, /)`
   *
   * @param size - the most bytes to read; negative or null: the whole line
   * @returns a line with its line ending, no bytes at the end of the file
   * @throws ValueError if it is closed, TypeError
   */
  readline(size: Integer | null = -1): Bytes {
    takesUpTo('BytesIO.readline', 1, arguments);
    const wanted = toSizeOrNone(size);
    this.open();
    const end = this.content.subarray(0, this.size).indexOf(NEWLINE, this.at);
    const line = end < 0 ? this.left : end + 1 - this.at;
    return this.upTo(wanted < 0 ? line : Math.min(line, wanted));
  }

  /**
   * `readlines(size=None, /)`
   *
   * @param size - stop after lines with at least this many bytes in all; null, 0 or below: read all lines
   * @returns the lines
   * @throws ValueError if it is closed, TypeError
   */
  readlines(size: Integer | null = null): Bytes[] {
    takesUpTo('BytesIO.readlines', 1, arguments);
    this.open();
    const enough = toEnough(size);
    const lines: Bytes[] = [];
    let length = 0;
    for (const line of this) {
      lines.push(line);
      length += line.length;
      if (enough > 0 && length >= enough) break;
    }
    return lines;
  }

  /** Iterates over the lines. */
  *[Symbol.iterator](): IterableIterator<Bytes> {
    for (let line = this.readline(); line.length > 0; line = this.readline()) yield line;
  }

  /**
   * `write(b, /)`
   *
   * @param b - any view or ArrayBuffer
   * @returns how many bytes were written, which is always all
   * @throws ValueError if it is closed, TypeError
   */
  write(b: BytesLike): number {
    takesOne('BytesIO.write', arguments);
    this.open();
    const bytes = toBytes(b);
    const end = this.at + bytes.length;
    if (end > this.content.length) {
      const more = Buffer.alloc(Math.max(end, 2 * this.content.length));
      this.content.copy(more, 0, 0, this.size);
      this.content = more;
    }
    this.content.set(bytes, this.at);
    this.size = Math.max(this.size, end);
    this.at = end;
    return bytes.length;
  }

  /**
   * `writelines(lines, /)`
   *
   * @param lines - lines of bytes, with their line endings
   * @throws ValueError if it is closed, TypeError
   */
  writelines(lines: Iterable<BytesLike>): void {
    takesOne('BytesIO.writelines', arguments);
    this.open();
    if (typeof (lines as Partial<Iterable<BytesLike>> | null)?.[Symbol.iterator] !== 'function') {
      throw new TypeError(`'${typeName(lines)}' object is not iterable`);
    }
    for (const line of lines) this.write(line);
  }

  /**
   * `seek(pos, whence=0, /)`
   *
   * @param pos - the new position, relative to whence
   * @param whence - 0: the beginning, 1: the current position, 2: the end
   * @returns the new position
   * @throws ValueError, TypeError
   */
  seek(pos: Integer, whence: Integer = 0): number {
    takesFrom('BytesIO.seek', [1, 2], arguments);
    const offset = toSsize(pos);
    const from = toCInt(whence);
    this.open();
    if (from === 0 && offset < 0) throw new ValueError(`negative seek value ${offset}`);
    if (![0, 1, 2].includes(from)) {
      throw new ValueError(`invalid whence (${from}, should be 0, 1 or 2)`);
    }
    const base = from === 0 ? 0 : from === 1 ? this.at : this.size;
    this.at = Math.max(base + offset, 0);
    return this.at;
  }

  /**
   * `tell()`
   *
   * @returns the current position
   * @throws ValueError if it is closed
   */
  tell(): number {
    takesNone('BytesIO.tell', arguments);
    this.open();
    return this.at;
  }

  /** `flush()`: does nothing, as the file is only in memory. */
  flush(): void {
    this.open();
  }

  /** `close()`: discards the contents of the file. */
  close(): void {
    this.closed = true;
    this.content = Buffer.alloc(0);
    this.size = 0;
  }

  /** `readable()` */
  readable(): boolean {
    this.open();
    return true;
  }
  /** `writable()` */
  writable(): boolean {
    this.open();
    return true;
  }
  /** `seekable()` */
  seekable(): boolean {
    this.open();
    return true;
  }

  private get left(): number {
    return Math.max(this.size - this.at, 0);
  }

  /** Reads at most size bytes; negative: all. */
  private upTo(size: number): Bytes {
    this.open();
    return this.take(size < 0 ? this.left : Math.min(size, this.left));
  }

  private take(count: number): Bytes {
    const bytes = Buffer.from(this.content.subarray(this.at, this.at + count));
    this.at += count;
    return bytes;
  }
}

/** Converts the argument of readlines(), for which CPython has its own error text. */
function toEnough(size: unknown): number {
  if (size === null) return 0;
  const isInteger = Number.isInteger(size) || typeof size === 'bigint' || typeof size === 'boolean';
  if (!isInteger) throw new TypeError(`integer argument expected, got '${typeName(size)}'`);
  return toSsize(size);
}
