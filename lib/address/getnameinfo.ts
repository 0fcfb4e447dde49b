/** Queries the resolver in reverse: from an address and a port to names. */
import { encode } from './address.js';
import { native } from '../addon/binding.js';
import type { AddressedSocket } from './families/family.js';
import { toCString } from '../python/c-string.js';
import { OSError, OverflowError } from '../python/errors.js';
import { FlatAddress } from '../addon/flat-address.js';
import type { Sockaddr } from '../addon/sockaddr.js';
import { utf8decode } from '../python/filesystem-encoding.js';
import { ask, type Lookup, lookUp } from './lookup.js';
import { takesBetween, toFormatInt, toMasked32 } from '../python/arguments.js';
import { failure } from '../addon/result.js';
import type { Integer } from '../python/types.js';

/** An IPv4 pair, or an IPv6 tuple; the host is a numeric address. */
export type NumericAddress = readonly [
  host: string,
  port: Integer,
  flowinfo?: Integer,
  scope_id?: Integer,
];

const { AF_INET, AF_INET6 = -1, AI_NUMERICHOST = 0, SOCK_DGRAM = 0 } = native.constants;
const MAX_FLOWINFO = 0xfffff;
const ILLEGAL = 'getnameinfo(): illegal sockaddr argument';

/**
 * `getnameinfo(sockaddr, flags, /)`
 *
 * Looks up the names of a numeric address and its port, or their numbers. Waits for the resolver.
 * See getnameinfo(3).
 *
 * @param sockaddr - [host, port] or [host, port, flowinfo, scope_id]; the host is a numeric address
 * @param flags - NI_* constants: NI_NUMERICHOST | NI_NUMERICSERV
 * @returns the host and the service, as numbers if they have no name
 * @throws gaierror (EAI_NONAME with NI_NAMEREQD, or if the host is not numeric; EAI_SERVICE,
 * EAI_BADFLAGS), OSError if an IPv4 address is not a pair, OverflowError, TypeError
 */
export function getnameinfo(
  sockaddr: NumericAddress,
  flags: Integer,
): [host: string, service: string] {
  return lookUp(nameinfo([...arguments] as unknown[]));
}

export function* nameinfo(args: readonly unknown[]): Lookup<[host: string, service: string]> {
  takesBetween('', 'getnameinfo', 2, 2, args);
  const [sockaddr, flags] = args;
  const bits = toFormatInt(flags);
  const [encoded, address] = encodeNumeric(sockaddr);
  const names = yield* ask('getnameinfo', encoded, bits);
  if (typeof names === 'number') throw failure(names, { syscall: 'getnameinfo', address });
  const [host, service] = names;
  return [utf8decode(host), utf8decode(service)];
}

function encodeNumeric(sockaddr: unknown): [encoded: Sockaddr, host: string] {
  if (!Array.isArray(sockaddr)) throw new TypeError('getnameinfo() argument 1 must be a tuple');
  const items: readonly unknown[] = sockaddr;
  if (items.length < 2 || items.length > 4) throw new TypeError(ILLEGAL);
  const host = toNumericHost(items[0]);
  const port = toFormatInt(items[1]);
  const flowinfo = items.length > 2 ? toMasked32(items[2]) : 0;
  const scopeId = items.length > 3 ? toMasked32(items[3]) : 0;
  if (flowinfo > MAX_FLOWINFO) {
    throw new OverflowError('getnameinfo(): flowinfo must be 0-1048575.');
  }
  const rows = native.getaddrinfo(host, String(port), 0, SOCK_DGRAM, 0, AI_NUMERICHOST);
  if (typeof rows === 'number') throw failure(rows, { syscall: 'getaddrinfo', address: host });
  const [[family, , , , address] = [0, 0, 0, '', new ArrayBuffer(0)], ...others] = rows;
  if (others.length > 0) throw new OSError('sockaddr resolved to multiple addresses');
  const flat = new FlatAddress(address);
  if (family === AF_INET) {
    if (items.length !== 2) throw new OSError('IPv4 sockaddr must be 2 tuple');
    const pair = [flat.hostBytes(4).join('.'), flat.port];
    return [encode('getnameinfo', noSocket(AF_INET), pair), host];
  }
  const text = native.inetNtop(AF_INET6, flat.hostBytes(16));
  const tuple = [text, flat.port, flowinfo, scopeId];
  return [encode('getnameinfo', noSocket(AF_INET6), tuple), host];
}

/** Returns a stand-in for a socket, which selects the rules of a family. */
function noSocket(family: number): AddressedSocket {
  return { fd: -1, family, proto: 0 };
}

function toNumericHost(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(ILLEGAL);
  return toCString(ILLEGAL, value);
}
