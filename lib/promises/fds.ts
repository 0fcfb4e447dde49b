/** Descriptors passed over Unix sockets, promise flavour. */
import type { Address } from '../address/address.js';
import type { BytesLike } from '../python/bytes.js';
import {
  fdsOf,
  type ReceivedFds,
  type RecvFdsKeywords,
  recvFdsRequest,
  type SendFdsKeywords,
  sendFdsRequest,
} from '../socket/fds.js';
import { type Cancellable, signalKeyword, takeSignal } from '../waiting/abort.js';
import type { PromiseSocket } from './socket.js';
import type { Integer } from '../python/types.js';

type SendKeywords = SendFdsKeywords<PromiseSocket> & Cancellable;
type RecvKeywords = RecvFdsKeywords<PromiseSocket> & Cancellable;

/**
 * `send_fds(sock, buffers, fds, flags=0, address=None)`
 *
 * Sends descriptors together with the bytes of buffers (at least one byte must go along) over a
 * Unix socket; the count of bytes. As in Python, flags and address are not used. Rejects with OSError
 * (9 for what is no descriptor, 22 for more than 253), and as sendmsg(). See unix(7).
 */
export function send_fds(
  sock: PromiseSocket | SendKeywords,
  buffers?: Iterable<BytesLike> | SendKeywords,
  fds?: Iterable<Integer> | SendKeywords,
  flags?: Integer | SendKeywords,
  address?: Address | null | SendKeywords,
  keywords?: Cancellable,
): Promise<number>;
export async function send_fds(...args: unknown[]): Promise<number> {
  const signal = takeSignal(args);
  const { sock, message } = sendFdsRequest<PromiseSocket>(args);
  return sock.sendmsg(...message, ...signalKeyword(signal));
}

/**
 * `recv_fds(sock, bufsize, maxfds, flags=0)`
 *
 * Receives up to bufsize bytes and maxfds descriptors: the bytes, the descriptors, the flags of the
 * message and the sender's address. As in Python, flags is not used. What does not fit is closed, and
 * MSG_CTRUNC is set. Rejects as recvmsg(). See unix(7).
 *
 * Differs from Python: the descriptors are not inheritable.
 */
export function recv_fds(
  sock: PromiseSocket | RecvKeywords,
  bufsize?: Integer | RecvKeywords,
  maxfds?: Integer | RecvKeywords,
  flags?: Integer | RecvKeywords,
  keywords?: Cancellable,
): Promise<ReceivedFds>;
export async function recv_fds(...args: unknown[]): Promise<ReceivedFds> {
  const signal = takeSignal(args);
  const { sock, sizes } = recvFdsRequest<PromiseSocket>(args);
  return fdsOf(await sock.recvmsg(...sizes, ...signalKeyword(signal)));
}
