/** Timeouts: converts seconds to whole nanoseconds, rounded away from zero, as CPython does. */
import { OverflowError, ValueError } from '../python/errors.js';
import { toIndex } from '../python/arguments.js';

/** No timeout. Timeouts are in nanoseconds: negative means none, 0 means non-blocking. */
export const NONE = -1;
/** A single attempt, even on a blocking descriptor (native/engine/inline.h has the same number). */
export const TRY_ONLY = -2;

const SECOND = 1e9;
const LONGEST = 2n ** 63n - 1n;

function fromInteger(value: number | bigint, unit: number): number {
  const nanoseconds = BigInt(value) * BigInt(unit);
  if (nanoseconds > LONGEST || nanoseconds < -LONGEST - 1n) {
    throw new OverflowError('timestamp too large to convert to C PyTime_t');
  }
  return Number(nanoseconds);
}

function fromFloat(value: number, unit: number): number {
  if (Number.isNaN(value)) throw new ValueError('Invalid value NaN (not a number)');
  const nanoseconds = awayFromZero(value * unit);
  if (!(Math.abs(nanoseconds) < 2 ** 63)) {
    throw new OverflowError('timestamp out of range for platform time_t');
  }
  return nanoseconds;
}

/** Rounds away from zero, so that no positive timeout becomes 0, which means non-blocking. */
function awayFromZero(value: number): number {
  return value >= 0 ? Math.ceil(value) : Math.floor(value);
}

/**
 * Converts a time in seconds, or in another unit given in nanoseconds. A number beyond the safe integers
 * counts as a Python float, not an int: 1e30 is the float that it looks like.
 */
export function toNanoseconds(value: unknown, unit = SECOND): number {
  return typeof value === 'number' && !Number.isSafeInteger(value)
    ? fromFloat(value, unit)
    : fromInteger(toIndex(value), unit);
}

export function toTimeout(value: unknown): number {
  if (value === null) return NONE;
  const nanoseconds = toNanoseconds(value);
  if (nanoseconds < 0) throw new ValueError('Timeout value out of range');
  return nanoseconds;
}

export function toSeconds(nanoseconds: number): number | null {
  return nanoseconds < 0 ? null : nanoseconds / SECOND;
}

let defaultTimeout = NONE;

export function getDefault(): number {
  return defaultTimeout;
}

export function setDefault(nanoseconds: number): void {
  defaultTimeout = nanoseconds;
}
