/** Converts addresses between text and bytes, and numbers between byte orders. */
import { native } from '../addon/binding.js';
import { type Bytes, type BytesLike, toBytes } from '../python/bytes.js';
import { toCString } from '../python/c-string.js';
import { OSError, OverflowError, ValueError } from '../python/errors.js';
import { type Integer, typeName } from '../python/types.js';
import { takesBetween, takesOne, toCInt, toFormatInt } from '../python/arguments.js';
import { failure } from '../addon/result.js';

const { AF_INET, AF_INET6 } = native.constants;
const IN_SIZE = 4;
const IN6_SIZE = 16;

/**
 * `inet_aton(ip_addr, /)`
 *
 * Packs an IPv4 address into four bytes in network order. See inet_aton(3).
 *
 * @param ip_addr - an address in any of inet_aton(3)'s forms: '127.0.0.1', '127.1'
 * @returns the four bytes
 * @throws OSError if the text is not an address; ValueError for a NUL, UnicodeEncodeError,
 * TypeError
 */
export function inet_aton(ip_addr: string): Bytes {
  takesOne('_socket.inet_aton', arguments);
  const text = toCString('inet_aton() argument must be str', ip_addr);
  const packed = Buffer.alloc(IN_SIZE);
  if (native.inetAton(text, packed) === 1) return packed;
  throw new OSError('illegal IP address string passed to inet_aton');
}

/**
 * `inet_ntoa(packed_ip, /)`
 *
 * Writes four bytes as an IPv4 address. See inet_ntoa(3).
 *
 * @param packed_ip - four bytes in network order
 * @returns the address as text
 * @throws OSError for another length, TypeError
 */
export function inet_ntoa(packed_ip: BytesLike): string {
  takesOne('_socket.inet_ntoa', arguments);
  const packed = toBytes(packed_ip);
  if (packed.length !== IN_SIZE) throw new OSError('packed IP wrong length for inet_ntoa');
  return packed.join('.');
}

/**
 * `inet_pton(address_family, ip_string, /)`
 *
 * Packs an address into bytes in network order. See inet_pton(3).
 *
 * @param address_family - AF_INET or AF_INET6
 * @param ip_string - an address of that family
 * @returns 4 bytes for AF_INET, 16 for AF_INET6
 * @throws OSError if the text is not an address, and (EAFNOSUPPORT) for another family; ValueError
 * for a NUL, UnicodeEncodeError, OverflowError, TypeError
 */
export function inet_pton(address_family: Integer, ip_string: string): Bytes {
  takesBetween('', 'inet_pton', 2, 2, arguments);
  const family = toFormatInt(address_family);
  const text = toCString('inet_pton() argument 2 must be str', ip_string);
  const packed = Buffer.alloc(IN6_SIZE);
  const valid = native.inetPton(family, text, packed);
  if (valid < 0) throw failure(valid, { syscall: 'inet_pton' });
  if (valid === 0) throw new OSError('illegal IP address string passed to inet_pton');
  return family === AF_INET ? packed.subarray(0, IN_SIZE) : packed;
}

/**
 * `inet_ntop(address_family, packed_ip, /)`
 *
 * Writes packed bytes as an address. See inet_ntop(3).
 *
 * @param address_family - AF_INET or AF_INET6
 * @param packed_ip - 4 bytes for AF_INET, 16 for AF_INET6, in network order
 * @returns the address as text
 * @throws ValueError for another family or length, OverflowError, TypeError
 */
export function inet_ntop(address_family: Integer, packed_ip: BytesLike): string {
  takesBetween('', 'inet_ntop', 2, 2, arguments);
  const family = toFormatInt(address_family);
  const packed = toBytes(packed_ip);
  if (family !== AF_INET && family !== AF_INET6) {
    throw new ValueError(`unknown address family ${family}`);
  }
  if (packed.length !== (family === AF_INET ? IN_SIZE : IN6_SIZE)) {
    throw new ValueError('invalid length of packed IP address string');
  }
  return native.inetNtop(family, packed);
}

const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

function swap16(name: string, value: unknown): number {
  const number = toCInt(value);
  const target = 'C 16-bit unsigned integer';
  if (number < 0) {
    throw new OverflowError(`${name}: can't convert negative Python int to ${target}`);
  }
  if (number > 0xffff) {
    throw new OverflowError(`${name}: Python int too large to convert to ${target}`);
  }
  return littleEndian ? ((number & 0xff) << 8) | (number >> 8) : number;
}

function swap32(value: unknown): number {
  if (!Number.isInteger(value) && typeof value !== 'bigint' && typeof value !== 'boolean') {
    throw new TypeError(`expected int, ${typeName(value)} found`);
  }
  const exact = BigInt(value as number | bigint | boolean);
  if (exact < 0n) throw new OverflowError("can't convert negative value to unsigned int");
  if (exact >= 2n ** 64n) {
    throw new OverflowError('Python int too large to convert to C unsigned long');
  }
  if (exact >= 2n ** 32n) throw new OverflowError('int larger than 32 bits');
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, Number(exact), littleEndian);
  return view.getUint32(0, false);
}

/**
 * `htons(integer, /)`
 *
 * Converts 16 bits from host to network order. See htons(3).
 *
 * @param integer - 0 to 65535
 * @returns the number in the other order
 * @throws OverflowError outside that range, TypeError
 */
export function htons(integer: Integer): number {
  takesOne('_socket.htons', arguments);
  return swap16('htons', integer);
}
/**
 * `ntohs(integer, /)`
 *
 * Converts 16 bits from network to host order. See ntohs(3).
 *
 * @param integer - 0 to 65535
 * @returns the number in the other order
 * @throws OverflowError outside that range, TypeError
 */
export function ntohs(integer: Integer): number {
  takesOne('_socket.ntohs', arguments);
  return swap16('ntohs', integer);
}
/**
 * `htonl(integer, /)`
 *
 * Converts 32 bits from host to network order. See htonl(3).
 *
 * @param integer - 0 to 4294967295
 * @returns the number in the other order
 * @throws OverflowError outside that range, TypeError
 */
export function htonl(integer: Integer): number {
  takesOne('_socket.htonl', arguments);
  return swap32(integer);
}
/**
 * `ntohl(integer, /)`
 *
 * Converts 32 bits from network to host order. See ntohl(3).
 *
 * @param integer - 0 to 4294967295
 * @returns the number in the other order
 * @throws OverflowError outside that range, TypeError
 */
export function ntohl(integer: Integer): number {
  takesOne('_socket.ntohl', arguments);
  return swap32(integer);
}
