/**
 * The numbers of the system's errors, as the headers have them that the addon was built with. Node's
 * own list is not complete, and on Windows it is that of another library.
 */
import { native } from './binding.js';
import { learnErrnos } from '../python/os-error.js';

learnErrnos(native.errnos, native.strerror);

/** Of an error that every system has. */
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

/** Are the system's sockets those of Winsock, whose errors have numbers of their own? */
export const WINSOCK = native.errnos.WSAENOTSOCK !== undefined;

/** What a call on a closed socket fails with: to Winsock a number that is nobody's is no socket. */
export const ECLOSED = WINSOCK ? ENOTSOCK : EBADF;

/** What connect() fails with when it goes on while nobody waits for it. */
export const ECONNECTING = WINSOCK ? EWOULDBLOCK : EINPROGRESS;
