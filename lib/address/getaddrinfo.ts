/** Queries the resolver for the addresses of a name. */
import { types } from 'node:util';
import { decode, type Inet, type Inet6 } from './address.js';
import { cString } from '../python/c-string.js';
import { OSError } from '../python/errors.js';
import { FlatAddress } from '../addon/flat-address.js';
import { utf8encode } from '../python/filesystem-encoding.js';
import { encodeIdna } from '../python/idna.js';
import { ask, type Lookup, lookUp } from './lookup.js';
import { toFormatInt } from '../python/arguments.js';
import { failure } from '../addon/result.js';
import { bind } from '../python/signature.js';
import type { Integer } from '../python/types.js';

type Text = string | Uint8Array | null;

/** One result of getaddrinfo(). */
export type AddressInfoTuple = [
  family: number,
  type: number,
  proto: number,
  canonname: string,
  sockaddr: Inet | Inet6,
];

/** Keywords of getaddrinfo(). */
export interface GetaddrinfoKeywords {
  host: Text;
  port: Text | Integer;
  family?: Integer;
  type?: Integer;
  proto?: Integer;
  flags?: Integer;
}

function toNode(host: unknown): string | null {
  if (host === null) return null;
  if (typeof host === 'string') return cString(Buffer.from(encodeIdna(host), 'latin1'));
  if (types.isUint8Array(host)) return cString(host);
  throw new TypeError('getaddrinfo() argument 1 must be string or None');
}

function toService(port: unknown): string | null {
  if (port === null) return null;
  if (typeof port === 'string') return cString(utf8encode(port));
  if (types.isUint8Array(port)) return cString(port);
  if (typeof port === 'bigint' || Number.isInteger(port)) return String(port);
  throw new OSError('Int or String expected');
}

const NO_SOCKET = { fd: -1, family: 0, proto: 0 };

/**
 * `getaddrinfo(host, port, family=0, type=0, proto=0, flags=0)`
 *
 * Looks up the addresses of a host and a service, in the order in which to try them. Waits for the
 * resolver. See getaddrinfo(3).
 *
 * @param host - a name or a number; null: this machine
 * @param port - a number, or the name of a service; null: none
 * @param family - AF_INET or AF_INET6; 0: both
 * @param type - SOCK_STREAM, ...; 0: any
 * @param proto - an IPPROTO_* constant; 0: any
 * @param flags - AI_* constants
 * @returns [family, type, proto, canonname, sockaddr] for each address
 * @throws gaierror (EAI_NONAME, EAI_AGAIN, ...), UnicodeEncodeError for a bad label, OSError, TypeError
 */
export function getaddrinfo(
  host: Text,
  port: Text | Integer,
  family?: Integer,
  type?: Integer,
  proto?: Integer,
  flags?: Integer,
): AddressInfoTuple[];
/** `getaddrinfo(host, port, *, family=0, type=0, proto=0, flags=0)` */
export function getaddrinfo(
  host: Text,
  port: Text | Integer,
  keywords: Omit<GetaddrinfoKeywords, 'host' | 'port'>,
): AddressInfoTuple[];
/** `getaddrinfo(host, port, family, *, type=0, proto=0, flags=0)` */
export function getaddrinfo(
  host: Text,
  port: Text | Integer,
  family: Integer,
  keywords: Pick<GetaddrinfoKeywords, 'type' | 'proto' | 'flags'>,
): AddressInfoTuple[];
/** `getaddrinfo(host, port, family, type, *, proto=0, flags=0)` */
export function getaddrinfo(
  host: Text,
  port: Text | Integer,
  family: Integer,
  type: Integer,
  keywords: Pick<GetaddrinfoKeywords, 'proto' | 'flags'>,
): AddressInfoTuple[];
/** `getaddrinfo(host, *, port, family=0, type=0, proto=0, flags=0)` */
export function getaddrinfo(
  host: Text,
  keywords: Omit<GetaddrinfoKeywords, 'host'>,
): AddressInfoTuple[];
/** `getaddrinfo(*, host, port, family=0, type=0, proto=0, flags=0)` */
export function getaddrinfo(keywords: GetaddrinfoKeywords): AddressInfoTuple[];
export function getaddrinfo(...args: unknown[]): AddressInfoTuple[] {
  return lookUp(addrinfo(args));
}

export function* addrinfo(args: readonly unknown[]): Lookup<AddressInfoTuple[]> {
  const positional = ['host', 'port', 'family', 'type', 'proto', 'flags'];
  const given = bind({ name: 'getaddrinfo', positional, required: 2 }, args);
  const number = (name: string) => (given[name] === undefined ? 0 : toFormatInt(given[name]));
  const [family, type, proto, flags] = ['family', 'type', 'proto', 'flags'].map(number);
  const name = toNode(given.host);
  const service = toService(given.port);
  const numbers = [family ?? 0, type ?? 0, proto ?? 0, flags ?? 0] as const;
  const rows = yield* ask('getaddrinfo', name, service, ...numbers);
  if (typeof rows === 'number') {
    throw failure(rows, { syscall: 'getaddrinfo', ...(name === null ? {} : { address: name }) });
  }
  return rows.map(([family, type, proto, canonname, address]) => [
    family,
    type,
    proto,
    canonname,
    decode(new FlatAddress(address), NO_SOCKET) as Inet | Inet6,
  ]);
}
