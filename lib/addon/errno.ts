/**
 * The errno values of the system, from the headers that the addon was built with. Node's own list
 * is incomplete, and on Windows it has the numbers of another library.
 */
import { native } from './binding.js';
import { learnErrnos } from '../python/os-error.js';

learnErrnos(native.errnos, native.strerror);

/** Returns the number of an error that every system has. */
function numberOf(name: string): number {
  const number = native.errnos[name];
  if (number === undefined) throw new Error(`pysocket: this system has no ${name}`);
  return number;
}

export const EAGAIN = numberOf('EAGAIN');
export const EALREADY = numberOf('EALREADY');
export const EBADF = numberOf('EBADF');
export const ECANCELED = numberOf('ECANCELED');
export const ECONNABORTED = numberOf('ECONNABORTED');
export const ECONNRESET = numberOf('ECONNRESET');
export const EINPROGRESS = numberOf('EINPROGRESS');
export const EINTR = numberOf('EINTR');
export const EINVAL = numberOf('EINVAL');
export const EISCONN = numberOf('EISCONN');
export const EMFILE = numberOf('EMFILE');
export const ENOENT = numberOf('ENOENT');
export const ENFILE = numberOf('ENFILE');
export const ENOBUFS = numberOf('ENOBUFS');
export const ENOMEM = numberOf('ENOMEM');
export const ENOTCONN = numberOf('ENOTCONN');
export const ENOTSOCK = numberOf('ENOTSOCK');
export const EOPNOTSUPP = numberOf('EOPNOTSUPP');
export const EPERM = numberOf('EPERM');
export const EPIPE = numberOf('EPIPE');
export const EPROTO = numberOf('EPROTO');
export const EWOULDBLOCK = numberOf('EWOULDBLOCK');

/** True if the system's sockets are Winsock's, whose errors have their own numbers. */
export const WINSOCK = native.errnos.WSAENOTSOCK !== undefined;

/** The error of a call on a closed socket. To Winsock, an unused descriptor is not a socket. */
export const ECLOSED = WINSOCK ? ENOTSOCK : EBADF;

/** The error of a non-blocking connect() whose connection is still in progress. */
export const ECONNECTING = WINSOCK ? EWOULDBLOCK : EINPROGRESS;
