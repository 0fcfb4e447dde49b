/** Python's rules for integers and for argument counts, with Python's error texts. */
import { refuseAbsent } from './absent.js';
import { OverflowError } from './errors.js';
import { asIntegerHint, keywordHint, maybeHinting, ONE_ARRAY } from './hint.js';
import { clinicTypeName, isPlainObject, typeName } from './types.js';

const INT_MAX = 0x7fffffff;
const INT_MIN = -0x80000000;
const SHORT_MAX = 0x7fff;
const LONG_MAX = 2n ** 63n - 1n;
const LONG_MIN = -(2n ** 63n);
const SIZE_MAX = 2n ** 64n - 1n;

/** Python: operator.index(value). Booleans are integers in Python. */
export function toIndex(value: unknown): number | bigint {
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  if (typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = `'${typeName(value)}' object cannot be interpreted as an integer`;
  throw maybeHinting(new TypeError(text), asIntegerHint(value));
}

function fitsLong(value: number | bigint): boolean {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return true;
  const exact = BigInt(value);
  return exact <= LONG_MAX && exact >= LONG_MIN;
}

/** An argument that CPython reads with the format "i". */
export function toFormatInt(value: unknown): number {
  if (typeof value === 'number' && (value | 0) === value) return value;
  const index = toIndex(value);
  if (!fitsLong(index)) throw new OverflowError('Python int too large to convert to C long');
  if (index > INT_MAX) throw new OverflowError('signed integer is greater than maximum');
  if (index < INT_MIN) throw new OverflowError('signed integer is less than minimum');
  return Number(index);
}

/** An argument that CPython reads with the format "h". */
export function toFormatShort(value: unknown): number {
  const index = toIndex(value);
  if (!fitsLong(index)) throw new OverflowError('Python int too large to convert to C long');
  if (index > SHORT_MAX) {
    throw new OverflowError('signed short integer is greater than maximum');
  }
  if (index < -SHORT_MAX - 1) {
    throw new OverflowError('signed short integer is less than minimum');
  }
  return Number(index);
}

/** An argument that CPython reads with PyLong_AsInt. */
export function toCInt(value: unknown): number {
  const index = toIndex(value);
  if (index > INT_MAX || index < INT_MIN) {
    throw new OverflowError('Python int too large to convert to C int');
  }
  return Number(index);
}

/** A descriptor: CPython reads a C long and keeps the lower half of it. */
export function toDescriptor(value: unknown): number {
  const index = toIndex(value);
  if (!fitsLong(index)) throw new OverflowError('Python int too large to convert to C long');
  return Number(BigInt.asIntN(32, BigInt(index)));
}

/** A position in a file: CPython reads a C long. */
export function toOffset(value: unknown): number {
  const index = toIndex(value);
  if (!fitsLong(index)) throw new OverflowError('Python int too large to convert to C long');
  return Number(index);
}

/** An argument that CPython reads with the format "n". */
export function toSsize(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  const index = toIndex(value);
  if (!fitsLong(index)) throw new OverflowError('Python int too large to convert to C ssize_t');
  return Number(index);
}

/** An argument that CPython reads with the format "I": silently truncated to 32 bits. */
export function toMasked32(value: unknown): number {
  return Number(BigInt.asUintN(32, BigInt(toIndex(value))));
}

/** An argument that CPython reads with the format "H": silently truncated to 16 bits. */
export function toMasked16(value: unknown): number {
  return Number(BigInt.asUintN(16, BigInt(toIndex(value))));
}

/** An argument at a position that CPython reads with the format "K": silently truncated to 64 bits. */
export function toMasked64(name: string, position: number, value: unknown): bigint {
  const isInteger =
    Number.isInteger(value) || typeof value === 'bigint' || typeof value === 'boolean';
  if (isInteger) return BigInt.asUintN(64, BigInt(value as number | bigint | boolean));
  throw new TypeError(`${name}() argument ${position} must be int, not ${clinicTypeName(value)}`);
}

/** An argument that CPython reads with the format "L". */
export function toLongLong(value: unknown): bigint {
  const index = toIndex(value);
  if (!fitsLong(index)) throw new OverflowError('int too big to convert');
  return BigInt(index);
}

/** A number that CPython reads with PyLong_AsSize_t. */
export function toSize(value: unknown): bigint {
  const index = BigInt(toIndex(value));
  if (index < 0n) throw new OverflowError("can't convert negative value to size_t");
  if (index > SIZE_MAX) throw new OverflowError('Python int too large to convert to C size_t');
  return index;
}

/** Returns how many arguments were given. A trailing undefined means "not given". */
export function countGiven(args: ArrayLike<unknown>): number {
  let count = args.length;
  while (count > 0 && args[count - 1] === undefined) count--;
  return count;
}

/**
 * True if the last argument is a plain object, which stands for keyword arguments. An object with a
 * fileno() method is a file instead.
 */
export function hasKeywords(args: ArrayLike<unknown>): boolean {
  const count = countGiven(args);
  const last: unknown = count > 0 ? args[count - 1] : undefined;
  return isPlainObject(last) && typeof last.fileno !== 'function';
}

function refuseKeywords(name: string, args: ArrayLike<unknown>): number {
  const count = countGiven(args);
  if (!hasKeywords(args)) return count;
  const keywords = Object.keys(args[count - 1] as object);
  if (keywords.length > 0) {
    const error = new TypeError(`${name}() takes no keyword arguments`);
    throw maybeHinting(error, keywordHint(name, keywords));
  }
  return count - 1;
}

/** CPython's METH_NOARGS. */
export function takesNone(name: string, args: ArrayLike<unknown>): void {
  if (args.length === 0) return;
  const count = refuseKeywords(name, args);
  if (count > 0) throw new TypeError(`${name}() takes no arguments (${count} given)`);
}

/** Calls whose only argument is an address. */
const ADDRESSED = /\.(bind|connect|connect_ex)$/;

/** CPython's METH_O. */
export function takesOne(name: string, args: ArrayLike<unknown>): void {
  if (args.length === 1 && typeof args[0] !== 'object') {
    if (args[0] !== undefined) return;
  }
  const count = refuseKeywords(name, args);
  if (count === 1) return;
  const error = new TypeError(`${name}() takes exactly one argument (${count} given)`);
  throw maybeHinting(error, count === 2 && ADDRESSED.test(name) ? ONE_ARRAY : null);
}

/**
 * CPython's METH_VARARGS with PyArg_ParseTuple. owner is the class named in the error for a keyword
 * ("socket.recv() takes no keyword arguments"). It is '' for functions of the module.
 */
export function takesBetween(
  owner: string,
  name: string,
  least: number,
  most: number,
  args: ArrayLike<unknown>,
): number {
  refuseAbsent(name, args);
  const count = refuseKeywords(owner === '' ? name : `${owner}.${name}`, args);
  if (count >= least && count <= most) return count;
  const bound = least === most ? 'exactly' : count < least ? 'at least' : 'at most';
  const limit = count < least ? least : most;
  const plural = limit === 1 ? '' : 's';
  throw new TypeError(`${name}() takes ${bound} ${limit} argument${plural} (${count} given)`);
}
