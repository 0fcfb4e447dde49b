/** Objects that have a descriptor, by Python's rule: an object's fileno() returns it. */
import { OverflowError, ValueError } from './errors.js';
import { descriptorOfNode } from './node-handle.js';
import type { Integer } from './types.js';

/**
 * Anything that identifies a descriptor: its number, an object with `fileno()` such as a socket or
 * a file, or one of Node's objects with `fd`, such as `fs.promises.FileHandle` and
 * `tty.ReadStream`.
 */
export type HasFileno = Integer | WithFileno | { readonly fd: number };

/** An object that returns its descriptor: a socket, a file, a selector. */
export interface WithFileno {
  /** The descriptor. */
  fileno(): Integer;
}

const INT_MAX = 2 ** 31 - 1;

/** CPython's PyObject_AsFileDescriptor. Throws whatever fileno() throws. */
export function toFileno(value: unknown): number {
  if (isInteger(value)) return toNumber(value);
  const object = asObject(value);
  if (object !== null && typeof object.fileno === 'function') {
    const number: unknown = object.fileno();
    // The fast path: select() checks hundreds of objects per call.
    if (typeof number === 'number' && (number | 0) === number && number >= 0) return number;
    if (!isInteger(number)) throw new TypeError('fileno() returned a non-integer');
    return toNumber(number);
  }
  const number = object === null ? undefined : descriptorOfNode(object);
  if (number !== undefined) return toNumber(number);
  throw new TypeError('argument must be an int, or have a fileno() method.');
}

function asObject(value: unknown): { fileno?: unknown } | null {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
    ? value
    : null;
}

function isInteger(value: unknown): value is Integer | boolean {
  return Number.isInteger(value) || typeof value === 'bigint' || typeof value === 'boolean';
}

function toNumber(value: Integer | boolean): number {
  const number = Number(value);
  if (number > INT_MAX || number < -INT_MAX - 1) {
    throw new OverflowError('Python int too large to convert to C int');
  }
  if (number >= 0) return number;
  throw new ValueError(`file descriptor cannot be a negative integer (${number})`);
}
