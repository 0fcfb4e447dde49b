/** Sockets that systemd passes, promise flavour. */
import { type ListenFdsKeywords, passedSockets } from '../socket/listen-fds.js';
import { PromiseSocket } from './socket.js';

/**
 * `listen_fds(unset_environment=True)`
 *
 * Returns the sockets that systemd, or another program with the same protocol, has passed to this
 * process. They become non-inheritable. Returns none in other threads, and after the variables are
 * gone.
 *
 * Differs from Python: an addition. See sd_listen_fds(3).
 *
 * @param unset_environment - remove the variables from the environment, so that the sockets are not
 * adopted a second time
 * @returns pairs of a socket's name in the unit, or `unknown` if it has none, and the socket
 * @throws OSError (ENOTSOCK) if one is not a socket; then none is adopted
 */
export function listen_fds(unset_environment?: boolean): [name: string, sock: PromiseSocket][];
/** `listen_fds(*, unset_environment=True)` */
export function listen_fds(keywords: ListenFdsKeywords): [name: string, sock: PromiseSocket][];
export function listen_fds(...args: unknown[]): [name: string, sock: PromiseSocket][] {
  return passedSockets(PromiseSocket, args);
}
