/** Sockets shared by other processes. */
import { native } from '../addon/binding.js';
import { publishWhere } from '../python/entry.js';
import { ofShared } from './shared.js';
import { Socket } from './socket.js';

/**
 * `fromshare(info)`
 *
 * Makes a socket from the bytes that another process got from share() for this one. Windows only:
 * elsewhere the name is absent. Mirrors Python's socket.fromshare().
 *
 * @param info - the bytes that share() returned
 * @returns the socket, of the same family, type and protocol
 * @throws ValueError for bytes of another length, OSError (EINVAL, ENOTSOCK) if they are not meant
 * for this process or are no longer valid, TypeError
 */
export function fromshare(info: Uint8Array): Socket;
/** `fromshare(*, info)` */
export function fromshare(keywords: { info: Uint8Array }): Socket;
export function fromshare(...args: unknown[]): Socket {
  return ofShared(Socket, args);
}

publishWhere(native.fromShare !== undefined, exports as object, ['fromshare']);
