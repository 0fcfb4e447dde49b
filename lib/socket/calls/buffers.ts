/** Arguments that are lists of buffers or of other items. */
import { types } from 'node:util';
import { toBytes, toWritable } from '../../python/bytes.js';
import { hinting } from '../../python/hint.js';
import { typeName } from '../../python/types.js';

/**
 * Python: PySequence_Fast(value, refusal)
 *
 * Returns only the first item of a string or a typed array. No caller accepts such items, and a
 * list of all the items of a gigabyte would exhaust the memory of the process.
 */
export function toList(value: unknown, refusal: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string') return value === '' ? [] : [value.charAt(0)];
  if (types.isTypedArray(value)) return value.length === 0 ? [] : [value[0]];
  const iterable = typeof value === 'object' && value !== null ? value : {};
  if (typeof (iterable as Partial<Iterable<unknown>>)[Symbol.iterator] !== 'function') {
    throw new TypeError(refusal);
  }
  return [...(iterable as Iterable<unknown>)];
}

/**
 * Converts each item. Array.map() would skip holes, and would take minutes for a huge array of
 * nothing but holes.
 */
export function convertEach<T>(items: readonly unknown[], convert: (item: unknown) => T): T[] {
  const converted: T[] = [];
  for (const item of items) converted.push(convert(item));
  return converted;
}

/** Returns the buffers passed to sendmsg(). */
export function toParts(msg: unknown): Uint8Array[] {
  if (types.isTypedArray(msg) && msg.length > 0) {
    const text = `a bytes-like object is required, not '${typeName(msg[0])}'`;
    throw hinting(new TypeError(text), 'sendmsg() takes an array of buffers: [buffer]');
  }
  return convertEach(toList(msg, 'sendmsg() argument 1 must be an iterable'), toBytes);
}

/** Returns what remains of the parts after the first `bytes` bytes. */
export function without(parts: readonly Uint8Array[], bytes: number): Uint8Array[] {
  let left = bytes;
  return parts.flatMap((part) => {
    const gone = Math.min(left, part.length);
    left -= gone;
    return gone < part.length ? [part.subarray(gone)] : [];
  });
}

/** Returns one of the buffers passed to recvmsg_into(). */
export function toPart(value: unknown): Uint8Array {
  try {
    return toWritable('recvmsg_into', value);
  } catch (error) {
    if (ArrayBuffer.isView(value)) throw error;
    throw new TypeError(
      'recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers',
      { cause: error },
    );
  }
}
