/**
 * Memory for received bytes. A Buffer made natively costs a microsecond and more; one cut from a
 * slab costs a tenth, and the bytes are received right where they stay.
 */
import { markAsUntransferable } from 'node:worker_threads';
import { MemoryError } from './errors.js';

const SLAB_SIZE = 256 * 1024;
const ALIGNMENT = 8;

let slab: Buffer = Buffer.alloc(0);
let slabMemory: ArrayBufferLike = slab.buffer;
let used = 0;

// What subarray() makes too, by a longer way: it has to look up the class of its result.
const Species = (Buffer as { [Symbol.species]?: unknown })[Symbol.species];
type ViewOf = new (memory: ArrayBufferLike, offset: number, length: number) => Buffer;
const FastBuffer =
  typeof Species === 'function' && Species.prototype === Buffer.prototype
    ? (Species as ViewOf)
    : null;

function newBuffer(size: number): Buffer {
  try {
    return Buffer.allocUnsafeSlow(size);
  } catch {
    throw new MemoryError();
  }
}

/** Where to receive; valid until the next call. */
export class Room {
  memory: Buffer = slab;
  offset = 0;
  size = 0;

  /** Room for size bytes. */
  reserve(size: number): void {
    this.size = size;
    if (size > SLAB_SIZE / 2) {
      this.memory = newBuffer(size);
      this.offset = 0;
      return;
    }
    if (slab.length - used < size) {
      slab = newBuffer(SLAB_SIZE);
      // A received Buffer may be posted to a worker; transferring its memory would take that of
      // all its neighbours along.
      slabMemory = slab.buffer;
      markAsUntransferable(slabMemory);
      used = 0;
    }
    this.memory = slab;
    this.offset = used;
  }

  /** The received bytes. */
  take(received: number): Buffer {
    const { size } = this;
    if (received > size) return this.overlong(received);
    if (this.memory === slab) {
      const { offset } = this;
      used = offset + ((received + ALIGNMENT - 1) & -ALIGNMENT);
      return FastBuffer === null
        ? slab.subarray(offset, offset + received)
        : new FastBuffer(slabMemory, offset, received);
    }
    const bytes = this.memory.subarray(0, received);
    // Do not keep a megabyte alive for the sake of ten bytes.
    return received < size / 2 ? Buffer.from(bytes) : bytes;
  }

  /**
   * With MSG_TRUNC the kernel tells the length of the whole datagram. CPython returns that many
   * bytes, the tail being whatever was in memory; ours is zero.
   */
  private overlong(received: number): Buffer {
    const bytes = Buffer.alloc(received);
    this.memory.copy(bytes, 0, this.offset, this.offset + this.size);
    return bytes;
  }
}

export const room = new Room();
