/**
 * Memory for received bytes. A Buffer made natively costs a microsecond and more. One cut from a
 * slab costs a tenth of that, and the bytes are received where they stay.
 *
 * A Buffer keeps its whole slab alive. So there are two slabs, and small Buffers are never cut from
 * the large one, which is for bulk data.
 */
import type { Bytes } from '../python/bytes.js';
import { keepAside } from './aside.js';
import { native } from './binding.js';
import { runtimeThreads } from './runtime-threads.js';
import { MemoryError } from '../python/errors.js';

const KIB = 1024;
const MIB = 1024 * KIB;
const ALIGNMENT = 8;
/** Larger requests use the large slab. A result stays in the large slab only if it is larger than this. */
export const SMALL = 8 * KIB;
/** Larger requests get memory of their own. */
const LARGE = MIB;

// The class that subarray() instantiates. subarray() is slower because it has to look that up.
const Species = (Buffer as { [Symbol.species]?: unknown })[Symbol.species];
type ViewOf = new (memory: ArrayBufferLike, offset: number, length: number) => Bytes;
const FastBuffer =
  typeof Species === 'function' && Species.prototype === Buffer.prototype
    ? (Species as ViewOf)
    : null;

/** @internal Returns uninitialized memory. */
export function newBuffer(size: number): Bytes {
  try {
    const buffer = Buffer.allocUnsafeSlow(size);
    if (size >= 4 * MIB) native.preferHugePages(buffer);
    return buffer;
  } catch {
    throw new MemoryError();
  }
}

/**
 * Marks memory as untransferable. On Bun the function throws or is missing, so the program itself
 * must not transfer the memory.
 */
function keepHere(memory: ArrayBufferLike): void {
  try {
    runtimeThreads().markAsUntransferable(memory);
  } catch {
    // Bun: see above.
  }
}

/** @internal Memory from which pieces are cut, one after the other. */
export class Slab {
  buffer: Bytes = Buffer.alloc(0);
  private memory: ArrayBufferLike = this.buffer.buffer;
  private used = 0;
  private size: number;

  constructor(
    size: number,
    private readonly most: number,
  ) {
    this.size = size;
  }

  /** Returns an offset at which `size` bytes fit. */
  reserve(size: number): number {
    if (this.buffer.length - this.used < size) this.renew(size);
    return this.used;
  }

  /**
   * Sets the current slab aside until the returned function is called. Until then, reservations
   * come from another one.
   */
  keepAside(): () => void {
    const { buffer, memory, used } = this;
    this.buffer = Buffer.alloc(0);
    this.used = 0;
    return () => {
      this.buffer = buffer;
      this.memory = memory;
      this.used = used;
    };
  }

  private renew(size: number): void {
    // A program that uses up slabs gets larger ones.
    while (this.size < size) this.size *= 2;
    this.buffer = newBuffer(this.size);
    this.size = Math.min(this.size * 2, this.most);
    this.memory = this.buffer.buffer;
    this.used = 0;
    // A received Buffer may be posted to a worker. Transferring its memory would take all of its
    // neighbours along.
    keepHere(this.memory);
  }

  take(offset: number, length: number): Bytes {
    this.used = offset + ((length + ALIGNMENT - 1) & -ALIGNMENT);
    return FastBuffer === null
      ? this.buffer.subarray(offset, offset + length)
      : new FastBuffer(this.memory, offset, length);
  }
}

/** @internal A faster buffer.subarray(start, end). */
export function cut(buffer: Bytes, start: number, end: number): Bytes {
  return FastBuffer === null
    ? buffer.subarray(start, end)
    : new FastBuffer(buffer.buffer, buffer.byteOffset + start, end - start);
}

const small = new Slab(64 * KIB, 256 * KIB);
const large = new Slab(256 * KIB, 4 * MIB);
keepAside(() => small.keepAside());
keepAside(() => large.keepAside());

/** Where a call receives. Valid until the next call. */
export class Room {
  memory: Bytes = small.buffer;
  offset = 0;
  size = 0;

  /** Reserves room for `size` bytes. */
  reserve(size: number): void {
    this.size = size;
    if (size > LARGE) {
      this.memory = newBuffer(size);
      this.offset = 0;
      return;
    }
    const slab = size > SMALL ? large : small;
    this.offset = slab.reserve(size);
    this.memory = slab.buffer;
  }

  /** Returns the received bytes. */
  take(received: number): Bytes {
    const { size, offset } = this;
    if (received > size) return this.overlong(received);
    if (size <= SMALL) return small.take(offset, received);
    if (size <= LARGE && received > SMALL) return large.take(offset, received);
    const bytes = this.memory.subarray(offset, offset + received);
    // Do not keep a megabyte alive for the sake of ten bytes.
    return received < size / 2 || size <= LARGE ? copy(bytes) : bytes;
  }

  /**
   * Returns the received bytes, at most `size`, even if the kernel reports more. CPython's
   * recvmsg() does the same.
   */
  takeWithin(received: number): Bytes {
    return this.take(Math.min(received, this.size));
  }

  /**
   * Handles MSG_TRUNC, with which the kernel returns the length of the whole datagram. CPython
   * returns that many bytes, the tail being whatever was in memory. Here the tail is zero.
   */
  private overlong(received: number): Bytes {
    const bytes = Buffer.alloc(received);
    this.memory.copy(bytes, 0, this.offset, this.offset + this.size);
    return bytes;
  }
}

function copy(bytes: Bytes): Bytes {
  if (bytes.length > SMALL) return Buffer.from(bytes);
  const offset = small.reserve(bytes.length);
  bytes.copy(small.buffer, offset);
  return small.take(offset, bytes.length);
}

export const room = new Room();
keepAside(() => {
  const { memory, offset, size } = room;
  return () => {
    Object.assign(room, { memory, offset, size });
  };
});

/** More than the kernel returns from one call. */
const BEYOND = 2 ** 31;

/** Throws MemoryError for a size that cannot be allocated, before the memory is needed. */
export function requireRoom(size: number): void {
  if (size >= BEYOND) room.reserve(size);
}
