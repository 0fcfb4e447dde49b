/** Functions composed of several calls: a client's connection, a server's listener. */
import { types } from 'node:util';
import type { Address, ReturnedAddress } from '../address/address.js';
import { native } from '../addon/binding.js';
import { WINSOCK } from '../addon/errno.js';
import type { SocketClass } from './constructors.js';
import { drive } from '../waiting/steps.js';
import { madeHere } from '../python/entry.js';
import { ExceptionGroup, OSError, ValueError } from '../python/errors.js';
import { hinting, maybeHinting, ONE_ARRAY } from '../python/hint.js';
import { type Seconds, type Integer, isTrue, repr, typeName } from '../python/types.js';
import { addrinfo, type AddressInfoTuple } from '../address/getaddrinfo.js';
import { lookUp } from '../address/lookup.js';
import { bind } from '../python/signature.js';
import { Socket } from './socket.js';
import type { SocketBase } from './socket-base.js';

const {
  AF_INET = 2,
  AF_INET6,
  SOCK_STREAM = 1,
  SOL_SOCKET = 1,
  SO_REUSEADDR,
  SO_REUSEPORT,
  IPPROTO_IPV6,
  IPV6_V6ONLY,
} = native.constants;

/** A pair. Other kinds of address are rejected at run time, as in Python. */
export type HostPort =
  | readonly [host: string | Uint8Array | null, port: Integer | string | Uint8Array | null]
  | ReturnedAddress;

/** Python: whether the platform has IPv6 */
export const has_ipv6 = AF_INET6 !== undefined;

/** Python: host, port = address */
function unpackPair(address: unknown): [unknown, unknown] {
  const items = typeof address === 'string' ? [...address] : address;
  if (!Array.isArray(items) && !types.isUint8Array(items)) {
    throw hinting(
      new TypeError(`cannot unpack non-iterable ${typeName(address)} object`),
      ONE_ARRAY,
    );
  }
  if (items.length < 2) {
    throw new ValueError(`not enough values to unpack (expected 2, got ${items.length})`);
  }
  if (items.length > 2) {
    const error = new ValueError('too many values to unpack (expected 2)');
    throw maybeHinting(error, typeof address === 'string' ? ONE_ARRAY : null);
  }
  return [items[0], items[1]];
}

/** Keywords of create_connection(). */
export interface ConnectionKeywords {
  address: HostPort;
  timeout?: Seconds | null;
  source_address?: Address | null;
  all_errors?: boolean;
}

/**
 * `create_connection(address, timeout=<default>, source_address=None, *, all_errors=False)`
 *
 * Connects to a host and a port, trying each address of the host in turn. Waits for the resolver,
 * and at most timeout seconds for each connection.
 *
 * @param address - [host, port]
 * @param timeout - seconds for each address; null: without a limit; not given: the module's default
 * @param source_address - the local address to bind before connecting
 * @param keywords - all_errors: throw an ExceptionGroup with the error of each address
 * @returns the connected socket
 * @throws the last OSError, or with all_errors an ExceptionGroup; gaierror; TypeError, ValueError
 */
export function create_connection(
  address: HostPort,
  timeout?: Seconds | null,
  source_address?: Address | null,
  keywords?: Pick<ConnectionKeywords, 'all_errors'>,
): Socket;
/** `create_connection(address, timeout, *, source_address=None, all_errors=False)` */
export function create_connection(
  address: HostPort,
  timeout: Seconds | null,
  keywords: Pick<ConnectionKeywords, 'source_address' | 'all_errors'>,
): Socket;
/** `create_connection(address, *, timeout=<default>, source_address=None, all_errors=False)` */
export function create_connection(
  address: HostPort,
  keywords: Omit<ConnectionKeywords, 'address'>,
): Socket;
/** `create_connection(*, address, timeout=<default>, source_address=None, all_errors=False)` */
export function create_connection(keywords: ConnectionKeywords): Socket;
export function create_connection(...args: unknown[]): Socket {
  return drive(connectionSteps(Socket, args), (step) => {
    if (step.call === 'getaddrinfo') return lookUp(addrinfo(step.request));
    step.sock.connect(step.address);
    return [];
  });
}

/** A step of making a connection that may wait. */
export type ConnectionStep<S> =
  | { readonly call: 'getaddrinfo'; readonly request: readonly unknown[] }
  | { readonly call: 'connect'; readonly sock: S; readonly address: Address };

/** create_connection() for any flavour. */
export function* connectionSteps<S extends SocketBase>(
  flavour: SocketClass<S>,
  args: readonly unknown[],
): Generator<ConnectionStep<S>, S, AddressInfoTuple[]> {
  const given = bind(
    {
      name: 'create_connection',
      positional: ['address', 'timeout', 'source_address'],
      required: 1,
      keywordOnly: ['all_errors'],
    },
    args,
  );
  const [host, port] = unpackPair(given.address);
  const errors: Error[] = [];
  // getaddrinfo() rejects anything that is not a string, bytes or a number.
  const found = yield {
    call: 'getaddrinfo',
    request: [host, port, 0, SOCK_STREAM],
  };
  for (const [family, type, proto, , name] of found) {
    let sock: S | undefined;
    try {
      sock = new flavour(family, type, proto);
      if (given.timeout !== undefined) sock.settimeout(given.timeout as number | null);
      if (isTrue(given.source_address)) sock.bind(given.source_address as Address);
      yield { call: 'connect', sock, address: name as Address };
      return sock;
    } catch (error) {
      sock?.close();
      if (!(error instanceof OSError)) throw error;
      errors.push(error);
    }
  }
  const last = errors.at(-1);
  if (last === undefined) throw new OSError('getaddrinfo returns an empty list');
  if (!isTrue(given.all_errors)) throw last;
  const group = new ExceptionGroup('create_connection failed', errors);
  // CPython empties the list after making the group of it, and the group's args show the empty
  // list.
  errors.length = 0;
  throw group;
}

