/** Helpers for the addresses that calls return. */
import socket from 'pysocket';
import type { AnySocket } from './flavours.js';

/** The port of a bound IP socket. */
export function portOf(sock: Pick<AnySocket, 'getsockname'>): number {
  const name = sock.getsockname();
  if (!Array.isArray(name) || typeof name[1] !== 'number') throw new TypeError('no port');
  return name[1];
}

/** The address of a bound IP socket as a (host, port) pair. */
export function endpointOf(sock: Pick<AnySocket, 'getsockname'>): [host: string, port: number] {
  const name = sock.getsockname();
  if (!Array.isArray(name) || typeof name[0] !== 'string') throw new TypeError('no host');
  return [name[0], portOf(sock)];
}

/** Makes an IPv6 socket accept IPv4 addresses too, on systems where it does not by default. */
export function takeIPv4(sock: Pick<AnySocket, 'setsockopt'>): void {
  sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0);
}

/** The name of an IPv4 socket, or the unbound name where Winsock refuses to tell it. */
export function nameOrNone(sock: Pick<AnySocket, 'getsockname'>): unknown {
  try {
    return sock.getsockname();
  } catch (error) {
    if (error instanceof socket.OSError && error.code === 'EINVAL') return ['0.0.0.0', 0];
    throw error;
  }
}
