/** Lists of buffers. */
import { types } from 'node:util';
import { toBytes } from '../python/bytes.js';

/** The items passed to readv() or writev(), and the memory of each item. */
export interface Buffers {
  readonly items: readonly unknown[];
  readonly buffers: Uint8Array[];
}

/**
 * Python accepts any sequence, and rejects the first item of text and of bytes. Items are checked while they
 * are copied, because an array may consist of nothing but four billion holes.
 */
export function bufferSequence(name: 'readv' | 'writev', value: unknown): Buffers {
  const items: unknown[] = [];
  const buffers: Uint8Array[] = [];
  for (const item of toSequence(name, value)) {
    buffers.push(toBytes(item));
    items.push(item);
  }
  return { items, buffers };
}

function toSequence(name: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string') return value === '' ? [] : [value.charAt(0)];
  if (types.isTypedArray(value)) return value.length === 0 ? [] : [value[0]];
  throw new TypeError(`${name}() arg 2 must be a sequence`);
}

/** Returns the memory of the items in its current state. */
export function toBuffers(items: readonly unknown[]): Uint8Array[] {
  return items.map((item) => toBytes(item));
}
