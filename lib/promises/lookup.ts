/** The resolver's functions, promise flavour: a thread of this package asks, not one of Node's. */
import { types } from 'node:util';
import { inetParts } from '../address.js';
import { native } from '../binding.js';
import type { Endpoint } from '../families/family.js';
import type { Lookup, LookupStep } from '../lookup.js';
import { type NumericAddress, nameinfo } from '../nameinfo.js';
import {
  fullyQualified,
  hostByAddress,
  hostByName,
  hostByNameEx,
  type HostTuple,
} from '../netdb.js';
import { addrinfo, type AddressInfoTuple, type GetaddrinfoKeywords } from '../resolve.js';
import { failure } from '../result.js';
import {
  AbortError,
  type Cancellable,
  ignore,
  listen,
  signalKeyword,
  takeSignal,
} from './abort.js';
import { driveLater } from './drive-later.js';
import { elsewhere } from './engine.js';

type Integer = number | bigint;
type Text = string | Uint8Array | null;
type Host = string | Uint8Array;

const { AF_INET, AF_INET6, SOCK_DGRAM = 2 } = native.constants;

/** Asks on another thread. A cancelled question goes on there; its answer is not waited for. */
function lookUpLater<T>(body: Lookup<T>, signal: AbortSignal | undefined): Promise<T> {
  return driveLater(body, ({ call, args }) => {
    if (signal?.aborted === true) throw new AbortError(signal);
    const answer = elsewhere(() => begin({ call, args } as LookupStep));
    return signal === undefined ? answer : orAborted(Promise.resolve(answer), signal);
  });
}

function begin({ call, args }: LookupStep): number {
  const later = native[`${call}Later`] as (...args: unknown[]) => number;
  return later(...args);
}

async function orAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  let onabort = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onabort = () => reject(new AbortError(signal));
  });
  listen(signal, onabort);
  try {
    return await Promise.race([answer, aborted]);
  } finally {
    ignore(signal, onabort);
  }
}

/**
 * `getaddrinfo(host, port, family=0, type=0, proto=0, flags=0)`
 *
 * As the blocking one; the resolver is asked on another thread. See getaddrinfo(3).
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
 * As the blocking one; the resolver is asked on another thread. See getnameinfo(3).
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
 * As the blocking one; the resolver is asked on another thread. See gethostbyname(3).
 */
export function gethostbyname(hostname: Host, keywords?: Cancellable): Promise<string>;
export async function gethostbyname(...args: unknown[]): Promise<string> {
  const signal = takeSignal(args);
  return lookUpLater(hostByName(args), signal);
}

/**
 * `gethostbyname_ex(hostname, /)`
 *
 * As the blocking one; the resolver is asked on another thread. See gethostbyname(3).
 */
export function gethostbyname_ex(hostname: Host, keywords?: Cancellable): Promise<HostTuple>;
export async function gethostbyname_ex(...args: unknown[]): Promise<HostTuple> {
  const signal = takeSignal(args);
  return lookUpLater(hostByNameEx(args), signal);
}

/**
 * `gethostbyaddr(ip_address, /)`
 *
 * As the blocking one; the resolver is asked on another thread. See gethostbyaddr(3).
 */
export function gethostbyaddr(ip_address: Host, keywords?: Cancellable): Promise<HostTuple>;
export async function gethostbyaddr(...args: unknown[]): Promise<HostTuple> {
  const signal = takeSignal(args);
  return lookUpLater(hostByAddress(args), signal);
}

/**
 * `getfqdn(name='')`
 *
 * As the blocking one; the resolver is asked on another thread.
 */
export function getfqdn(
  name?: Host | ({ name?: Host } & Cancellable),
  keywords?: Cancellable,
): Promise<string | Uint8Array>;
export async function getfqdn(...args: unknown[]): Promise<string | Uint8Array> {
  const signal = takeSignal(args);
  return lookUpLater(fullyQualified(args), signal);
}

const NUMERIC = /^[\d.]*$|:|^<broadcast>$/;

/** Does sending to this address ask the resolver? Then it is asked elsewhere, and once. */
export function hasName({ family }: Endpoint, address: unknown): address is [Host, ...unknown[]] {
  if (family !== AF_INET && family !== AF_INET6) return false;
  if (!Array.isArray(address) || address.length < 2) return false;
  const [host] = address as unknown[];
  const text = types.isUint8Array(host) ? Buffer.from(host).toString('latin1') : host;
  return typeof text === 'string' && text !== '' && !NUMERIC.test(text) && !text.includes('\0');
}

/** Puts the number of a host in the place of its name; caller is the name in Python's texts. */
export async function resolveArgument(
  caller: string,
  sock: Endpoint,
  args: unknown[],
  at: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const address = args[at];
  inetParts(caller, sock.family, address);
  if (hasName(sock, address)) args[at] = await numeric(sock, address, signal);
}

async function numeric(
  { family }: Endpoint,
  [host, ...rest]: [Host, ...unknown[]],
  signal: AbortSignal | undefined,
): Promise<unknown[]> {
  const [first] = await getaddrinfo(host, null, family, SOCK_DGRAM, ...signalKeyword(signal));
  const name = first?.[4];
  if (!Array.isArray(name)) throw failure(-1, { syscall: 'getaddrinfo', address: String(host) });
  return [name[0], ...rest];
}
