/** Which errors each system call may return: those of its manual page and of the protocols below it. */
import { constants } from 'node:os';

const TABLE: Readonly<Record<string, string>> = {
  socket: 'EACCES EPERM EAFNOSUPPORT EMFILE ENFILE ENOBUFS ENOMEM EPROTONOSUPPORT',
  socketpair: 'EAFNOSUPPORT EMFILE ENFILE EOPNOTSUPP EPROTONOSUPPORT ENOMEM',
  bind: 'EACCES EADDRINUSE EADDRNOTAVAIL EINVAL ENOMEM ENOENT EROFS ELOOP',
  listen: 'EADDRINUSE EOPNOTSUPP EINVAL',
  accept4:
    'EAGAIN ECONNABORTED EINTR EMFILE ENFILE ENOBUFS ENOMEM EPROTO EPERM ENOSYS ENETDOWN EHOSTUNREACH EINVAL EFAULT',
  accept: 'EAGAIN ECONNABORTED EINTR EMFILE ENFILE ENOBUFS ENOMEM EPROTO EPERM',
  connect:
    'EACCES EPERM EADDRINUSE EADDRNOTAVAIL ECONNREFUSED EINTR ENETUNREACH EHOSTUNREACH ETIMEDOUT ENOBUFS EPROTOTYPE',
  send: 'EAGAIN EINTR EACCES EPERM ECONNRESET EPIPE ENOBUFS ENOMEM EMSGSIZE ENETDOWN EHOSTUNREACH EFAULT EINVAL EIO',
  sendto:
    'EAGAIN EINTR EACCES EPERM ECONNREFUSED ENOBUFS ENOMEM EMSGSIZE ENETDOWN EHOSTUNREACH EINVAL EFAULT',
  sendmsg:
    'EAGAIN EINTR EACCES EPERM ECONNRESET EPIPE ENOBUFS ENOMEM EMSGSIZE ETOOMANYREFS EHOSTUNREACH EINVAL EFAULT',
  recv: 'EAGAIN EINTR ECONNREFUSED ECONNRESET ETIMEDOUT ENOMEM ENOBUFS EFAULT EIO EHOSTUNREACH',
  recvfrom: 'EAGAIN EINTR ECONNREFUSED ECONNRESET ETIMEDOUT ENOMEM ENOBUFS EFAULT EIO',
  recvmsg: 'EAGAIN EINTR ECONNREFUSED ECONNRESET ETIMEDOUT ENOMEM ENOBUFS EFAULT EIO',
  recvmmsg: 'EAGAIN EINTR ECONNREFUSED ENOMEM ENOBUFS EFAULT EIO',
  sendmmsg: 'EAGAIN EINTR EPERM ECONNREFUSED ENOBUFS ENOMEM EMSGSIZE EHOSTUNREACH EINVAL EFAULT',
  read: 'EAGAIN EINTR EIO EINVAL EFAULT EISDIR',
  write: 'EAGAIN EINTR EIO EINVAL EFAULT EPIPE ENOSPC',
  preadv2: 'EAGAIN EINTR EIO EINVAL EFAULT EOPNOTSUPP ENOSYS',
  pwritev2: 'EAGAIN EINTR EIO EINVAL EFAULT EPIPE EOPNOTSUPP ENOSYS',
  shutdown: 'ENOTCONN EINVAL ENOBUFS',
  getsockopt: 'ENOPROTOOPT EINVAL EFAULT ENOBUFS EPERM',
  setsockopt: 'ENOPROTOOPT EINVAL EFAULT EDOM ENOMEM ENOBUFS EPERM',
  getsockname: 'ENOBUFS EINVAL EFAULT',
  getpeername: 'ENOBUFS ENOTCONN EINVAL',
  poll: 'EINTR ENOMEM EINVAL',
  ppoll: 'EINTR ENOMEM EINVAL',
  epoll_create1: 'EMFILE ENFILE ENOMEM EINVAL',
  epoll_ctl: 'ENOMEM ENOSPC',
  epoll_wait: 'EINTR',
  eventfd: 'EMFILE ENFILE ENODEV ENOMEM',
  fcntl_dupfd: 'EMFILE EINVAL',
  fcntl_getfd: 'EINVAL',
  fcntl_setfd: 'EINVAL EPERM',
  fcntl_getfl: 'EINVAL',
  ioctl_fionbio: 'EFAULT EINVAL ENOTTY',
  close: 'EINTR EIO ENOSPC EDQUOT ECONNRESET',
  dup: 'EMFILE EINTR',
  sendfile: 'EAGAIN EINTR EFAULT EINVAL EIO ENOMEM EOVERFLOW ESPIPE EPIPE',
  pread: 'EIO EINTR EINVAL ESPIPE',
  timer_create: 'EAGAIN ENOMEM EINVAL',
  timer_settime: 'EINVAL',
  sigaction: 'EINVAL',
  pthread_create: 'EAGAIN EPERM',
};

const numbers: Readonly<Record<string, number>> = {
  ...constants.errno,
  // Missing from Node's names.
  ETOOMANYREFS: 109,
};

export interface Errno {
  readonly name: string;
  readonly number: number;
}

export const FUNCTIONS = Object.keys(TABLE);

export function errnosOf(name: string): Errno[] {
  return (TABLE[name] ?? '').split(' ').map((errno) => {
    const number = numbers[errno];
    if (number === undefined) throw new Error(`no number for ${errno}`);
    return { name: errno, number };
  });
}

/** Calls that are repeated when they are interrupted or refused with EAGAIN. */
export const WAITING: ReadonlySet<string> = new Set([
  ...['accept4', 'accept', 'connect', 'send', 'sendto', 'sendmsg', 'recv', 'recvfrom', 'recvmsg'],
  ...['poll', 'ppoll', 'sendfile', 'epoll_wait', 'recvmmsg', 'sendmmsg'],
  ...['read', 'write', 'preadv2', 'pwritev2'],
]);
