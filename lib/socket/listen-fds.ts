/** Sockets that systemd passes to the services it starts. */
import { native } from '../addon/binding.js';
import type { SocketClass } from './constructors.js';
import { check } from '../addon/check.js';
import { bind } from '../python/signature.js';
import { Socket } from './socket.js';
import type { SocketBase } from './socket-base.js';
import { isTrue } from '../python/types.js';

/** SD_LISTEN_FDS_START */
const FIRST = 3;
const VARIABLES = ['LISTEN_PID', 'LISTEN_FDS', 'LISTEN_FDNAMES'] as const;

/** Keywords of listen_fds(). */
export interface ListenFdsKeywords {
  unset_environment?: boolean;
}

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
export function listen_fds(unset_environment?: boolean): [name: string, sock: Socket][];
/** `listen_fds(*, unset_environment=True)` */
export function listen_fds(keywords: ListenFdsKeywords): [name: string, sock: Socket][];
export function listen_fds(...args: unknown[]): [name: string, sock: Socket][] {
  return passedSockets(Socket, args);
}

/** listen_fds() for any flavour. */
export function passedSockets<S extends SocketBase>(
  flavour: SocketClass<S>,
  args: readonly unknown[],
): [name: string, sock: S][] {
  const shape = { name: 'listen_fds', positional: ['unset_environment'], required: 0 };
  const { unset_environment = true } = bind(shape, args);
  const { LISTEN_PID, LISTEN_FDS, LISTEN_FDNAMES = '' } = process.env;
  const count = LISTEN_PID === String(process.pid) ? Number(LISTEN_FDS) : 0;
  const names = LISTEN_FDNAMES === '' ? [] : LISTEN_FDNAMES.split(':');
  const fds: number[] = [];
  // All or none: a descriptor that is not a socket is detected before the first one is owned.
  for (let fd = FIRST; fd < FIRST + count; fd++) {
    check(native.familyOf(fd), 'getsockname');
    fds.push(fd);
  }
  for (const fd of fds) check(native.setInheritable(fd, false), 'fcntl');
  if (isTrue(unset_environment)) for (const variable of VARIABLES) delete process.env[variable];
  return fds.map((fd, i) => [names[i] ?? 'unknown', new flavour({ fileno: fd })]);
}
