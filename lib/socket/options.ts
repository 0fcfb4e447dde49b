/** getsockopt() and setsockopt() in all their forms. */
import { native } from '../addon/binding.js';
import { type Bytes, toBytes } from '../python/bytes.js';
import { check } from '../addon/check.js';
import { OSError } from '../python/errors.js';
import type { AddressedSocket } from '../address/families/family.js';
import { clinicTypeName } from '../python/types.js';
import { takesBetween, toFormatInt, toMasked32 } from '../python/arguments.js';

const { AF_VSOCK } = native.constants;
const MAX_OPTION_SIZE = 1024;

const optionValue = new Int32Array(1);

export function getOption(
  sock: AddressedSocket,
  args: ArrayLike<unknown>,
  level: unknown,
  optname: unknown,
  buflen: unknown,
): number | Bytes {
  const count = takesBetween('socket', 'getsockopt', 2, 3, args);
  const numbers = [toFormatInt(level), toFormatInt(optname)] as const;
  const size = count > 2 ? toFormatInt(buflen) : 0;
  const { fd } = sock;
  if (sock.family === AF_VSOCK) return getWideOption(fd, numbers, size);
  if (size === 0) {
    check(native.getsockoptInt(fd, ...numbers, optionValue), 'getsockopt');
    return optionValue[0] ?? 0;
  }
  if (size < 0 || size > MAX_OPTION_SIZE) throw new OSError('getsockopt buflen out of range');
  const value = Buffer.alloc(size);
  return value.subarray(0, check(native.getsockoptBytes(fd, ...numbers, value), 'getsockopt'));
}

/**
 * CPython tries the three forms in turn and reports only the error of the last one, that of bytes.
 * So an int that is too large "is not bytes-like".
 */
export function setOption(
  sock: AddressedSocket,
  args: ArrayLike<unknown>,
  level: unknown,
  optname: unknown,
  value: unknown,
  optlen: unknown,
): number {
  const { fd } = sock;
  if (sock.family === AF_VSOCK) return setWideOption(fd, args, level, optname, value);
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

type Option = readonly [level: number, optname: number];

/** The options of AF_VSOCK are 64 bits wide, and CPython treats every option of such a socket that way. */
function getWideOption(fd: number, option: Option, size: number): number {
  if (size !== 0) throw new OSError('getsockopt string buffer not allowed');
  const value = new BigUint64Array(1);
  const bytes = new Uint8Array(value.buffer);
  check(native.getsockoptBytes(fd, ...option, bytes), 'getsockopt');
  return Number(value[0] ?? 0n);
}

function setWideOption(
  fd: number,
  args: ArrayLike<unknown>,
  level: unknown,
  optname: unknown,
  value: unknown,
): number {
  takesBetween('socket', 'setsockopt', 3, 3, args);
  const option = [toFormatInt(level), toFormatInt(optname)] as const;
  if (!isInteger(value)) {
    throw new TypeError(`setsockopt() argument 3 must be int, not ${clinicTypeName(value)}`);
  }
  const wide = new BigUint64Array([BigInt.asUintN(64, BigInt(value))]);
  return native.setsockoptBytes(fd, ...option, new Uint8Array(wide.buffer), 0);
}

function isInteger(value: unknown): value is number | bigint | boolean {
  return Number.isInteger(value) || typeof value === 'bigint' || typeof value === 'boolean';
}

function toInt(value: unknown): number | null {
  if (!isInteger(value)) return null;
  const number = Number(value);
  return (number | 0) === number ? number : null;
}
