/** Converts addresses between Python's shapes and the bytes of a sockaddr. */
import { types } from 'node:util';
import { native } from '../addon/binding.js';
import { type Bytes, toBytes } from '../python/bytes.js';
import { OSError, OverflowError } from '../python/errors.js';
import type { FlatAddress } from '../addon/flat-address.js';
import {
  encodeInet as encodeInetNow,
  encodeUnix as encodePath,
  packAddress,
  type Sockaddr,
  unpackAddress,
} from '../addon/sockaddr.js';
import {
  type AddressedSocket,
  type FamilyAddress,
  type FamilyReturned,
} from './families/family.js';
import { rulesOf } from './families/table.js';
import { KnownHosts } from './known-hosts.js';
import { fsdecode, fsencode } from '../python/filesystem-encoding.js';
import { hinting, ONE_ARRAY } from '../python/hint.js';
import { encodeIdna } from '../python/idna.js';
import { type Integer, typeName } from '../python/types.js';
import { toFormatInt, toIndex, toMasked32 } from '../python/arguments.js';
import { failure } from '../addon/result.js';

/** An address of AF_INET. See ip(7). */
export type Inet = [host: string, port: number];
/** An address of AF_INET6, always with all four items. See ipv6(7). */
export type Inet6 = [host: string, port: number, flowinfo: number, scope_id: number];
/** An address as getsockname() and similar calls return it. Its shape depends on the family. */
export type ReturnedAddress =
  Inet | Inet6 | string | Bytes | FamilyReturned | [family: number, data: Bytes];
/**
 * An address as bind(), connect() and similar calls take it. It may be any result of recvfrom(),
 * though null is rejected at run time.
 */
export type Address =
  | readonly [host: string | Uint8Array, port: Integer]
  | readonly [host: string | Uint8Array, port: Integer, flowinfo?: Integer, scope_id?: Integer]
  | string
  | NodeJS.ArrayBufferView
  | ArrayBuffer
  | FamilyAddress
  | ReturnedAddress
  | null;

const { AF_UNSPEC = 0, AF_INET, AF_INET6, AF_UNIX, AF_RDS, AF_DIVERT } = native.constants;
const MAX_PORT = 0xffff;
const MAX_FLOWINFO = 0xfffff;

/** Throws for a family without rules in Python, before the system call. */
export function requireKnownFamily({ family, proto }: AddressedSocket): void {
  if (family === AF_INET || family === AF_INET6 || family === AF_UNIX || isLikeInet(family)) return;
  const rules = rulesOf(family);
  if (rules === undefined) throw new OSError('getsockaddrlen: bad family');
  rules.requireKnownProtocol?.(proto);
}

/** True for families whose addresses have the form of AF_INET's. */
function isLikeInet(family: number): boolean {
  return family === AF_RDS || family === AF_DIVERT;
}

/** Matches digits and dots: all forms that inet_aton(3) accepts are numeric. */
const known4 = new KnownHosts(/^[\d.]+$/);
/** Matches addresses without a zone, because a zone's number may change. */
const known6 = new KnownHosts(/^[\da-f]*:[\da-f:.]*$/i);

/** Returns the sockaddr of an address with a known host, or null if encode() must examine the address. */
export function encodeKnown({ family }: AddressedSocket, address: unknown): Sockaddr | null {
  if (!Array.isArray(address)) return null;
  const items: readonly unknown[] = address;
  const count = items.length;
  if (family === AF_INET && count === 2) return known4.find(items[0], items[1], 0, 0);
  if (family !== AF_INET6 || count < 2 || count > 4) return null;
  return known6.find(items[0], items[1], flowinfoOf(items), scopeIdOf(items));
}

/** Returns the sockaddr of an address. `caller` is the name in Python's error texts. */
export function encode(caller: string, sock: AddressedSocket, address: unknown): Sockaddr {
  const { family } = sock;
  if (!Array.isArray(address)) return encodeAnew(caller, sock, address);
  // An item may be a getter, so each one is read only once.
  const items: readonly unknown[] = address;
  const count = items.length;
  if (family === AF_INET && count === 2) {
    const name = items[0];
    const port = items[1];
    return known4.find(name, port, 0, 0) ?? learn(known4, caller, sock, [name, port]);
  }
  if (family !== AF_INET6 || count < 2 || count > 4) return encodeAnew(caller, sock, address);
  const all = items.slice();
  const known = known6.find(all[0], all[1], flowinfoOf(all), scopeIdOf(all));
  return known ?? learn(known6, caller, sock, all);
}

const flowinfoOf = (items: readonly unknown[]): unknown => (items.length > 2 ? items[2] : 0);
const scopeIdOf = (items: readonly unknown[]): unknown => (items.length > 3 ? items[3] : 0);

function learn(
  hosts: KnownHosts,
  caller: string,
  sock: AddressedSocket,
  items: readonly unknown[],
): Sockaddr {
  const sockaddr = encodeAnew(caller, sock, items);
  hosts.learn(items[0], flowinfoOf(items), scopeIdOf(items), sockaddr);
  return sockaddr;
}

function encodeAnew(caller: string, sock: AddressedSocket, address: unknown): Sockaddr {
  const { family, proto } = sock;
  if (family === AF_INET || family === AF_INET6) return encodeInet(caller, family, address);
  if (family === AF_UNIX) return encodeUnix(address);
  if (isLikeInet(family) && AF_INET !== undefined) {
    return encodeInet(caller, AF_INET, address);
  }
  const rules = rulesOf(family);
  if (rules === undefined) throw new OSError(`${caller}(): bad family`);
  const packed = packAddress(family, proto, rules.encode(caller, address, sock));
  if (typeof packed === 'number') throw failure(packed, { syscall: caller });
  return packed;
}

