/** The three forms of setsockopt(). */
import { native } from './binding.js';
import { toBytes } from './bytes.js';
import { takesBetween, toFormatInt, toMasked32 } from './request.js';

/**
 * CPython tries the three forms one after the other and reports what the last one, that of bytes,
 * did not like: so an int that is too large "is not bytes-like".
 */
export function setOption(
  fd: number,
  args: ArrayLike<unknown>,
  level: unknown,
  optname: unknown,
  value: unknown,
  optlen: unknown,
): number {
  const withLength = args.length === 4 && value === null && isInteger(optlen);
  if (withLength && isInteger(level) && isInteger(optname)) {
    const length = toMasked32(optlen);
    return native.setsockoptBytes(fd, toFormatInt(level), toFormatInt(optname), null, length);
  }
  takesBetween('socket', 'setsockopt', 3, 3, args);
  const numbers = [toFormatInt(level), toFormatInt(optname)] as const;
  const int = toInt(value);
  if (int !== null) return native.setsockoptInt(fd, ...numbers, int);
  return native.setsockoptBytes(fd, ...numbers, toBytes(value), 0);
}

function isInteger(value: unknown): boolean {
  return Number.isInteger(value) || typeof value === 'bigint' || typeof value === 'boolean';
}

function toInt(value: unknown): number | null {
  if (!isInteger(value)) return null;
  const number = Number(value);
  return (number | 0) === number ? number : null;
}
