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
 * Returns the addresses of a host and a service, in the order in which to try them. The lookup runs on
 * one of eight other threads, unless host and port are numeric.
 * See getaddrinfo(3).
 *
 * @param host - a name or a numeric address; null: this machine
 * @param port - a number, or the name of a service; null: none
 * @param family - AF_INET or AF_INET6; 0: both
 * @param type - SOCK_STREAM, ...; 0: any
 * @param proto - an IPPROTO_* constant; 0: any
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
 * Returns the names of a numeric address and its port, or their numbers. The lookup runs on another thread.
 * See getnameinfo(3).
 *
 * @param sockaddr - [host, port] or [host, port, flowinfo, scope_id]; the host is numeric
 * @param flags - NI_* constants: NI_NUMERICHOST | NI_NUMERICSERV
 * @param keywords - signal: cancels
 * @returns a promise of the host and the service, as numbers where there is no name
 * @throws gaierror (EAI_NONAME with NI_NAMEREQD, or if the host is not numeric; EAI_SERVICE,
 * EAI_BADFLAGS), OSError if an IPv4 address is not a pair, OverflowError, TypeError; AbortError
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
 * Returns an IPv4 address of a host. The lookup runs on another thread. See gethostbyname(3).
 *
 * @param hostname - a name or a numeric address; '' means every interface
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
 * Returns all the information of gethostbyname(3) about a host. The lookup runs on another thread.
 *
 * @param hostname - a name or a numeric address
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
 * Returns the names of the host with this address. The lookup runs on another thread. See gethostbyaddr(3).
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
 * Returns the fully qualified name of a host: the first of its names that contains a dot. The lookup runs on another
 * thread.
 *
 * @param name - a host; '', '0.0.0.0' and '::' mean this machine
 * @param keywords - signal: cancels
 * @returns a promise of the name; the host's own name if none has a dot, the given name if the host is unknown
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
