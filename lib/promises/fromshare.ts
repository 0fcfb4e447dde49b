/** Sockets shared by other processes, promise flavour. */
import { native } from '../addon/binding.js';
import { publishWhere } from '../python/entry.js';
import { ofShared } from '../socket/shared.js';
import { PromiseSocket } from './socket.js';

/**
 * `fromshare(info)`
 *
 * Makes a socket from the bytes that another process has made with share() for this process. Windows only: elsewhere
 * the name is absent. Mirrors Python's socket.fromshare().
 *
 * @param info - the bytes that share() has returned
 * @returns the socket, of the same family, type and protocol
 * @throws ValueError for a wrong number of bytes, OSError (EINVAL, ENOTSOCK) if they are not for this process, or no
 * longer valid, TypeError
 */
export function fromshare(info: Uint8Array): PromiseSocket;
/** `fromshare(*, info)` */
export function fromshare(keywords: { info: Uint8Array }): PromiseSocket;
export function fromshare(...args: unknown[]): PromiseSocket {
  return ofShared(PromiseSocket, args);
}

publishWhere(native.fromShare !== undefined, exports as object, ['fromshare']);
