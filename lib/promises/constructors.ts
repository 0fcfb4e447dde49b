/** Module functions that make sockets, promise flavour. */
import {
  type ConnectionKeywords,
  connectionSteps,
  type HostPort,
  type ServerKeywords,
  serverOf,
} from '../socket/connection.js';
import type { Address } from '../address/address.js';
import {
  copyOf,
  type FromfdKeywords,
  pairOf,
  type SocketpairKeywords,
} from '../socket/constructors.js';
import { native } from '../addon/binding.js';
import { pairOverLoopback } from '../socket/winsock-pair.js';
import { type Cancellable, signalKeyword, takeSignal } from '../waiting/abort.js';
import { driveLater } from '../waiting/steps.js';
import { addrinfo } from '../address/getaddrinfo.js';
import { lookUpLater } from './engine/lookup.js';
import { PromiseSocket } from './socket.js';
import type { Seconds, Integer } from '../python/types.js';

/**
 * `create_connection(address, timeout=<default>, source_address=None, *, all_errors=False)`
 *
 * Connects to a host and a port, trying each address of the host in turn. The name is looked up on another
 * thread, without a time limit; a name in source_address is looked up on the calling thread. Each connection
 * attempt may take timeout seconds.
 *
 * @param address - [host, port]
 * @param timeout - in seconds, for each address; null: no limit; not given: the module's default
 * @param source_address - the local address to bind first
 * @param keywords - all_errors: throw an ExceptionGroup with the error of each address; signal: cancels
 * @returns a promise of the connected socket
 * @throws the last OSError, or with all_errors an ExceptionGroup; gaierror; TypeError, ValueError; AbortError,
 * which leaves no socket open
 */
export function create_connection(
  address: HostPort,
  timeout?: Seconds | null,
  source_address?: Address | null,
  keywords?: Pick<ConnectionKeywords, 'all_errors'> & Cancellable,
): Promise<PromiseSocket>;
/** `create_connection(address, timeout, *, source_address=None, all_errors=False)` */
export function create_connection(
  address: HostPort,
  timeout: Seconds | null,
  keywords: Pick<ConnectionKeywords, 'source_address' | 'all_errors'> & Cancellable,
): Promise<PromiseSocket>;
/** `create_connection(address, *, timeout=<default>, source_address=None, all_errors=False)` */
export function create_connection(
  address: HostPort,
  keywords: Omit<ConnectionKeywords, 'address'> & Cancellable,
): Promise<PromiseSocket>;
/** `create_connection(*, address, timeout=<default>, source_address=None, all_errors=False)` */
export function create_connection(
  keywords: ConnectionKeywords & Cancellable,
): Promise<PromiseSocket>;
export async function create_connection(...args: unknown[]): Promise<PromiseSocket> {
  const signal = takeSignal(args);
  const last = signalKeyword(signal);
  return driveLater(connectionSteps(PromiseSocket, args), async (step) => {
    if (step.call === 'getaddrinfo') return lookUpLater(addrinfo(step.request), signal);
    await step.sock.connect(step.address, ...last);
    return [];
  });
}

/**
 * `create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False)`
 *
 * Makes a TCP socket that listens on an address. A host name is looked up on the calling thread.
 * `for await (const [conn, address] of server)` accepts connections.
 *
 * @param address - [host, port]: host '' means every interface, port 0 any free port
 * @param keywords - family: AF_INET or AF_INET6; backlog: see listen(); reuse_port: SO_REUSEPORT;
 * dualstack_ipv6: serve IPv4 on the same socket
 * @returns the listening socket
 * @throws OSError (EADDRINUSE, EADDRNOTAVAIL, EACCES), whose text names the address; gaierror;
 * ValueError for a feature that the platform lacks; TypeError
 */
export function create_server(
  address: Address,
  keywords?: Omit<ServerKeywords, 'address'>,
): PromiseSocket;
/** `create_server(*, address, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False)` */
export function create_server(keywords: ServerKeywords): PromiseSocket;
export function create_server(...args: unknown[]): PromiseSocket {
  return serverOf(PromiseSocket, args);
}

/**
 * `socketpair(family=None, type=SOCK_STREAM, proto=0)`
 *
 * Makes two sockets that are connected to each other. See socketpair(2). On Windows, as in Python, they are
 * connected by TCP over loopback: the family is AF_INET, unless AF_INET6 is given, and the type SOCK_STREAM.
 *
 * @param family - null means AF_UNIX
 * @param type - SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET
 * @param proto - 0: the default protocol
 * @returns both sockets
 * @throws OSError (EOPNOTSUPP for AF_INET on Linux, EMFILE), TypeError, OverflowError; on Windows ValueError for
 * anything but TCP, ConnectionError if another process has connected to the port
 */
export function socketpair(
  family?: Integer | null,
  type?: Integer,
  proto?: Integer,
): [PromiseSocket, PromiseSocket];
/** `socketpair(family, type, *, proto=0)` */
export function socketpair(
  family: Integer | null,
  type: Integer,
  keywords: Pick<SocketpairKeywords, 'proto'>,
): [PromiseSocket, PromiseSocket];
/** `socketpair(family, *, type=SOCK_STREAM, proto=0)` */
export function socketpair(
  family: Integer | null,
  keywords: Omit<SocketpairKeywords, 'family'>,
): [PromiseSocket, PromiseSocket];
/** `socketpair(*, family=None, type=SOCK_STREAM, proto=0)` */
export function socketpair(keywords: SocketpairKeywords): [PromiseSocket, PromiseSocket];
export function socketpair(...args: unknown[]): [PromiseSocket, PromiseSocket] {
  if (native.socketpair !== undefined) return pairOf(PromiseSocket, args);
  const [one, other] = pairOverLoopback(args);
  return [one.promises, other.promises];
}

/**
 * `fromfd(fd, family, type, proto=0)`
 *
 * Makes a socket from a duplicate of a descriptor, which stays open.
 *
 * @param fd - a descriptor
 * @param family - the family it was created with: AF_INET, ...
 * @param type - SOCK_STREAM, ...
 * @param proto - 0: the default protocol
 * @throws OSError (EBADF, ENOTSOCK, EMFILE), TypeError, OverflowError
 */
export function fromfd(fd: Integer, family: Integer, type: Integer, proto?: Integer): PromiseSocket;
/** `fromfd(fd, family, type, *, proto=0)` */
export function fromfd(
  fd: Integer,
  family: Integer,
  type: Integer,
  keywords: Pick<FromfdKeywords, 'proto'>,
): PromiseSocket;
/** `fromfd(fd, family, *, type, proto=0)` */
export function fromfd(
  fd: Integer,
  family: Integer,
  keywords: Pick<FromfdKeywords, 'type' | 'proto'>,
): PromiseSocket;
/** `fromfd(fd, *, family, type, proto=0)` */
export function fromfd(fd: Integer, keywords: Omit<FromfdKeywords, 'fd'>): PromiseSocket;
/** `fromfd(*, fd, family, type, proto=0)` */
export function fromfd(keywords: FromfdKeywords): PromiseSocket;
export function fromfd(...args: unknown[]): PromiseSocket {
  return copyOf(PromiseSocket, args);
}
