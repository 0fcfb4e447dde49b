/** Looks up hosts, services and protocols by name and by number. */
import { types } from 'node:util';
import { native } from '../addon/binding.js';
import { toCString, toIdnaHost } from '../python/c-string.js';
import { OSError, OverflowError } from '../python/errors.js';
import { fsdecode, utf8decode } from '../python/filesystem-encoding.js';
import { type Integer, typeName } from '../python/types.js';
import { ask, type Lookup, lookUp } from './lookup.js';
import { takesBetween, takesNone, toFormatInt } from '../python/arguments.js';
import { failure } from '../addon/result.js';
import { bind } from '../python/signature.js';

type Host = string | Uint8Array;
/** The result of gethostbyaddr() and gethostbyname_ex(). */
export type HostTuple = [hostname: string, aliaslist: string[], ipaddrlist: string[]];

const MAX_PORT = 0xffff;

/**
 * `gethostbyname(hostname, /)`
 *
 * Looks up an IPv4 address of a host. Waits for the resolver. See gethostbyname(3).
 *
 * @param hostname - a name or a numeric address; '' means every interface
 * @returns the address as text
 * @throws gaierror (EAI_NONAME, EAI_NODATA, ...), UnicodeEncodeError for a bad label, TypeError
 */
export function gethostbyname(hostname: Host): string {
  return lookUp(hostByName([...arguments] as unknown[]));
}

export function* hostByName(args: readonly unknown[]): Lookup<string> {
  takesBetween('', 'gethostbyname', 1, 1, args);
  const name = toIdnaHost('gethostbyname', args[0]);
  const address = yield* ask('gethostbyname', name);
  if (typeof address === 'number')
    throw failure(address, { syscall: 'getaddrinfo', address: name });
  return address;
}

/**
 * `gethostbyname_ex(hostname, /)`
 *
 * Looks up everything that gethostbyname(3) knows about a host. Waits for the resolver.
 *
 * @param hostname - a name or a numeric address
 * @returns the host's name, its aliases and its IPv4 addresses
 * @throws gaierror, herror, UnicodeEncodeError for a bad label, TypeError
 */
export function gethostbyname_ex(hostname: Host): HostTuple {
  return lookUp(hostByNameEx([...arguments] as unknown[]));
}

export function* hostByNameEx(args: readonly unknown[]): Lookup<HostTuple> {
  takesBetween('', 'gethostbyname_ex', 1, 1, args);
  const name = toIdnaHost('gethostbyname_ex', args[0]);
  return toTuple(yield* ask('gethostbynameEx', name), 'gethostbyname', name);
}

/**
 * `gethostbyaddr(ip_address, /)`
 *
 * Looks up the names of the host with an address. Waits for the resolver. See gethostbyaddr(3).
 *
 * @param ip_address - an IPv4 or IPv6 address; a name is looked up first
 * @returns the host's name, its aliases and its addresses
 * @throws herror (HOST_NOT_FOUND, TRY_AGAIN), gaierror, OSError for '', TypeError
 */
export function gethostbyaddr(ip_address: Host): HostTuple {
  return lookUp(hostByAddress([...arguments] as unknown[]));
}

export function* hostByAddress(args: readonly unknown[]): Lookup<HostTuple> {
  takesBetween('', 'gethostbyaddr', 1, 1, args);
  const name = toIdnaHost('gethostbyaddr', args[0]);
  return toTuple(yield* ask('gethostbyaddr', name), 'gethostbyaddr', name);
}

function toTuple(
  entry: ReturnType<typeof native.gethostbyaddr>,
  syscall: string,
  address: string,
): HostTuple {
  if (typeof entry === 'number') throw failure(entry, { syscall, address });
  const [name, aliases, addresses] = entry;
  const texts = aliases.map(utf8decode);
  return [utf8decode(name), texts, addresses];
}

/**
 * `getfqdn(name='')`
 *
 * Looks up the fully qualified name of a host: the first of its names that has a dot. Waits for the
 * resolver.
 *
 * @param name - a host; '', '0.0.0.0' and '::' are this machine
 * @returns the name; the host's own name if none has a dot, or the argument if the host is unknown
 * @throws UnicodeEncodeError for a bad label, TypeError
 */
export function getfqdn(name?: string): string;
/** `getfqdn(name)`, for bytes */
export function getfqdn(name: Uint8Array): string | Uint8Array;
/** `getfqdn(*, name='')` */
export function getfqdn(keywords: { name?: Host }): string | Uint8Array;
export function getfqdn(...args: unknown[]): string | Uint8Array {
  return lookUp(fullyQualified(args));
}

