/**
 * Memory for received bytes. A Buffer made natively costs a microsecond and more; one cut from a
 * slab costs a tenth, and the bytes are received right where they stay.
 *
 * A Buffer keeps the whole of its slab alive. So there are two: of the large one, made for bulk,
 * nothing small is cut.
 */
import type { Bytes } from '../python/bytes.js';
import { keepAside } from './aside.js';
import { native } from './binding.js';
import { runtimeThreads } from './runtime-threads.js';
import { MemoryError } from '../python/errors.js';

const KIB = 1024;
const MIB = 1024 * KIB;
const ALIGNMENT = 8;
/** Requests beyond this go to the large slab, and what they yield stays there only beyond this. */
export const SMALL = 8 * KIB;
/** Requests beyond this get memory of their own. */
const LARGE = MIB;

// What subarray() makes too, by a longer way: it has to look up the class of its result.
const Species = (Buffer as { [Symbol.species]?: unknown })[Symbol.species];
type ViewOf = new (memory: ArrayBufferLike, offset: number, length: number) => Bytes;
const FastBuffer =
  typeof Species === 'function' && Species.prototype === Buffer.prototype
    ? (Species as ViewOf)
    : null;

/** @internal Memory that is not cleared. */
export function newBuffer(size: number): Bytes {
  try {
    const buffer = Buffer.allocUnsafeSlow(size);
    if (size >= 4 * MIB) native.preferHugePages(buffer);
    return buffer;
  } catch {
    throw new MemoryError();
  }
}

/** Bun has the function, which throws, or lacks it; there it is for the program to transfer nothing. */
function keepHere(memory: ArrayBufferLike): void {
  try {
    runtimeThreads().markAsUntransferable(memory);
  } catch {
    // As above.
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

  /** Where size bytes fit. */
  reserve(size: number): number {
    if (this.buffer.length - this.used < size) this.renew(size);
    return this.used;
  }

  /** Until what this returns is called, what is reserved comes from elsewhere. */
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
    // Who uses up slabs gets larger ones.
    while (this.size < size) this.size *= 2;
    this.buffer = newBuffer(this.size);
    this.size = Math.min(this.size * 2, this.most);
    this.memory = this.buffer.buffer;
    this.used = 0;
    // A received Buffer may be posted to a worker; transferring its memory would take that of all
    // its neighbours along.
    keepHere(this.memory);
  }

  take(offset: number, length: number): Bytes {
    this.used = offset + ((length + ALIGNMENT - 1) & -ALIGNMENT);
    return FastBuffer === null
      ? this.buffer.subarray(offset, offset + length)
      : new FastBuffer(this.memory, offset, length);
  }
}

/** @internal buffer.subarray(start, end), sooner. */
export function cut(buffer: Bytes, start: number, end: number): Bytes {
  return FastBuffer === null
    ? buffer.subarray(start, end)
    : new FastBuffer(buffer.buffer, buffer.byteOffset + start, end - start);
}

const small = new Slab(64 * KIB, 256 * KIB);
const large = new Slab(256 * KIB, 4 * MIB);
keepAside(() => small.keepAside());
keepAside(() => large.keepAside());

/** Where to receive; valid until the next call. */
export class Room {
  memory: Bytes = small.buffer;
  offset = 0;
  size = 0;

  /** Room for size bytes. */
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

  /** The received bytes. */
  take(received: number): Bytes {
    const { size, offset } = this;
    if (received > size) return this.overlong(received);
    if (size <= SMALL) return small.take(offset, received);
    if (size <= LARGE && received > SMALL) return large.take(offset, received);
    const bytes = this.memory.subarray(offset, offset + received);
    // Do not keep a megabyte alive for the sake of ten bytes.
    return received < size / 2 || size <= LARGE ? copy(bytes) : bytes;
  }

  /** The received bytes, whatever length the kernel tells: CPython's recvmsg() sees to that. */
  takeWithin(received: number): Bytes {
    return this.take(Math.min(received, this.size));
  }

  /**
   * With MSG_TRUNC the kernel tells the length of the whole datagram. CPython returns that many
   * bytes, the tail being whatever was in memory; ours is zero.
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

/** More than the kernel gives at once. */
const BEYOND = 2 ** 31;

/** Throws MemoryError for what nobody has memory for, before it is needed. */
export function requireRoom(size: number): void {
  if (size >= BEYOND) room.reserve(size);
}
