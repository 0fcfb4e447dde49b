/** Lists of buffers. */
import { types } from 'node:util';
import { toBytes } from '../python/bytes.js';

/**
 * The buffers that readv() and writev() are given, not looked at. Python takes any sequence; of text and
 * of bytes the first item will be refused.
 */
export function toSequence(name: 'readv' | 'writev', value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string') return value === '' ? [] : [value.charAt(0)];
  if (types.isTypedArray(value)) return value.length === 0 ? [] : [value[0]];
  throw new TypeError(`${name}() arg 2 must be a sequence`);
}

/** Not Array.map(), which passes over holes. */
export function toBuffers(items: readonly unknown[]): Uint8Array[] {
  const buffers: Uint8Array[] = [];
  for (const item of items) buffers.push(toBytes(item));
  return buffers;
}
