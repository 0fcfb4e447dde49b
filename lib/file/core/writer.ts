/** The core of BufferedWriter. */
import type { Bytes } from '../../python/bytes.js';
import { BlockingIOError, ValueError } from '../../python/errors.js';
import { EAGAIN } from '../../addon/errno.js';
import { newBuffer } from '../../addon/slab.js';
import { type BytesCore, EMPTY, unsupportedSteps } from './core.js';
import { sentCount } from './checked-counts.js';
import { isInterrupted, tellTaken } from '../../waiting/interrupted.js';
import type { Steps } from '../../waiting/way.js';
import { OneWay } from './one-way.js';
import { toWritten } from './honest-views.js';

function wouldBlock(written: number): Error {
  return new BlockingIOError(EAGAIN, 'write could not complete without blocking', written);
}

/** Throws if the program transferred or resized the memory while the call waited. */
function requireLength(bytes: Uint8Array, length: number): void {
  if (bytes.length !== length)
    throw new TypeError('the data changed its size while it was written');
}

export class Writer extends OneWay implements BytesCore {
  protected readonly typeName = 'BufferedWriter';
  private buffer: Bytes = EMPTY;
  /** The bytes between these two offsets wait to be sent. */
  private start = 0;
  private end = 0;

  /** Buffers the data and returns its length, or returns null if it does not fit. */
  put(data: Uint8Array): number | null {
    const { length } = data;
    if (this.raw.closed) throw new ValueError('write to closed file');
    if (length > this.size - this.end || length >= this.size) return null;
    this.append(data);
    return length;
  }

  private append(data: Uint8Array): void {
    if (this.buffer.length === 0) this.buffer = newBuffer(this.size);
    this.buffer.set(data, this.end);
    this.end += data.length;
  }

  write(data: unknown): Steps<number> {
    const bytes = toWritten(data);
    return this.writeBytes(bytes, bytes.length);
  }

  private *writeBytes(bytes: Uint8Array, length: number): Steps<number> {
    requireLength(bytes, length);
    const { raw } = this;
    const put = this.put(bytes);
    if (put !== null) return put;
    try {
      yield* this.drain();
    } catch (error) {
      requireLength(bytes, length);
      if (error instanceof BlockingIOError) return this.keep(bytes);
      if (isInterrupted(error)) tellTaken(error, 0);
      throw error;
    }
    let written = 0;
    requireLength(bytes, length);
    while (length - written >= this.size) {
      let count: number | null;
      try {
        count = sentCount(yield* raw.write(bytes.subarray(written)), length - written);
      } catch (error) {
        if (isInterrupted(error)) tellTaken(error, written + (error.bytes_sent ?? 0));
        throw error;
      }
      if (count === null) {
        const kept = bytes.subarray(written, written + this.size);
        const all = kept.length === length - written;
        this.append(kept);
        if (all) return length;
        throw wouldBlock(written + kept.length);
      }
      written += count;
      requireLength(bytes, length);
    }
    this.append(bytes.subarray(written));
    return length;
  }

  /** Buffers as many bytes as fit, after the buffer could not be sent completely. */
  private keep(bytes: Uint8Array): number {
    this.buffer.copyWithin(0, this.start, this.end);
    this.end -= this.start;
    this.start = 0;
    const room = this.size - this.end;
    this.append(bytes.subarray(0, room));
    if (bytes.length <= room) return bytes.length;
    throw wouldBlock(room);
  }

  /** Sends the buffered bytes. */
  private *drain(): Steps<null> {
    const from = this.start;
    try {
      while (this.start < this.end) {
        const part = this.buffer.subarray(this.start, this.end);
        const count = sentCount(yield* this.raw.write(part), part.length);
        if (count === null) throw wouldBlock(0);
        this.start += count;
      }
    } catch (error) {
      if (isInterrupted(error) && error.bytes_sent !== undefined) {
        this.start += error.bytes_sent;
        error.bytes_sent = this.start - from;
      }
      throw error;
    }
    this.start = 0;
    this.end = 0;
    return null;
  }

  *flush(): Steps<null> {
    this.refuse('flush');
    return yield* this.drain();
  }

  protected clear(): void {
    this.buffer = EMPTY;
  }

  read(): Steps<never> {
    return unsupportedSteps('read');
  }
  read1(): Steps<never> {
    return unsupportedSteps('read1');
  }
  readinto(_into: Uint8Array, once: boolean): Steps<never> {
    return unsupportedSteps(once ? 'read1' : 'read');
  }

  readable(): boolean {
    return false;
  }
  writable(): boolean {
    return this.raw.writable();
  }
}
