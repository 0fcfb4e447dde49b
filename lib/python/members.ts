/**
 * Python's rules for attributes that are members of a C struct: values that do not fit are
 * truncated, with a warning.
 */
import { toIndex } from './arguments.js';
import { OverflowError } from './errors.js';

const LONG_MAX = 2n ** 63n - 1n;
const ULONG_MAX = 2n ** 64n - 1n;

function warn(text: string): void {
  process.emitWarning(text, 'RuntimeWarning');
}

function toLong(value: bigint): bigint {
  if (value <= LONG_MAX && value >= -LONG_MAX - 1n) return value;
  throw new OverflowError('Python int too large to convert to C long');
}

/** A member that is a short. */
export function toShortMember(value: unknown): number {
  const given = toLong(BigInt(toIndex(value)));
  const kept = BigInt.asIntN(16, given);
  if (kept !== given) warn('Truncation of value to short');
  return Number(kept);
}

/** A member that is an unsigned short. */
export function toUnsignedShortMember(value: unknown): number {
  const given = toLong(BigInt(toIndex(value)));
  const kept = BigInt.asUintN(16, given);
  if (kept !== given) warn('Truncation of value to unsigned short');
  return Number(kept);
}

/** Converts to an unsigned 64-bit number. A negative number is converted as in C, with a warning. */
function toUnsigned(value: unknown, tooBig: string): bigint {
  const given = BigInt(toIndex(value));
  if (given > ULONG_MAX) throw new OverflowError(tooBig);
  if (given >= 0n) return given;
  const kept = BigInt.asUintN(64, toLong(given));
  warn('Writing negative value into unsigned field');
  return kept;
}

/** A member that is an unsigned int. */
export function toUnsignedIntMember(value: unknown): number {
  const given = toUnsigned(value, 'Python int too large to convert to C unsigned long');
  const kept = BigInt.asUintN(32, given);
  // A negative value has already caused a warning.
  if (kept !== given && BigInt(toIndex(value)) >= 0n) warn('Truncation of value to unsigned int');
  return Number(kept);
}

/** A member that is an unsigned long long. */
export function toUnsignedLongLongMember(value: unknown): bigint {
  return toUnsigned(value, 'int too big to convert');
}
