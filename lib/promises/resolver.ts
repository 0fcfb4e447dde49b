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
 * Addresses for a host and a service, each as (family, type, proto, canonname, sockaddr). The resolver
 * is asked on another thread, of which there are eight; numbers are not. Rejects with gaierror,
 * UnicodeEncodeError for a bad label. See getaddrinfo(3).
 */
export function getaddrinfo(
  host: Text | (GetaddrinfoKeywords & Cancellable),
  port?: Text | Integer | (GetaddrinfoKeywords & Cancellable),
  family?: Integer | (GetaddrinfoKeywords & Cancellable),
  type?: Integer | (GetaddrinfoKeywords & Cancellable),
  proto?: Integer | (GetaddrinfoKeywords & Cancellable),
  flags?: Integer | (GetaddrinfoKeywords & Cancellable),
  keywords?: Cancellable,
): Promise<AddressInfoTuple[]>;
export async function getaddrinfo(...args: unknown[]): Promise<AddressInfoTuple[]> {
  const signal = takeSignal(args);
  return lookUpLater(addrinfo(args), signal);
}

/**
 * `getnameinfo(sockaddr, flags, /)`
 *
 * The names of a host and a service, or their numbers, as the flags (NI_*) say; asked on another
 * thread. Rejects with gaierror (-2 with NI_NAMEREQD, or when the host is no number), and as the
 * blocking one. See getnameinfo(3).
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
 * An IPv4 address of a host, as text; asked on another thread. Rejects with gaierror (-2 unknown, -5
 * no such address), UnicodeEncodeError for a bad label. See gethostbyname(3).
 */
export function gethostbyname(hostname: Host, keywords?: Cancellable): Promise<string>;
export async function gethostbyname(...args: unknown[]): Promise<string> {
  const signal = takeSignal(args);
  return lookUpLater(hostByName(args), signal);
}

/**
 * `gethostbyname_ex(hostname, /)`
 *
 * The host's name, its aliases and its IPv4 addresses; asked on another thread. Rejects with gaierror,
 * herror, UnicodeEncodeError for a bad label. See gethostbyname(3).
 */
export function gethostbyname_ex(hostname: Host, keywords?: Cancellable): Promise<HostTuple>;
export async function gethostbyname_ex(...args: unknown[]): Promise<HostTuple> {
  const signal = takeSignal(args);
  return lookUpLater(hostByNameEx(args), signal);
}

/**
 * `gethostbyaddr(ip_address, /)`
 *
 * The name, the aliases and the addresses of the host with an IPv4 or IPv6 address; a name is
 * resolved first; asked on another thread. Rejects with herror (1 unknown, 2 try again), gaierror,
 * OSError for ''. See gethostbyaddr(3).
 */
export function gethostbyaddr(ip_address: Host, keywords?: Cancellable): Promise<HostTuple>;
export async function gethostbyaddr(...args: unknown[]): Promise<HostTuple> {
  const signal = takeSignal(args);
  return lookUpLater(hostByAddress(args), signal);
}

/**
 * `getfqdn(name='')`
 *
 * The fully qualified name of a host: the first of its names that has a dot, else its name, else
 * what was given. '' (also '0.0.0.0' and '::') is this machine. Asked on another thread. Rejects with
 * UnicodeEncodeError for a bad label.
 */
export function getfqdn(
  name?: Host | ({ name?: Host } & Cancellable),
  keywords?: Cancellable,
): Promise<string | Uint8Array>;
export async function getfqdn(...args: unknown[]): Promise<string | Uint8Array> {
  const signal = takeSignal(args);
  return lookUpLater(fullyQualified(args), signal);
}
