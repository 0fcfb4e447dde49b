/** Reads an argument that is a tuple of three, as PyArg_ParseTuple() does. */
import { types } from 'node:util';
import { toBytes } from './bytes.js';
import { clinicTypeName } from './types.js';

/**
 * Returns the items of a sequence, or null. As in Python, any sequence will do except bytes. The
 * items of a string are strings, those of a bytearray or memoryview are ints.
 */
function itemsOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string') return [...value];
  if (Buffer.isBuffer(value)) return null;
  if (types.isAnyArrayBuffer(value) || types.isDataView(value)) return [...toBytes(value)];
  return types.isTypedArray(value) ? [...value] : null;
}

/** @param place - where the argument is, as CPython's error texts begin */
export function toThreeItems(place: string, value: unknown): readonly unknown[] {
  const items = itemsOf(value);
  if (items === null) {
    throw new TypeError(`${place} must be 3-item sequence, not ${clinicTypeName(value)}`);
  }
  if (items.length !== 3) {
    throw new TypeError(`${place} must be sequence of length 3, not ${items.length}`);
  }
  return items;
}
