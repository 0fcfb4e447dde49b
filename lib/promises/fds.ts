/** Descriptors passed over Unix sockets, promise flavour. */
import type { Address } from '../address/address.js';
import { native } from '../addon/binding.js';
import type { BytesLike } from '../python/bytes.js';
import { publishWhere } from '../python/entry.js';
import {
  fdsOf,
  type ReceivedFds,
  type RecvFdsKeywords,
  recvFdsRequest,
  type SendFdsKeywords,
  sendFdsRequest,
} from '../socket/fds-request.js';
import { type Cancellable, takeSignal } from '../waiting/abort.js';
import type { PromiseSocket } from './socket.js';
import type { Integer } from '../python/types.js';

/**
 * `send_fds(sock, buffers, fds, flags=0, address=None)`
 *
 * Sends descriptors over a Unix socket, together with some bytes. Waits like sendmsg(). As in Python,
 * flags and address are not used. See unix(7).
 *
 * @param sock - a socket of AF_UNIX
 * @param buffers - an array of buffers, with at least one byte in all
 * @param fds - the descriptors, which stay open here
 * @returns a promise of how many bytes were sent
 * @throws as sendmsg(), OSError (EBADF for an invalid descriptor, EINVAL for more than 253), TypeError
 */
export function send_fds(
  sock: PromiseSocket,
  buffers: Iterable<BytesLike>,
  fds: Iterable<Integer>,
  flags?: Integer,
  address?: Address | null,
  keywords?: Cancellable,
): Promise<number>;
/** `send_fds(sock, buffers, fds, *, flags=0, address=None)` */
export function send_fds(
  sock: PromiseSocket,
  buffers: Iterable<BytesLike>,
  fds: Iterable<Integer>,
  keywords: Pick<SendFdsKeywords, 'flags' | 'address'> & Cancellable,
): Promise<number>;
/** `send_fds(sock, buffers, *, fds, flags=0, address=None)` */
export function send_fds(
  sock: PromiseSocket,
  buffers: Iterable<BytesLike>,
  keywords: Omit<SendFdsKeywords, 'sock' | 'buffers'> & Cancellable,
): Promise<number>;
/** `send_fds(sock, *, buffers, fds, flags=0, address=None)` */
export function send_fds(
  sock: PromiseSocket,
  keywords: Omit<SendFdsKeywords, 'sock'> & Cancellable,
): Promise<number>;
/** `send_fds(*, sock, buffers, fds, flags=0, address=None)` */
export function send_fds(keywords: SendFdsKeywords<PromiseSocket> & Cancellable): Promise<number>;
export async function send_fds(...args: unknown[]): Promise<number> {
  const signal = takeSignal(args);
  const { sock, message } = sendFdsRequest<PromiseSocket>(args);
  return signal === undefined ? sock.sendmsg(...message) : sock.sendmsg(...message, { signal });
}

/**
 * `recv_fds(sock, bufsize, maxfds, flags=0)`
 *
 * Receives bytes and descriptors from a Unix socket. Waits like recvmsg(). As in Python, flags is not
 * used. See unix(7).
 *
 * Differs from Python: the descriptors are not inheritable.
 *
 * @param sock - a socket of AF_UNIX
 * @param bufsize - the most bytes to receive
 * @param maxfds - the most descriptors to receive: others are closed, and the flags have MSG_CTRUNC
 * @returns a promise of the bytes, the descriptors, which the caller must close, the flags of the message and
 * the sender's address
 * @throws as recvmsg()
 */
export function recv_fds(
  sock: PromiseSocket,
  bufsize: Integer,
  maxfds: Integer,
  flags?: Integer,
  keywords?: Cancellable,
): Promise<ReceivedFds>;
/** `recv_fds(sock, bufsize, maxfds, *, flags=0)` */
export function recv_fds(
  sock: PromiseSocket,
  bufsize: Integer,
  maxfds: Integer,
  keywords: Pick<RecvFdsKeywords, 'flags'> & Cancellable,
): Promise<ReceivedFds>;
/** `recv_fds(sock, bufsize, *, maxfds, flags=0)` */
export function recv_fds(
  sock: PromiseSocket,
  bufsize: Integer,
  keywords: Pick<RecvFdsKeywords, 'maxfds' | 'flags'> & Cancellable,
): Promise<ReceivedFds>;
/** `recv_fds(sock, *, bufsize, maxfds, flags=0)` */
export function recv_fds(
  sock: PromiseSocket,
  keywords: Omit<RecvFdsKeywords, 'sock'> & Cancellable,
): Promise<ReceivedFds>;
/** `recv_fds(*, sock, bufsize, maxfds, flags=0)` */
export function recv_fds(
  keywords: RecvFdsKeywords<PromiseSocket> & Cancellable,
): Promise<ReceivedFds>;
export async function recv_fds(...args: unknown[]): Promise<ReceivedFds> {
  const signal = takeSignal(args);
  const { sock, sizes } = recvFdsRequest<PromiseSocket>(args);
  const receiving =
    signal === undefined
      ? sock.recvmsg<string>(...sizes)
      : sock.recvmsg<string>(...sizes, { signal });
  return fdsOf(await receiving);
}

publishWhere(native.recvmsg !== undefined, exports as object, ['recv_fds', 'send_fds']);
