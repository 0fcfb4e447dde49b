/**
 * Memory into which the engine receives for the first waiting recv() of each descriptor, before it calls
 * JavaScript. A whole batch then costs a single call (native/engine/receive_ahead.h).
 */
import type { Bytes } from '../../python/bytes.js';
import { native } from '../../addon/binding.js';
import { Slab, SMALL } from '../../addon/slab.js';
import { isOneShot } from './one-shot.js';

const KIB = 1024;
/** With less memory than this left, the next batch gets new memory. */
const LOW = 16 * KIB;

const slab = new Slab(64 * KIB, 256 * KIB);
let lent: Bytes | null = null;
/** By descriptor: how many bytes the engine is to receive for the first call; 0: the call makes its own attempt. */
let wanted = new Int32Array(KIB);

/** The largest size that a call may ask the engine to receive. */
export const MOST_AHEAD = SMALL;

/** Lends the engine memory when it starts, and again when the memory is nearly used up. */
export function lend(): void {
  const used = slab.reserve(LOW);
  if (lent === slab.buffer) return;
  lent = slab.buffer;
  native.receiveAhead(lent, used, wanted);
}

/** Sets how many bytes the engine is to receive for the first call on a descriptor. */
export function want(fd: number, size: number): void {
  if (isOneShot) return;
  if (fd >= wanted.length) {
    if (size === 0) return;
    const more = new Int32Array(2 ** Math.ceil(Math.log2(fd + 1)));
    more.set(wanted);
    wanted = more;
    if (lent !== null) native.receiveAhead(lent, slab.reserve(0), wanted);
  }
  wanted[fd] = size;
}

/** Returns the bytes that the engine has received at this offset. */
export function takeIn(offset: number, length: number): Bytes {
  return slab.take(offset, length);
}
