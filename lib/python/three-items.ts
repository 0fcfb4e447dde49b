/** A tuple of three among the arguments, as PyArg_ParseTuple() reads one. */
import { types } from 'node:util';
import { toBytes } from './bytes.js';
import { clinicTypeName } from './types.js';

/** Any sequence has items, but bytes have none there: a letter of text is text, a bytearray's or memoryview's item an int. */
function itemsOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string') return [...value];
  if (Buffer.isBuffer(value)) return null;
  if (types.isAnyArrayBuffer(value) || types.isDataView(value)) return [...toBytes(value)];
  return types.isTypedArray(value) ? [...value] : null;
}

/** @param place - of the argument, as CPython's texts begin */
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
