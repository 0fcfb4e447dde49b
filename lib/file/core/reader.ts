/** The core of BufferedReader. */
import type { Bytes } from '../../python/bytes.js';
import { ValueError } from '../../python/errors.js';
import { cut, newBuffer, Slab } from '../../addon/slab.js';
import { type BytesCore, EMPTY, NEWLINE, unsupportedSteps } from './core.js';
import { receivedCount } from './checked-counts.js';
import { isInterrupted } from '../../waiting/interrupted.js';
import type { Steps } from '../../waiting/way.js';
import { ended, joined, shortened } from './memory.js';
import { OneWay } from './one-way.js';
import type { Raw } from './raw.js';

/** Received pieces are cut from blocks of at most this size, or of the buffer size if that is larger. */
const BLOCK = 64 * 1024;

export class Reader extends OneWay implements BytesCore {
  protected readonly typeName = 'BufferedReader';
  /** The last received piece, and how much of it has been read. */
  private chunk: Bytes = EMPTY;
  private at = 0;
  /** How much of the buffer this piece and those before it have filled, as CPython counts. */
  private filled = 0;
  private readonly slab: Slab;

  constructor(raw: Raw, size: number) {
    super(raw, size);
    this.slab = new Slab(size, Math.max(size, BLOCK));
  }

  /** Takes everything that is buffered. */
  private takeAll(): Bytes {
    return this.take(this.chunk.length - this.at);
  }

  private take(count: number): Bytes {
    const start = this.at;
    this.at = start + count;
    return cut(this.chunk, start, this.at);
  }

  /** Takes a line from the buffer. Returns null if the buffer has no complete one. */
  takeLine(limit: number): Bytes | null {
    this.refuse('readline');
    const { chunk, at } = this;
    const end = at < chunk.length ? chunk.indexOf(NEWLINE, at) + 1 : 0;
    if (limit < 0) return end > 0 ? this.take(end - at) : null;
    const length = end > 0 ? end - at : chunk.length - at;
    if (length >= limit) return this.take(limit);
    return end > 0 ? this.take(length) : null;
  }

  /** Takes `size` bytes from the buffer. Returns null if there are fewer. */
  takeBytes(size: number): Bytes | null {
    if (size < -1) throw new ValueError('read length must be non-negative or -1');
    this.refuse('read');
    return size >= 0 && size <= this.chunk.length - this.at ? this.take(size) : null;
  }

  override *readline(limit: number): Steps<Bytes> {
    const whole = this.takeLine(limit);
    if (whole !== null) return whole;
    const parts = [this.takeAll()];
    let length = parts[0]?.length ?? 0;
    try {
      for (;;) {
        const count = yield* this.fill(true);
        if (count === null || count === 0) break;
        const part = this.takeLine(limit < 0 ? -1 : limit - length);
        parts.push(part ?? this.takeAll());
        if (part !== null) break;
        length += count;
      }
    } catch (error) {
      if (isInterrupted(error)) this.unread(parts);
      throw error;
    }
    return joined(parts);
  }

  /** Returns null if it would block. */
  *read(size: number): Steps<Bytes | null> {
    const whole = this.takeBytes(size);
    if (whole !== null) return whole;
    if (size < 0) return yield* this.readall();
    const out = newBuffer(size);
    let length = this.takeAll().copy(out);
    // Multiples of the buffer size are received directly into the result.
    let direct = 0;
    try {
      while ((direct = size - length - ((size - length) % this.size)) > 0) {
        const room = out.subarray(length, length + direct);
        const count = receivedCount(yield* this.raw.readinto(room), direct);
        if (count === null || count === 0) return ended(out, length, count);
        length += count;
      }
      this.clear();
      while (length < size && this.filled < this.size) {
        const count = yield* this.fill(false);
        if (count === null || count === 0) return ended(out, length, count);
        length += this.take(Math.min(count, size - length)).copy(out, length);
      }
    } catch (error) {
      if (isInterrupted(error)) this.unread([out.subarray(0, length)]);
      throw error;
    }
    return shortened(out, length);
  }

  private *readall(): Steps<Bytes | null> {
    const first = this.takeAll();
    this.clear();
    let rest: Bytes | null;
    try {
      rest = yield* this.raw.readall();
    } catch (error) {
      if (isInterrupted(error)) this.unread([first]);
      throw error;
    }
    if (first.length === 0) return rest;
    return rest === null ? first : Buffer.concat([first, rest]);
  }

  /** Takes buffered bytes, or if there are none, what one call receives. Empty if it would block. */
  *read1(size: number): Steps<Bytes> {
    const wanted = size < 0 ? this.size : size;
    this.refuse('read');
    if (wanted === 0) return EMPTY;
    const there = this.chunk.length - this.at;
    if (there > 0) return this.take(Math.min(wanted, there));
    this.clear();
    const out = newBuffer(wanted);
    return shortened(out, receivedCount(yield* this.raw.readinto(out), wanted) ?? 0);
  }

  /** Returns buffered bytes, or if there are none, what one call receives. Does not consume them. */
  override *peek(): Steps<Bytes> {
    this.refuse('peek');
    if (this.at === this.chunk.length) yield* this.fill(true);
    // A copy, so that a caller that writes into it does not change what will be read.
    return Buffer.from(this.chunk.subarray(this.at));
  }

  /**
   * Returns null if it would block and nothing was read. After an error, failed() gets the number
   * of bytes that stay in the argument.
   */
  *readinto(
    into: Uint8Array,
    once: boolean,
    failed?: (filled: number) => void,
  ): Steps<number | null> {
    this.refuse('readinto');
    let length = Math.min(this.chunk.length - this.at, into.length);
    into.set(this.take(length));
    if (length === into.length) return length;
    this.clear();
    try {
      while (length < into.length) {
        const remaining = into.length - length;
        let count: number | null = 0;
        if (remaining > this.size) {
          count = receivedCount(yield* this.raw.readinto(into.subarray(length)), remaining);
        } else if (!once || length === 0) {
          count = yield* this.fill(false);
          if (count !== null) {
            count = Math.min(count, remaining);
            into.set(this.take(count), length);
          }
        }
        if (count === null && length === 0) return null;
        if (count === null || count === 0) break;
        length += count;
        if (once) break;
      }
    } catch (error) {
      if (isInterrupted(error)) this.unread([into.subarray(0, length)]);
      else failed?.(length);
      throw error;
    }
    return length;
  }

  /** Receives once into the free part of the buffer. Everything buffered must have been read. */
  private *fill(afresh: boolean): Steps<number | null> {
    if (afresh) this.clear();
    const wanted = this.size - this.filled;
    const { raw, slab } = this;
    const offset = slab.reserve(wanted);
    const room = slab.buffer.subarray(offset, offset + wanted);
    const count = receivedCount(yield* raw.readinto(room), wanted);
    if (count !== null && count > 0) {
      this.chunk = slab.take(offset, count);
      this.at = 0;
      this.filled += count;
    }
    return count;
  }

  protected clear(): void {
    this.chunk = EMPTY;
    this.at = 0;
    this.filled = 0;
  }

  override unread(parts: readonly Uint8Array[]): void {
    this.chunk = Buffer.concat([...parts, this.takeAll()]);
    this.at = 0;
  }

  write(): Steps<never> {
    return unsupportedSteps('write');
  }

  *flush(): Steps<null> {
    return yield* this.raw.flush();
  }

  readable(): boolean {
    return this.raw.readable();
  }
  writable(): boolean {
    return false;
  }
}
