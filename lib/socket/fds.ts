/** Descriptors passed over Unix sockets. */
import type { Address } from '../address/address.js';
import { native } from '../addon/binding.js';
import type { BytesLike } from '../python/bytes.js';
import { publishWhere } from '../python/entry.js';
import type { Integer } from '../python/types.js';
import {
  fdsOf,
  type ReceivedFds,
  type RecvFdsKeywords,
  recvFdsRequest,
  type SendFdsKeywords,
  sendFdsRequest,
} from './fds-request.js';
import type { Socket } from './socket.js';

/**
 * `send_fds(sock, buffers, fds, flags=0, address=None)`
 *
 * Sends descriptors over a Unix socket, together with some bytes. Waits like sendmsg(). As in
 * Python, flags and address are not used. See unix(7).
 *
 * @param sock - a socket of AF_UNIX
 * @param buffers - an array of buffers, with at least one byte
 * @param fds - the descriptors, which stay open here
 * @returns how many bytes were sent
 * @throws as sendmsg(), OSError (EBADF for what is no descriptor, EINVAL for more than 253), TypeError
 */
export function send_fds(
  sock: Socket,
  buffers: Iterable<BytesLike>,
  fds: Iterable<Integer>,
  flags?: Integer,
  address?: Address | null,
): number;
/** `send_fds(sock, buffers, fds, *, flags=0, address=None)` */
export function send_fds(
  sock: Socket,
  buffers: Iterable<BytesLike>,
  fds: Iterable<Integer>,
  keywords: Pick<SendFdsKeywords, 'flags' | 'address'>,
): number;
/** `send_fds(sock, buffers, *, fds, flags=0, address=None)` */
export function send_fds(
  sock: Socket,
  buffers: Iterable<BytesLike>,
  keywords: Omit<SendFdsKeywords, 'sock' | 'buffers'>,
): number;
/** `send_fds(sock, *, buffers, fds, flags=0, address=None)` */
export function send_fds(sock: Socket, keywords: Omit<SendFdsKeywords, 'sock'>): number;
/** `send_fds(*, sock, buffers, fds, flags=0, address=None)` */
export function send_fds(keywords: SendFdsKeywords<Socket>): number;
export function send_fds(...args: unknown[]): number {
  const { sock, message } = sendFdsRequest<Socket>(args);
  return sock.sendmsg(...message);
}

/**
 * `recv_fds(sock, bufsize, maxfds, flags=0)`
 *
 * Receives bytes and descriptors from a Unix socket. Waits like recvmsg(). As in Python, flags is
 * not used. See unix(7).
 *
 * Differs from Python: the descriptors are not inheritable.
 *
 * @param sock - a socket of AF_UNIX
 * @param bufsize - the most bytes to receive
 * @param maxfds - the most descriptors to receive: others are closed, and the flags have MSG_CTRUNC
 * @returns the bytes, the descriptors, which the caller must close, the flags of the message and
 * the sender's address
 * @throws as recvmsg()
 */
export function recv_fds(
  sock: Socket,
  bufsize: Integer,
  maxfds: Integer,
  flags?: Integer,
): ReceivedFds;
/** `recv_fds(sock, bufsize, maxfds, *, flags=0)` */
export function recv_fds(
  sock: Socket,
  bufsize: Integer,
  maxfds: Integer,
  keywords: Pick<RecvFdsKeywords, 'flags'>,
): ReceivedFds;
/** `recv_fds(sock, bufsize, *, maxfds, flags=0)` */
export function recv_fds(
  sock: Socket,
  bufsize: Integer,
  keywords: Pick<RecvFdsKeywords, 'maxfds' | 'flags'>,
): ReceivedFds;
/** `recv_fds(sock, *, bufsize, maxfds, flags=0)` */
export function recv_fds(sock: Socket, keywords: Omit<RecvFdsKeywords, 'sock'>): ReceivedFds;
/** `recv_fds(*, sock, bufsize, maxfds, flags=0)` */
export function recv_fds(keywords: RecvFdsKeywords<Socket>): ReceivedFds;
export function recv_fds(...args: unknown[]): ReceivedFds {
  const { sock, sizes } = recvFdsRequest<Socket>(args);
  return fdsOf(sock.recvmsg(...sizes));
}

publishWhere(native.recvmsg !== undefined, exports as object, ['recv_fds', 'send_fds']);
