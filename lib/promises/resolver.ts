/** The resolver's functions, promise flavour. */
import { type NumericAddress, nameinfo } from '../address/getnameinfo.js';
import {
  fullyQualified,
  hostByAddress,
  hostByName,
  hostByNameEx,
  type HostTuple,
} from '../address/netdb.js';
import {
  addrinfo,
  type AddressInfoTuple,
  type GetaddrinfoKeywords,
} from '../address/getaddrinfo.js';
import { type Cancellable, takeSignal } from '../waiting/abort.js';
import { lookUpLater } from './engine/lookup.js';
import type { Integer } from '../python/types.js';

type Text = string | Uint8Array | null;
type Host = string | Uint8Array;

/**
 * `getaddrinfo(host, port, family=0, type=0, proto=0, flags=0)`
 *
 * The addresses of a host and a service, in the order in which they are to be tried. The resolver is
 * asked on another thread, of which there are eight; numbers are not.
 * See getaddrinfo(3).
 *
 * @param host - a name or a number; null: this machine
 * @param port - a number, or the name of a service; null: none
 * @param family - AF_INET or AF_INET6; 0: both
 * @param type - SOCK_STREAM, ...; 0: each
 * @param proto - an IPPROTO_* constant; 0: each
 * @param flags - AI_* constants
 * @param keywords - signal: cancels
 * @returns a promise of [family, type, proto, canonname, sockaddr] for each
 * @throws gaierror (EAI_NONAME, EAI_AGAIN, ...), UnicodeEncodeError for a bad label, OSError, TypeError;
 * AbortError
 */
export function getaddrinfo(
  host: Text,
  port: Text | Integer,
  family?: Integer,
  type?: Integer,
  proto?: Integer,
  flags?: Integer,
  keywords?: Cancellable,
): Promise<AddressInfoTuple[]>;
/** `getaddrinfo(host, port, *, family=0, type=0, proto=0, flags=0)` */
export function getaddrinfo(
  host: Text,
  port: Text | Integer,
  keywords: Omit<GetaddrinfoKeywords, 'host' | 'port'> & Cancellable,
): Promise<AddressInfoTuple[]>;
/** `getaddrinfo(host, port, family, *, type=0, proto=0, flags=0)` */
export function getaddrinfo(
  host: Text,
  port: Text | Integer,
  family: Integer,
  keywords: Pick<GetaddrinfoKeywords, 'type' | 'proto' | 'flags'> & Cancellable,
): Promise<AddressInfoTuple[]>;
/** `getaddrinfo(host, port, family, type, *, proto=0, flags=0)` */
export function getaddrinfo(
  host: Text,
  port: Text | Integer,
  family: Integer,
  type: Integer,
  keywords: Pick<GetaddrinfoKeywords, 'proto' | 'flags'> & Cancellable,
): Promise<AddressInfoTuple[]>;
/** `getaddrinfo(host, *, port, family=0, type=0, proto=0, flags=0)` */
export function getaddrinfo(
  host: Text,
  keywords: Omit<GetaddrinfoKeywords, 'host'> & Cancellable,
): Promise<AddressInfoTuple[]>;
/** `getaddrinfo(*, host, port, family=0, type=0, proto=0, flags=0)` */
export function getaddrinfo(
  keywords: GetaddrinfoKeywords & Cancellable,
): Promise<AddressInfoTuple[]>;
export async function getaddrinfo(...args: unknown[]): Promise<AddressInfoTuple[]> {
  const signal = takeSignal(args);
  return lookUpLater(addrinfo(args), signal);
}

