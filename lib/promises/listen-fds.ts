/** Sockets that systemd passes, promise flavour. */
import { type ListenFdsKeywords, passedSockets } from '../socket/listen-fds.js';
import { PromiseSocket } from './socket.js';

/**
 * `listen_fds(unset_environment=True)`
 *
 * The sockets that systemd, or whoever speaks its protocol, has passed to this process. They are made
 * non-inheritable. In every other thread, and once the variables are gone, there are none.
 *
 * Differs from Python: an addition. See sd_listen_fds(3).
 *
 * @param unset_environment - take the variables from the environment, so that nobody adopts the
 * sockets a second time
 * @returns pairs of a socket's name in the unit, `unknown` when it has none, and the socket
 * @throws OSError (ENOTSOCK) when one is none; then none is adopted
 */
export function listen_fds(unset_environment?: boolean): [name: string, sock: PromiseSocket][];
/** `listen_fds(*, unset_environment=True)` */
export function listen_fds(keywords: ListenFdsKeywords): [name: string, sock: PromiseSocket][];
export function listen_fds(...args: unknown[]): [name: string, sock: PromiseSocket][] {
  return passedSockets(PromiseSocket, args);
}
