/** Lists of buffers. */
import { types } from 'node:util';
import { toBytes } from '../python/bytes.js';

/** What readv() and writev() are given, and the memory of each. */
export interface Buffers {
  readonly items: readonly unknown[];
  readonly buffers: Uint8Array[];
}

/**
 * Python takes any sequence; of text and of bytes the first item will be refused. Items are looked at while
 * they are copied: an array may be nothing but four billion holes.
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

/** The same as they are now. */
export function toBuffers(items: readonly unknown[]): Uint8Array[] {
  return items.map((item) => toBytes(item));
}
