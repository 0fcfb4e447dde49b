/** What the flags of a call, and the kind of its socket, say about waiting. */
import { native } from '../../addon/binding.js';
import type { Descriptor } from '../../socket/descriptor.js';

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

/** What a queue has to know of a call. The timeout is that of the time when the call was made. */
export interface Facts {
  /** The flags forbid waiting, or it would be in vain. */
  readonly neverWaits: boolean;
  /**
   * What the kernel has refused to another plain call of this direction it refuses to this one. To any
   * other it may answer at once, be it with an error: try it, if none waits.
   */
  readonly plain: boolean;
  /** The kernel does not say when this call would succeed: ask again now and then. */
  readonly silent: boolean;
  /** It waits for urgent bytes. */
  readonly urgent: boolean;
  /** It is no system call: it waits for none of the others. */
  readonly overtakes: boolean;
  /** A success with fewer bytes than this leaves nothing behind: the next call need not try. */
  readonly wanted: number;
  /** The engine may receive that many bytes for it; 0: only attempt() does. */
  readonly direct: number;
  /** The result when the other side has ended, though the kernel says "not yet"; null: it is to wait. */
  readonly atEnd: number | null;
}

/** Of a call that waits as any other. */
export const USUAL: Facts = {
  neverWaits: false,
  plain: false,
  silent: false,
  urgent: false,
  overtakes: false,
  wanted: 0,
  direct: 0,
  atEnd: null,
};

/** An argument that was not given is 0; null is none. */
export function orZero(argument: unknown): unknown {
  return argument === undefined ? 0 : argument;
}

export function isStream({ type }: Descriptor): boolean {
  return type === SOCK_STREAM;
}

/** With a timeout CPython waits, whatever the flags say. */
export function forbidsWaiting({ timeout }: Descriptor, flags: number): boolean {
  return timeout < 0 && (flags & MSG_DONTWAIT) !== 0;
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
export function forbidsWaitingForData({ timeout, family }: Descriptor, flags: number): boolean {
  if (timeout >= 0 || flags === 0) return false;
  const never = (flags & MSG_ERRQUEUE) !== 0 && QUEUEING.has(family) ? ~0 : MSG_DONTWAIT;
  return (flags & never) !== 0;
}

// A program receives the same size again and again, in ten thousand calls that wait at once.
let last = USUAL;

/**
 * Of a call that receives up to size bytes, 0 if it does not matter how many; so many of them the
 * engine may receive.
 */
export function receiving(descriptor: Descriptor, flags: number, size: number, direct = 0): Facts {
  const neverWaits = forbidsWaitingForData(descriptor, flags);
  const plain = flags === 0;
  const wanted = tellsWhenEmpty(descriptor, flags) ? size : 0;
  // Of a datagram socket whose reading was shut down the kernel says "not yet" to who may not wait; a
  // call that waits without a limit gets nothing, at once.
  const atEnd = descriptor.timeout < 0 && !neverWaits ? 0 : null;
  if ((flags & MSG_OOB) !== 0) return { ...USUAL, neverWaits, urgent: true, atEnd };
  const known =
    last.direct === direct &&
    last.wanted === wanted &&
    last.atEnd === atEnd &&
    last.plain === plain &&
    last.neverWaits === neverWaits;
  if (!known) {
    last = {
      neverWaits,
      plain,
      silent: false,
      urgent: false,
      overtakes: false,
      wanted,
      direct,
      atEnd,
    };
  }
  return last;
}

/** Without flags a call differs from others by the kind of its socket only: two records do. */
const PLAIN: Facts = { ...USUAL, plain: true };
const PLAIN_AND_SILENT: Facts = { ...PLAIN, silent: true };

/** Of a call that sends bytes to the peer: all that are not urgent are alike. */
export function sending(descriptor: Descriptor, flags: number): Facts {
  const silent = isSilentWhenFull(descriptor);
  if (flags === 0) return silent ? PLAIN_AND_SILENT : PLAIN;
  const plain = (flags & MSG_OOB) === 0;
  return { ...USUAL, plain, silent, neverWaits: forbidsWaiting(descriptor, flags) };
}

const SILENT: Facts = { ...USUAL, silent: true };

/** Of a call that sends more than bytes, or to somebody else. */
export function sendingMessage(descriptor: Descriptor, flags: number): Facts {
  const silent = isSilentWhenFull(descriptor);
  if (flags === 0) return silent ? SILENT : USUAL;
  return { ...USUAL, silent, neverWaits: forbidsWaiting(descriptor, flags) };
}

/** MSG_WAITALL, where the kernel heeds it: a descriptor with a timeout is non-blocking. */
export function asksForAll(descriptor: Descriptor, flags: number): boolean {
  return (flags & MSG_WAITALL) !== 0 && isStream(descriptor) && descriptor.timeout < 0;
}

/** Of a call that collects. */
export function collecting(descriptor: Descriptor, flags: number): Facts {
  return {
    ...USUAL,
    neverWaits: forbidsWaitingForData(descriptor, flags),
    // What has been looked at only stays, and the engine does not tell of it again.
    silent: looksForAll(descriptor, flags),
  };
}

/** MSG_PEEK with MSG_WAITALL: a Unix stream shows what there is, others wait for all. */
function looksForAll({ family }: Descriptor, flags: number): boolean {
  return (flags & MSG_PEEK) !== 0 && family !== AF_UNIX;
}

/**
 * A TCP stream that gave less than was asked for is empty, and the engine tells when it is not any
 * more; others may have more all the same.
 */
function tellsWhenEmpty({ family, type }: Descriptor, flags: number): boolean {
  return type === SOCK_STREAM && (family === AF_INET || family === AF_INET6) && flags === 0;
}

/** A Unix datagram socket is not told when its peer has room again. */
function isSilentWhenFull(descriptor: Descriptor): boolean {
  return descriptor.family === AF_UNIX && !isStream(descriptor);
}
