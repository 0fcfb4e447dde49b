/** Descriptors passed over Unix sockets, promise flavour. */
import type { BytesLike } from '../bytes.js';
import { fdsOf, type ReceivedFds, recvFdsRequest, sendFdsRequest } from '../fds.js';
import { type Cancellable, signalKeyword, takeSignal } from './abort.js';
import type { PromiseSocket } from './socket.js';

type Integer = number | bigint;

/**
 * `send_fds(sock, buffers, fds, flags=0, address=None)`
 *
 * As the blocking one. See unix(7).
 */
export function send_fds(
  sock: PromiseSocket,
  buffers: Iterable<BytesLike>,
  fds: Iterable<Integer>,
  flags?: Integer | Cancellable,
  address?: unknown,
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
 * As the blocking one. See unix(7).
 */
export function recv_fds(
  sock: PromiseSocket,
  bufsize: Integer,
  maxfds: Integer,
  flags?: Integer | Cancellable,
  keywords?: Cancellable,
): Promise<ReceivedFds>;
export async function recv_fds(...args: unknown[]): Promise<ReceivedFds> {
  const signal = takeSignal(args);
  const { sock, sizes } = recvFdsRequest<PromiseSocket>(args);
  return fdsOf(await sock.recvmsg(...sizes, ...signalKeyword(signal)));
}
