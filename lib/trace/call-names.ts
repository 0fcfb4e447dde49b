import { serving } from '../addon/serving.js';

/** The Python method that a native serves, where the native has another name; null for none. */
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
  // Natives of the engine.
  startEngine: null,
  unwatch: null,
  watch: null,
};

/**
 * Returns the name of the method that a native call was made for, or null for none. The name of the current attempt's
 * method is known. A method that receives into a buffer has the same name as the one that returns a new buffer.
 */
export function callNameOf(native: string | undefined): string | null {
  if (native === undefined) return null;
  const { method } = serving;
  if (method !== null) return method.replace(/^(recv|recvfrom|recvmsg)_into$/, '$1');
  const name = NAMES[native];
  return name === undefined ? native : name;
}
