/** Sockets that systemd passes, promise flavour. */
import { type ListenFdsKeywords, passedSockets } from '../socket/listen-fds.js';
import { PromiseSocket } from './socket.js';

/**
 * `listen_fds(unset_environment=True)`
 *
 * The sockets that systemd passes to this process, with their names; never waits. Throws as the
 * blocking one. See sd_listen_fds(3).
 *
 * Differs from Python: an addition.
 */
export function listen_fds(
  unset_environment?: boolean | ListenFdsKeywords,
): [name: string, sock: PromiseSocket][];
export function listen_fds(...args: unknown[]): [name: string, sock: PromiseSocket][] {
  return passedSockets(PromiseSocket, args);
}