export function* fullyQualified(args: readonly unknown[]): Lookup<string | Uint8Array> {
  const given = bind({ name: 'getfqdn', positional: ['name'], required: 0 }, args);
  let name = strip(given.name === undefined ? '' : given.name);
  if (name.length === 0 || name === '0.0.0.0' || name === '::') name = gethostname();
  let names: string[];
  try {
    const [hostname, aliases] = yield* hostByAddress([name]);
    names = [hostname, ...aliases];
  } catch (error) {
    if (!(error instanceof OSError)) throw error;
    return name;
  }
  return names.find((candidate) => candidate.includes('.')) ?? names[0] ?? name;
}

const SPACE = '[\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const SPACES_AROUND = new RegExp(`^${SPACE}+|${SPACE}+$`, 'g');
const ASCII_SPACES = new Set([...'\t\n\v\f\r '].map((space) => space.charCodeAt(0)));

/** Python: value.strip() */
function strip(value: unknown): string | Uint8Array {
  if (typeof value === 'string') return value.replace(SPACES_AROUND, '');
  if (!types.isUint8Array(value)) {
    throw new TypeError(`'${typeName(value)}' object has no attribute 'strip'`);
  }
  let [from, to] = [0, value.length];
  while (from < to && ASCII_SPACES.has(value[from] ?? 0)) from++;
  while (from < to && ASCII_SPACES.has(value[to - 1] ?? 0)) to--;
  return value.subarray(from, to);
}

/**
 * `gethostname()`
 *
 * Reads the name of this machine. See gethostname(2).
 *
 * @returns the name
 * @throws OSError
 */
export function gethostname(): string {
  takesNone('_socket.gethostname', arguments);
  const name = native.gethostname();
  if (typeof name === 'number') throw failure(name, { syscall: 'gethostname' });
  return fsdecode(name);
}

/**
 * `getservbyname(servicename[, protocolname], /)`
 *
 * Finds the port of a service. See getservbyname(3).
 *
 * @param servicename - 'http', ...
 * @param protocolname - 'tcp', 'udp', ...; not given: any
 * @returns the port
 * @throws OSError if there is no such service; ValueError for a NUL, UnicodeEncodeError, TypeError
 */
export function getservbyname(servicename: string, protocolname?: string): number {
  const count = takesBetween('', 'getservbyname', 1, 2, arguments);
  const name = toText('getservbyname', 1, servicename);
  const protocol = count > 1 ? toText('getservbyname', 2, protocolname) : null;
  const port = native.getservbyname(name, protocol);
  if (port < 0) throw new OSError('service/proto not found');
  return port;
}

/**
 * `getservbyport(port[, protocolname], /)`
 *
 * Finds the name of the service of a port. See getservbyport(3).
 *
 * @param port - 0 to 65535
 * @param protocolname - 'tcp', 'udp', ...; not given: any
 * @returns the name
 * @throws OSError if the port has no service; OverflowError for another port; ValueError for a NUL,
 * UnicodeEncodeError, TypeError
 */
export function getservbyport(port: Integer, protocolname?: string): string {
  const count = takesBetween('', 'getservbyport', 1, 2, arguments);
  const number = toFormatInt(port);
  const protocol = count > 1 ? toText('getservbyport', 2, protocolname) : null;
  if (number < 0 || number > MAX_PORT) {
    throw new OverflowError('getservbyport: port must be 0-65535.');
  }
  const name = native.getservbyport(number, protocol);
  if (typeof name === 'number') throw new OSError('port/proto not found');
  return utf8decode(name);
}

/**
 * `getprotobyname(protocolname, /)`
 *
 * Finds the number of a protocol, in the form that socket() takes. See getprotobyname(3).
 *
 * @param protocolname - 'tcp', 'icmp', ...
 * @returns the number
 * @throws OSError if there is no such protocol; ValueError for a NUL, UnicodeEncodeError, TypeError
 */
export function getprotobyname(protocolname: string): number {
  takesBetween('', 'getprotobyname', 1, 1, arguments);
  const number = native.getprotobyname(toText('getprotobyname', 1, protocolname));
  if (number < 0) throw new OSError('protocol not found');
  return number;
}

function toText(caller: string, position: number, value: unknown): string {
  return toCString(`${caller}() argument ${position} must be str`, value);
}
