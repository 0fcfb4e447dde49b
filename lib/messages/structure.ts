/** Reads and writes the C structures inside control messages, in the machine's byte order. */
import { endianness } from 'node:os';
import { decode, type ReturnedAddress } from '../address/address.js';
import { takeAddress } from '../addon/control.js';
import { leftAddress } from '../addon/flat-address.js';
import { toIndex } from '../python/arguments.js';
import { OverflowError } from '../python/errors.js';
import type { Bytes } from '../python/bytes.js';

const little = endianness() === 'LE';
const BILLION = 1_000_000_000n;

export function int(bytes: Bytes, at = 0): number {
  return little ? bytes.readInt32LE(at) : bytes.readInt32BE(at);
}
export function uint(bytes: Bytes, at = 0): number {
  return little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
}
export function uint16(bytes: Bytes, at = 0): number {
  return little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
}
export function uint64(bytes: Bytes, at = 0): bigint {
  return little ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at);
}

/** Reads a number that the kernel writes as an int or, for some messages and systems, as a byte. */
export function intOrByte(bytes: Bytes): number {
  return bytes.length < 4 ? bytes.readUInt8() : int(bytes);
}

/** Reads a C long, or the 64 bits that a 32-bit system may have in its place. */
function long(bytes: Bytes, at: number, size: number): bigint {
  if (size === 4) return BigInt(int(bytes, at));
  return BigInt.asIntN(64, uint64(bytes, at));
}

/**
 * Reads struct timeval or timespec number `index` of `count`, in nanoseconds. Its second word
 * counts in `units` per second.
 */
export function time(bytes: Bytes, index: number, count: number, units: bigint): bigint {
  const size = bytes.length < count * 16 ? 4 : 8;
  const at = index * 2 * size;
  return long(bytes, at, size) * BILLION + (long(bytes, at + size, size) * BILLION) / units;
}

/** Decodes the struct sockaddr at an offset. Returns null if there is none. */
export function sockaddr(bytes: Bytes, at: number): ReturnedAddress | null {
  takeAddress(bytes, at, bytes.length - at);
  const { family } = leftAddress;
  return decode(leftAddress, { fd: -1, family, proto: 0 });
}

/** Returns an integer in a range. `field` names it in the error. */
export function within(
  field: string,
  value: unknown,
  least: number | bigint,
  most: number | bigint,
): bigint {
  const index = toIndex(value);
  if (index >= least && index <= most) return BigInt(index);
  throw new OverflowError(`${field} must be ${least}-${most}`);
}

export function fromInt(field: string, value: unknown, least = -0x80000000): Bytes {
  const bytes = Buffer.alloc(4);
  const number = Number(within(field, value, least, 0x7fffffff));
  if (little) bytes.writeInt32LE(number);
  else bytes.writeInt32BE(number);
  return bytes;
}
export function fromUint(field: string, value: unknown): Bytes {
  const bytes = Buffer.alloc(4);
  const number = Number(within(field, value, 0, 0xffffffff));
  if (little) bytes.writeUInt32LE(number);
  else bytes.writeUInt32BE(number);
  return bytes;
}
export function fromUint16(field: string, value: unknown): Bytes {
  const bytes = Buffer.alloc(2);
  const number = Number(within(field, value, 0, 0xffff));
  if (little) bytes.writeUInt16LE(number);
  else bytes.writeUInt16BE(number);
  return bytes;
}
export function fromUint64(field: string, value: unknown): Bytes {
  const bytes = Buffer.alloc(8);
  const number = within(field, value, 0n, 2n ** 64n - 1n);
  if (little) bytes.writeBigUInt64LE(number);
  else bytes.writeBigUInt64BE(number);
  return bytes;
}
