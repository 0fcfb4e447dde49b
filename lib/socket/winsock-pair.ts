/** socketpair() for systems without one. Its code is loaded on demand. */
import { late } from '../python/late.js';
import type { Socket } from './socket.js';

export function pairOverLoopback(args: readonly unknown[]): [Socket, Socket] {
  const load = () =>
    require('./winsock/loopback-pair.js') as typeof import('./winsock/loopback-pair.js');
  return late(load).loopbackPair(args);
}
