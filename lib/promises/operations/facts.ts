/** What the flags of a call and the type of its socket imply for waiting. */
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

/** What a queue needs to know about a call. The timeout is the one in effect when the call was made. */
export interface Facts {
  /** The flags forbid waiting, or waiting would never succeed. */
  readonly neverWaits: boolean;
  /**
   * Once the kernel has refused a plain call, it refuses every plain call of the same direction. A call
   * that is not plain may still get an answer at once, perhaps an error, so it is tried if no other
   * call waits.
   */
  readonly plain: boolean;
  /** The kernel does not report when this call would succeed, so the queue retries it on a timer. */
  readonly silent: boolean;
  /** The call waits for urgent (out-of-band) bytes. */
  readonly urgent: boolean;
  /** The call makes no system call, so it does not wait behind other calls. */
  readonly overtakes: boolean;
  /** A success with fewer bytes than this leaves the socket empty: the next call need not try. */
  readonly wanted: number;
  /** How many bytes the engine may receive for the call; 0: only attempt() receives. */
  readonly direct: number;
  /** The result if the kernel would block although the peer has ended; null: the call waits. */
  readonly atEnd: number | null;
}

/** The facts of an ordinary call. */
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

/** Returns 0 for an argument that was not given. null is left as it is. */
export function orZero(argument: unknown): unknown {
  return argument === undefined ? 0 : argument;
}

export function isStream({ type }: Descriptor): boolean {
  return type === SOCK_STREAM;
}

/** True if MSG_DONTWAIT keeps a call from waiting. With a timeout CPython waits whatever the flags are. */
export function forbidsWaiting({ timeout }: Descriptor, flags: number): boolean {
  return timeout < 0 && (flags & MSG_DONTWAIT) !== 0;
}

/** The families with an error queue. A call that reads it never waits. */
const QUEUEING: ReadonlySet<number | undefined> = new Set([
  AF_INET,
  AF_INET6,
  AF_PACKET,
  AF_CAN,
  AF_BLUETOOTH,
  AF_VSOCK,
]);

/** Like forbidsWaiting(), for calls that receive. */
export function forbidsWaitingForData({ timeout, family }: Descriptor, flags: number): boolean {
  if (timeout >= 0 || flags === 0) return false;
  const never = (flags & MSG_ERRQUEUE) !== 0 && QUEUEING.has(family) ? ~0 : MSG_DONTWAIT;
  return (flags & never) !== 0;
}

// Programs ask for the same size again and again, in up to ten thousand calls that wait at once.
let last = USUAL;

/**
 * Returns the facts of a call that receives. size: the most bytes, or 0 if the number does not matter.
 * direct: how many of them the engine may receive.
 */
export function receiving(descriptor: Descriptor, flags: number, size: number, direct = 0): Facts {
  const neverWaits = forbidsWaitingForData(descriptor, flags);
  const plain = flags === 0;
  const wanted = tellsWhenEmpty(descriptor, flags) ? size : 0;
  // On a datagram socket whose reading side is shut down, the kernel answers a non-blocking attempt
  // with "would block", but a blocking call without a timeout returns no bytes at once.
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

/** Without flags, calls differ only by the type of the socket, so two records are enough. */
const PLAIN: Facts = { ...USUAL, plain: true };
const PLAIN_AND_SILENT: Facts = { ...PLAIN, silent: true };

/** Returns the facts of a call that sends bytes to the peer. All such calls are plain, unless urgent. */
export function sending(descriptor: Descriptor, flags: number): Facts {
  const silent = isSilentWhenFull(descriptor);
  if (flags === 0) return silent ? PLAIN_AND_SILENT : PLAIN;
  const plain = (flags & MSG_OOB) === 0;
  return { ...USUAL, plain, silent, neverWaits: forbidsWaiting(descriptor, flags) };
}

const SILENT: Facts = { ...USUAL, silent: true };

/** Returns the facts of a call that sends more than bytes, or to an address. */
export function sendingMessage(descriptor: Descriptor, flags: number): Facts {
  const silent = isSilentWhenFull(descriptor);
  if (flags === 0) return silent ? SILENT : USUAL;
  return { ...USUAL, silent, neverWaits: forbidsWaiting(descriptor, flags) };
}

/** True if MSG_WAITALL has an effect. It has none with a timeout: such a descriptor is non-blocking. */
export function asksForAll(descriptor: Descriptor, flags: number): boolean {
  return (flags & MSG_WAITALL) !== 0 && isStream(descriptor) && descriptor.timeout < 0;
}

/** Returns the facts of a call that collects bytes over several attempts. */
export function collecting(descriptor: Descriptor, flags: number): Facts {
  return {
    ...USUAL,
    neverWaits: forbidsWaitingForData(descriptor, flags),
    // Peeked bytes stay in the socket, and the engine does not report them again.
    silent: looksForAll(descriptor, flags),
  };
}

/** For MSG_PEEK with MSG_WAITALL: a Unix stream returns what there is, others wait for all bytes. */
function looksForAll({ family }: Descriptor, flags: number): boolean {
  return (flags & MSG_PEEK) !== 0 && family !== AF_UNIX;
}

/**
 * True if a short read means that the socket is empty. This holds for TCP streams, and the engine reports
 * when more data arrives. Other sockets may have more data even after a short read.
 */
function tellsWhenEmpty({ family, type }: Descriptor, flags: number): boolean {
  return type === SOCK_STREAM && (family === AF_INET || family === AF_INET6) && flags === 0;
}

/** True for Unix datagram sockets: the kernel does not report when their peer has room again. */
function isSilentWhenFull(descriptor: Descriptor): boolean {
  return descriptor.family === AF_UNIX && !isStream(descriptor);
}
