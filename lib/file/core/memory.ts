/** Memory for results that are shorter than their buffer, or that consist of several pieces. */
import type { Bytes } from '../../python/bytes.js';

/** Returns the first bytes of a buffer, without keeping far more memory alive than they need. */
export function shortened(buffer: Bytes, length: number): Bytes {
  if (length === buffer.length) return buffer;
  const bytes = buffer.subarray(0, length);
  return length < buffer.length / 2 ? Buffer.from(bytes) : bytes;
}

/** Returns what was read when the file ended (0) or would have blocked (null). */
export function ended(buffer: Bytes, length: number, cause: 0 | null): Bytes | null {
  return cause === 0 || length > 0 ? shortened(buffer, length) : null;
}

export function joined(parts: readonly Bytes[]): Bytes {
  const [first, second] = parts;
  if (first !== undefined && second === undefined) return first;
  if (second !== undefined && parts.length === 2 && first?.length === 0) return second;
  return Buffer.concat(parts);
}