/**
 * `has_dualstack_ipv6()`
 *
 * Tells whether one TCP socket can serve both IPv4 and IPv6 here. See Python's socket.has_dualstack_ipv6().
 *
 * @returns true if it can
 */
export function has_dualstack_ipv6(): boolean {
  bind({ name: 'has_dualstack_ipv6', positional: [], required: 0 }, arguments);
  if (AF_INET6 === undefined || IPPROTO_IPV6 === undefined || IPV6_V6ONLY === undefined) {
    return false;
  }
  try {
    const sock = new Socket(AF_INET6, SOCK_STREAM);
    try {
      sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0);
      return true;
    } finally {
      sock.close();
    }
  } catch (error) {
    if (error instanceof OSError) return false;
    throw error;
  }
}

/** Keywords of create_server(). */
export interface ServerKeywords {
  address: Address;
  family?: Integer;
  backlog?: Integer | null;
  reuse_port?: boolean;
  dualstack_ipv6?: boolean;
}

/**
 * `create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False)`
 *
 * Makes a TCP socket that listens at an address.
 *
 * @param address - [host, port]: '' means every interface, port 0 any free port
 * @param keywords - family: AF_INET or AF_INET6; backlog: as for listen(); reuse_port:
 * SO_REUSEPORT; dualstack_ipv6: serve IPv4 on the same socket
 * @returns the listening socket
 * @throws OSError (EADDRINUSE, EADDRNOTAVAIL, EACCES), whose text names the address; gaierror;
 * ValueError for what the platform lacks; TypeError
 */
export function create_server(address: Address, keywords?: Omit<ServerKeywords, 'address'>): Socket;
/** `create_server(*, address, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False)` */
export function create_server(keywords: ServerKeywords): Socket;
export function create_server(...args: unknown[]): Socket {
  return serverOf(Socket, args);
}

/** create_server() for any flavour. */
export function serverOf<S extends SocketBase>(
  flavour: SocketClass<S>,
  args: readonly unknown[],
): S {
  const given = bind(
    {
      name: 'create_server',
      positional: ['address'],
      required: 1,
      keywordOnly: ['family', 'backlog', 'reuse_port', 'dualstack_ipv6'],
    },
    args,
  );
  const family = (given.family === undefined ? AF_INET : given.family) as number;
  const dualstack = isTrue(given.dualstack_ipv6);
  if (isTrue(given.reuse_port) && SO_REUSEPORT === undefined) {
    throw new ValueError('SO_REUSEPORT not supported on this platform');
  }
  if (dualstack && !has_dualstack_ipv6()) {
    throw new ValueError('dualstack_ipv6 not supported on this platform');
  }
  if (dualstack && family !== AF_INET6) {
    throw new ValueError('dualstack_ipv6 requires AF_INET6 family');
  }
  const sock = new flavour(family, SOCK_STREAM);
  try {
    configure(sock, family, isTrue(given.reuse_port), dualstack);
    bindNaming(sock, given.address);
    const backlog = given.backlog ?? null;
    if (backlog === null) sock.listen();
    else sock.listen(backlog as number);
    return sock;
  } catch (error) {
    sock.close();
    throw error;
  }
}

function configure(sock: SocketBase, family: number, reusePort: boolean, dualstack: boolean): void {
  // With Winsock, SO_REUSEADDR would let several sockets listen at once, so it is not set there.
  if (!WINSOCK && SO_REUSEADDR !== undefined) {
    try {
      sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1);
    } catch (error) {
      if (!(error instanceof OSError)) throw error;
    }
  }
  if (reusePort && SO_REUSEPORT !== undefined) sock.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1);
  if (family === AF_INET6 && IPPROTO_IPV6 !== undefined && IPV6_V6ONLY !== undefined) {
    sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, dualstack ? 0 : 1);
  }
}

/** Calls bind(). The text of its OSError gets the address. */
function bindNaming(sock: SocketBase, address: unknown): void {
  try {
    sock.bind(address as Address);
  } catch (error) {
    if (!(error instanceof OSError)) throw error;
    const reason = error.strerror ?? 'None';
    const text = `${reason} (while attempting to bind on address ${repr(address)})`;
    const { syscall, address: host, port } = error;
    const circumstances = {
      ...(syscall === undefined ? {} : { syscall }),
      ...(host === undefined ? {} : { address: host }),
      ...(port === undefined ? {} : { port }),
    };
    throw madeHere(Object.assign(new OSError(error.errno, text), circumstances));
  }
}