interface InetParts {
  readonly host: string;
  readonly port: number;
  readonly flowinfo: number;
  readonly scopeId: number;
}

/** Checks the parts of an address in the way CPython does before it resolves the host. */
export function inetParts(caller: string, family: number, address: unknown): InetParts {
  const name = family === AF_INET ? 'AF_INET' : 'AF_INET6';
  if (!Array.isArray(address)) {
    const text = `${caller}(): ${name} address must be tuple, not ${typeName(address)}`;
    throw hinting(new TypeError(text), ONE_ARRAY);
  }
  const items: readonly unknown[] = address;
  if (family === AF_INET && items.length !== 2) {
    throw new TypeError('AF_INET address must be a pair (host, port)');
  }
  if (items.length < 2 || items.length > 4) {
    throw new TypeError('AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])');
  }
  const host = toHostBytes(items[0]);
  const port = toPort(caller, items[1]);
  const flowinfo = items.length > 2 ? toMasked32(items[2]) : 0;
  const scopeId = items.length > 3 ? toMasked32(items[3]) : 0;
  return { host, port, flowinfo, scopeId };
}

function encodeInet(caller: string, family: number, address: unknown): Sockaddr {
  const { host, port, flowinfo, scopeId } = inetParts(caller, family, address);
  const portFits = port >= 0 && port <= MAX_PORT;
  const sockaddr = encodeInetNow(family, host, portFits ? port : 0, flowinfo, scopeId);
  // The host is resolved before the ranges are checked, as in CPython.
  if (typeof sockaddr === 'number') {
    throw failure(sockaddr, { syscall: 'getaddrinfo', address: host });
  }
  if (!portFits) throw portRange(caller);
  if (flowinfo > MAX_FLOWINFO) {
    throw new OverflowError(`${caller}(): flowinfo must be 0-1048575.`);
  }
  return sockaddr;
}

function portRange(caller: string): Error {
  return new OverflowError(`${caller}(): port must be 0-65535.`);
}

function toPort(caller: string, value: unknown): number {
  const index = toIndex(value);
  try {
    return toFormatInt(index);
  } catch {
    throw portRange(caller);
  }
}

const ALL_ASCII = /^[\0-\x7f]*$/;

/** Returns the bytes of a host, one char code per byte. */
function toHostBytes(value: unknown): string {
  let host: string;
  if (typeof value === 'string') {
    host = ALL_ASCII.test(value) ? value : encodeHost(value);
  } else if (types.isUint8Array(value)) {
    host = Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1');
  } else {
    throw new TypeError(`str, bytes or bytearray expected, not ${typeName(value)}`);
  }
  if (host.includes('\0')) throw new TypeError('host name must not contain null character');
  return host;
}

function encodeHost(text: string): string {
  try {
    return encodeIdna(text);
  } catch (cause) {
    throw new TypeError('encoding of hostname failed', { cause });
  }
}

function encodeUnix(address: unknown): Sockaddr {
  const path = typeof address === 'string' ? fsencode(address) : toBytes(address);
  const sockaddr = encodePath(path);
  // The only possible error is ENAMETOOLONG.
  if (typeof sockaddr === 'number') throw new OSError('AF_UNIX path too long');
  return sockaddr;
}

// A server hears from the same hosts again and again, so the text of the last one is kept, and of
// some before it.
let lastHost = 0;
let lastHostText = '0.0.0.0';
const MOST_TEXTS = 1024;
const hostTexts = new Map<number, string>();

function inetHost(flat: FlatAddress): string {
  const word = flat.host(0);
  if (word !== lastHost) {
    let text = hostTexts.get(word);
    if (text === undefined) {
      text = flat.hostBytes(4).join('.');
      if (hostTexts.size >= MOST_TEXTS) hostTexts.clear();
      hostTexts.set(word, text);
    }
    lastHostText = text;
    lastHost = word;
  }
  return lastHostText;
}

const lastHost6 = new Int32Array(4);
let lastHost6Text = '::';

function inet6Host(flat: FlatAddress): string {
  if (
    flat.host(0) !== lastHost6[0] ||
    flat.host(1) !== lastHost6[1] ||
    flat.host(2) !== lastHost6[2] ||
    flat.host(3) !== lastHost6[3]
  ) {
    for (const word of [0, 1, 2, 3] as const) lastHost6[word] = flat.host(word);
    lastHost6Text = native.inetNtop(AF_INET6 ?? 0, flat.hostBytes(16));
  }
  return lastHost6Text;
}

/** Returns the address that a call on a socket has left, in Python's shape, or null if there was none. */
export function decode(flat: FlatAddress, sock: AddressedSocket): ReturnedAddress | null {
  switch (flat.family) {
    case AF_INET:
      return [inetHost(flat), flat.port];
    case AF_INET6:
      return [inet6Host(flat), flat.port, flat.flowinfo, flat.scopeId];
    case AF_UNIX: {
      const name = flat.payload();
      // An abstract name (Linux) is bytes, a path is a string, and an unnamed address is ''.
      return name[0] === 0 ? name : fsdecode(name);
    }
    case AF_UNSPEC:
      return null;
    default: {
      const rules = rulesOf(flat.family);
      if (rules === undefined) return [flat.family, flat.payload()];
      unpackAddress(sock.proto);
      return rules.decode(flat, sock);
    }
  }
}
