/** The requests of recvmsg() and recvmsg_into(), and what they return. */
import { decode, type ReturnedAddress, requireKnownFamily } from '../../address/address.js';
import { keepAside } from '../../addon/aside.js';
import { leftAddress } from '../../addon/flat-address.js';
import { deliverDescriptors } from '../../addon/control.js';
import { room } from '../../addon/slab.js';
import * as syscalls from '../../addon/syscalls.js';
import { takesBetween, toFormatInt, toSsize } from '../../python/arguments.js';
import { ValueError } from '../../python/errors.js';
import type { Patience } from '../descriptor.js';
import { type AncillaryItem, decodeControl } from './ancillary.js';
import { convertEach, toList, toPart } from './buffers.js';
import type { Arguments, Owner } from './owner.js';

/** What comes with the bytes of a message. */
export type MessageRest<A extends ReturnedAddress | null = ReturnedAddress | null> = [
  ancdata: AncillaryItem[],
  msg_flags: number,
  address: A,
];

const SOCKLEN_MAX = 0x7fffffff;
const NO_BYTES = new Uint8Array(0);
/** Kept for the next call; what is larger is made for one call. */
const USUAL_CONTROL = 64 * 1024;
let usualControl = NO_BYTES;
/** Where the last call had its ancillary data put. */
let control = NO_BYTES;
keepAside(() => {
  const before = [usualControl, control] as const;
  usualControl = NO_BYTES;
  return () => {
    [usualControl, control] = before;
  };
});

/** A native code, or the count of bytes, which are in the room. */
export function recvmsg(
  { _descriptor }: Owner,
  args: Arguments,
  bufsize: unknown,
  ancbufsize: unknown,
  flags: unknown,
): number {
  const request = recvmsgRequest(args, bufsize, ancbufsize, flags);
  requireKnownFamily(_descriptor);
  const { fd, timeout } = _descriptor;
  return receiveMessage(fd, request.size, request.ancillarySize, request.flags, timeout);
}

/** The arguments of recvmsg(), checked. */
export interface RecvmsgRequest {
  readonly size: number;
  readonly ancillarySize: number;
  readonly flags: number;
}

export function recvmsgRequest(
  args: Arguments,
  bufsize: unknown,
  ancbufsize: unknown,
  flags: unknown,
): RecvmsgRequest {
  const count = takesBetween('socket', 'recvmsg', 1, 3, args);
  const size = toSsize(bufsize);
  const [ancillarySize, bits] = toAncillary(count, ancbufsize, flags);
  if (size < 0) throw new ValueError('negative buffer size in recvmsg()');
  return { size, ancillarySize, flags: bits };
}

/** One message into the room. */
export function receiveMessage(
  fd: number,
  size: number,
  ancillarySize: number,
  flags: number,
  timeout: number,
): number {
  reserveControl(ancillarySize);
  room.reserve(size);
  return syscalls.recvmsg(fd, room.memory, room.offset, size, control, flags, timeout);
}

export function recvmsg_into(
  { _descriptor }: Owner,
  args: Arguments,
  buffers: unknown,
  ancbufsize: unknown,
  flags: unknown,
): number {
  const request = recvmsgIntoRequest(args, buffers, ancbufsize, flags);
  requireKnownFamily(_descriptor);
  const { fd, timeout } = _descriptor;
  return receiveMessageInto(fd, request.parts, request.ancillarySize, request.flags, timeout);
}

/** The arguments of recvmsg_into(), checked; an iterable can be read once only. */
export interface RecvmsgIntoRequest {
  readonly buffers: readonly unknown[];
  readonly parts: Uint8Array[];
  readonly ancillarySize: number;
  readonly flags: number;
}

export function recvmsgIntoRequest(
  args: Arguments,
  given: unknown,
  ancbufsize: unknown,
  flags: unknown,
): RecvmsgIntoRequest {
  const count = takesBetween('socket', 'recvmsg_into', 1, 3, args);
  const [ancillarySize, bits] = toAncillary(count, ancbufsize, flags);
  const buffers = toList(given, 'recvmsg_into() argument 1 must be an iterable');
  return { buffers, parts: toWritableParts(buffers), ancillarySize, flags: bits };
}

/** Where to, as it is now: of a call that waits the program may have detached its buffers. */
export function toWritableParts(buffers: readonly unknown[]): Uint8Array[] {
  return convertEach(buffers, toPart);
}

/** A message, or a part of a stream, into several buffers. */
export function receiveMessageInto(
  fd: number,
  parts: Uint8Array[],
  ancillarySize: number,
  flags: number,
  timeout: number,
): number {
  reserveControl(ancillarySize);
  return syscalls.recvmsg(fd, parts, 0, 0, control, flags, timeout);
}

function toAncillary(count: number, ancbufsize: unknown, flags: unknown): [number, number] {
  return [count > 1 ? toSsize(ancbufsize) : 0, count > 2 ? toFormatInt(flags) : 0];
}

export function requireControlSize(size: number): void {
  if (size < 0 || size > SOCKLEN_MAX) {
    throw new ValueError('invalid ancillary data buffer length');
  }
}

function reserveControl(size: number): void {
  requireControlSize(size);
  if (size === 0) {
    control = NO_BYTES;
  } else if (size > USUAL_CONTROL) {
    control = Buffer.allocUnsafeSlow(size);
  } else {
    if (usualControl.length === 0) usualControl = Buffer.allocUnsafeSlow(USUAL_CONTROL);
    control = usualControl.subarray(0, size);
  }
}

/**
 * What the last recvmsg(2) brought beside the bytes. Descriptors among it that cannot be delivered,
 * because there is an error on the way, are closed.
 */
export function messageRest<A extends ReturnedAddress | null>(
  descriptor: Patience,
): MessageRest<A> {
  const size = syscalls.controlSize();
  const flags = syscalls.messageFlags();
  if (size === 0) return [[], flags, decode(leftAddress, descriptor) as A];
  let delivered = false;
  try {
    const rest: MessageRest<A> = [
      decodeControl(control, size),
      flags,
      decode(leftAddress, descriptor) as A,
    ];
    delivered = true;
    return rest;
  } finally {
    deliverDescriptors(control, size, delivered);
  }
}
