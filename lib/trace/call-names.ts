import { serving } from '../addon/serving.js';

/** The methods of Python's that natives serve, where they do not have their names. */
const NAMES: Readonly<Record<string, string | null>> = {
  attachFilter: 'attach_filter',
  epollCreate: 'epoll',
  epollCtl: 'register',
  epollWait: 'poll',
  familyOf: 'socket',
  fcntlBytes: 'fcntl',
  fileRead: 'sendfile',
  fileSeek: 'sendfile',
  fileSize: 'sendfile',
  getInheritable: 'get_inheritable',
  getsockoptBytes: 'getsockopt',
  getsockoptInt: 'getsockopt',
  ioctlBytes: 'ioctl',
  kqueueControl: 'control',
  kqueueCreate: 'kqueue',
  pollMany: 'poll',
  protocolOf: 'socket',
  recvmmsg: 'recvmmsg_into',
  sendmmsgBatch: 'sendmmsg',
  setBlocking: 'setblocking',
  setInheritable: 'set_inheritable',
  setsockoptBytes: 'setsockopt',
  setsockoptInt: 'setsockopt',
  typeOf: 'socket',
  // The engine's own.
  startEngine: null,
  unwatch: null,
  watch: null,
};

/**
 * Null: none. That of an attempt which has just been made is known; but what receives into a buffer is no other call
 * than what makes one.
 */
export function callNameOf(native: string | undefined): string | null {
  if (native === undefined) return null;
  const { method } = serving;
  if (method !== null) return method.replace(/^(recv|recvfrom|recvmsg)_into$/, '$1');
  const name = NAMES[native];
  return name === undefined ? native : name;
}
