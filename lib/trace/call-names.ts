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

/** Null: none. */
export function callNameOf(native: string | undefined): string | null {
  if (native === undefined) return null;
  const name = NAMES[native];
  return name === undefined ? native : name;
}
