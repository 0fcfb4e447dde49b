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
import { type Cancellable, signalKeyword, takeSignal } from '../waiting/abort.js';
import { driveLater } from '../waiting/steps.js';
import { getaddrinfo } from './resolver.js';
import { PromiseSocket } from './socket.js';
import type { Seconds, Integer } from '../python/types.js';

/**
 * `create_connection(address, timeout=<default>, source_address=None, *, all_errors=False)`
 *
 * Connects to (host, port), trying each address that the host has in turn. Waits at most timeout
 * seconds for each; the name is looked up on another thread, without a limit, one in source_address
 * on the calling thread. Rejects with the last OSError, or with all_errors an ExceptionGroup of all of
 * them; with gaierror; with AbortError, after which nothing is left open.
 */
export function create_connection(
  address: HostPort | (ConnectionKeywords & Cancellable),
  timeout?: Seconds | null | (ConnectionKeywords & Cancellable),
  source_address?: Address | null | (ConnectionKeywords & Cancellable),
  keywords?: ConnectionKeywords & Cancellable,
): Promise<PromiseSocket>;
export async function create_connection(...args: unknown[]): Promise<PromiseSocket> {
  const signal = takeSignal(args);
  const last = signalKeyword(signal);
  return driveLater(connectionSteps(PromiseSocket, args), async (step) => {
    if (step.call === 'getaddrinfo') return getaddrinfo(...step.request, ...last);
    await step.sock.connect(step.address, ...last);
    return [];
  });
}

/**
 * `create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False)`
 *
 * A listening TCP socket bound to address, at once: a host's name is looked up on the calling thread.
 * `for await (const [conn, address] of server)` takes its connections. Throws ValueError for an option
 * that the platform lacks, OSError whose text names the address.
 */
export function create_server(
  address: Address | ServerKeywords,
  keywords?: ServerKeywords,
): PromiseSocket;
export function create_server(...args: unknown[]): PromiseSocket {
  return serverOf(PromiseSocket, args);
}

/**
 * `socketpair(family=None, type=SOCK_STREAM, proto=0)`
 *
 * Two connected sockets; never waits. family null means AF_UNIX. Throws OSError (95 for AF_INET on
 * Linux). See socketpair(2).
 */
export function socketpair(
  family?: Integer | null | SocketpairKeywords,
  type?: Integer | SocketpairKeywords,
  proto?: Integer | SocketpairKeywords,
): [PromiseSocket, PromiseSocket];
export function socketpair(...args: unknown[]): [PromiseSocket, PromiseSocket] {
  return pairOf(PromiseSocket, args);
}

/**
 * `fromfd(fd, family, type, proto=0)`
 *
 * A socket on a copy of the descriptor; never waits. Throws OSError (9 bad descriptor, 88 not a
 * socket).
 */
export function fromfd(
  fd: Integer | FromfdKeywords,
  family?: Integer | FromfdKeywords,
  type?: Integer | FromfdKeywords,
  proto?: Integer | FromfdKeywords,
): PromiseSocket;
export function fromfd(...args: unknown[]): PromiseSocket {
  return copyOf(PromiseSocket, args);
}
