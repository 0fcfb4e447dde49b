/** What the flags of a call, and the kind of its socket, say about waiting. */
import { native } from '../../addon/binding.js';
import type { Descriptor } from '../../socket/descriptor.js';
import type { Target } from './target.js';

const {
  AF_BLUETOOTH,
  AF_CAN,
  AF_INET,
  AF_INET6,
  AF_PACKET,
  AF_UNIX,
  AF_VSOCK,
  SOCK_STREAM,
  MSG_DONTWAIT = 0,
  MSG_ERRQUEUE = 0,
  MSG_OOB = 0,
  MSG_WAITALL = 0,
} = native.constants;
export const { MSG_PEEK = 0 } = native.constants;

/** Flags among the arguments; what is no integer is refused by the call itself. */
export function bitsOf(flags: unknown): number {
  if (typeof flags === 'number') return flags;
  return typeof flags === 'bigint' ? Number(BigInt.asIntN(32, flags)) : 0;
}

/** An argument that was not given is 0; null is none. */
export function orZero(argument: unknown): unknown {
  return argument === undefined ? 0 : argument;
}

export function isStream({ type }: Descriptor): boolean {
  return type === SOCK_STREAM;
}

/** With a timeout CPython waits, whatever the flags say. */
export function forbidsWaiting({ timeout }: Pick<Descriptor, 'timeout'>, flags: unknown): boolean {
  return timeout < 0 && (bitsOf(flags) & MSG_DONTWAIT) !== 0;
}

/** The families that have a queue of errors, which is never waited for. */
const QUEUEING: ReadonlySet<number | undefined> = new Set([
  AF_INET,
  AF_INET6,
  AF_PACKET,
  AF_CAN,
  AF_BLUETOOTH,
  AF_VSOCK,
]);

/** The same of calls that receive. */
export function forbidsWaitingForData(
  { timeout, family }: Pick<Descriptor, 'timeout' | 'family'>,
  flags: unknown,
): boolean {
  const bits = bitsOf(flags);
  const never = (bits & MSG_ERRQUEUE) !== 0 && QUEUEING.has(family) ? ~0 : MSG_DONTWAIT;
  return timeout < 0 && (bits & never) !== 0;
}

/**
 * Of a datagram socket whose reading was shut down the kernel says "not yet" to who may not wait; a
 * call that waits without a limit gets nothing, at once.
 */
export function endedReading(
  { _channel, _descriptor: { family } }: Target,
  flags: unknown,
  timeout: number,
): number | null {
  const ended = _channel.reading.finished && timeout < 0;
  return ended && !forbidsWaitingForData({ timeout, family }, flags) ? 0 : null;
}

/** Of sends, all that are not urgent are alike: see Operation.isPlain(). */
export function isUrgent(flags: unknown): boolean {
  return (bitsOf(flags) & MSG_OOB) !== 0;
}

/** No flags: see Operation.isPlain(). */
export function isNone(flags: unknown): boolean {
  return flags === undefined || flags === 0;
}

/** MSG_WAITALL, where the kernel heeds it: a descriptor with a timeout is non-blocking. */
export function asksForAll(descriptor: Descriptor, flags: unknown): boolean {
  return (bitsOf(flags) & MSG_WAITALL) !== 0 && isStream(descriptor) && descriptor.timeout < 0;
}

/** MSG_PEEK with MSG_WAITALL: a Unix stream shows what there is, others wait for all. */
export function looksForAll({ family }: Descriptor, flags: number): boolean {
  return (flags & MSG_PEEK) !== 0 && family !== AF_UNIX;
}

/**
 * A TCP stream that gave less than was asked for is empty, and the engine tells when it is not any
 * more; others may have more all the same.
 */
export function tellsWhenEmpty({ family, type }: Descriptor, flags: unknown): boolean {
  return type === SOCK_STREAM && (family === AF_INET || family === AF_INET6) && isNone(flags);
}

/** A Unix datagram socket is not told when its peer has room again. */
export function isSilentWhenFull(descriptor: Descriptor): boolean {
  return descriptor.family === AF_UNIX && !isStream(descriptor);
}
