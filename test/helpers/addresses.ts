/** What tests ask of addresses that came back. */
import type { AnySocket } from './flavours.js';

/** The port of a bound IP socket. */
export function portOf(sock: Pick<AnySocket, 'getsockname'>): number {
  const name = sock.getsockname();
  if (!Array.isArray(name) || typeof name[1] !== 'number') throw new TypeError('no port');
  return name[1];
}

/** The address of a bound IP socket as a pair. */
export function endpointOf(sock: Pick<AnySocket, 'getsockname'>): [host: string, port: number] {
  const name = sock.getsockname();
  if (!Array.isArray(name) || typeof name[0] !== 'string') throw new TypeError('no host');
  return [name[0], portOf(sock)];
}