/**
 * `getnameinfo(sockaddr, flags, /)`
 *
 * The names of a numeric address and its port, or their numbers. Another thread asks the resolver. See
 * getnameinfo(3).
 *
 * @param sockaddr - [host, port] or [host, port, flowinfo, scope_id]; the host is a number
 * @param flags - NI_* constants: NI_NUMERICHOST | NI_NUMERICSERV
 * @param keywords - signal: cancels
 * @returns a promise of the host and the service; numbers where there is no name
 * @throws gaierror (EAI_NONAME with NI_NAMEREQD, or when the host is no number; EAI_SERVICE,
 * EAI_BADFLAGS), OSError when an IPv4 address is no pair, OverflowError, TypeError; AbortError
 */
export function getnameinfo(
  sockaddr: NumericAddress,
  flags: Integer,
  keywords?: Cancellable,
): Promise<[host: string, service: string]>;
export async function getnameinfo(...args: unknown[]): Promise<[host: string, service: string]> {
  const signal = takeSignal(args);
  return lookUpLater(nameinfo(args), signal);
}

/**
 * `gethostbyname(hostname, /)`
 *
 * An IPv4 address of a host. Another thread asks the resolver. See gethostbyname(3).
 *
 * @param hostname - a name or a number; '' is every interface
 * @param keywords - signal: cancels
 * @returns a promise of the address as text
 * @throws gaierror (EAI_NONAME, EAI_NODATA, ...), UnicodeEncodeError for a bad label, TypeError; AbortError
 */
export function gethostbyname(hostname: Host, keywords?: Cancellable): Promise<string>;
export async function gethostbyname(...args: unknown[]): Promise<string> {
  const signal = takeSignal(args);
  return lookUpLater(hostByName(args), signal);
}

/**
 * `gethostbyname_ex(hostname, /)`
 *
 * Everything that gethostbyname(3) knows of a host. Another thread asks the resolver.
 *
 * @param hostname - a name or a number
 * @param keywords - signal: cancels
 * @returns a promise of the host's name, its aliases and its IPv4 addresses
 * @throws gaierror, herror, UnicodeEncodeError for a bad label, TypeError; AbortError
 */
export function gethostbyname_ex(hostname: Host, keywords?: Cancellable): Promise<HostTuple>;
export async function gethostbyname_ex(...args: unknown[]): Promise<HostTuple> {
  const signal = takeSignal(args);
  return lookUpLater(hostByNameEx(args), signal);
}

/**
 * `gethostbyaddr(ip_address, /)`
 *
 * The names of the host that has an address. Another thread asks the resolver. See gethostbyaddr(3).
 *
 * @param ip_address - an IPv4 or IPv6 address; a name is looked up first
 * @param keywords - signal: cancels
 * @returns a promise of the host's name, its aliases and its addresses
 * @throws herror (HOST_NOT_FOUND, TRY_AGAIN), gaierror, OSError for '', TypeError; AbortError
 */
export function gethostbyaddr(ip_address: Host, keywords?: Cancellable): Promise<HostTuple>;
export async function gethostbyaddr(...args: unknown[]): Promise<HostTuple> {
  const signal = takeSignal(args);
  return lookUpLater(hostByAddress(args), signal);
}

/**
 * `getfqdn(name='')`
 *
 * The fully qualified name of a host: the first of its names that has a dot. Another thread asks the resolver.
 *
 * @param name - a host; '', '0.0.0.0' and '::' are this machine
 * @param keywords - signal: cancels
 * @returns a promise of the name; the host's own when none has a dot, what was given when it is unknown
 * @throws UnicodeEncodeError for a bad label, TypeError; AbortError
 */
export function getfqdn(name?: string, keywords?: Cancellable): Promise<string>;
/** `getfqdn(name)`, of bytes */
export function getfqdn(name: Uint8Array, keywords?: Cancellable): Promise<string | Uint8Array>;
/** `getfqdn(*, name='')` */
export function getfqdn(keywords: { name?: Host } & Cancellable): Promise<string | Uint8Array>;
export async function getfqdn(...args: unknown[]): Promise<string | Uint8Array> {
  const signal = takeSignal(args);
  return lookUpLater(fullyQualified(args), signal);
}
