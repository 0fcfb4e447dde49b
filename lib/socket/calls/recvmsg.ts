/** The requests of recvmsg() and recvmsg_into(), and their results. */
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

/** The part of a received message that accompanies its bytes. */
export type MessageRest<A extends ReturnedAddress | null = ReturnedAddress | null> = [
  ancdata: AncillaryItem[],
  msg_flags: number,
  address: A,
];

const SOCKLEN_MAX = 0x7fffffff;
const NO_BYTES = new Uint8Array(0);
/** The size of the control buffer that is kept between calls. A larger one is made for a single call. */
const USUAL_CONTROL = 64 * 1024;
let usualControl = NO_BYTES;
/** The control buffer of the last call. */
let control = NO_BYTES;
keepAside(() => {
  const before = [usualControl, control] as const;
  usualControl = NO_BYTES;
  return () => {
    [usualControl, control] = before;
  };
});

/** Receives into the room. Returns a native code or a byte count. */
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

/** The checked arguments of recvmsg(). */
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

/** Receives one message into the room. */
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

/** The checked arguments of recvmsg_into(). The list is kept, because an iterable can be read only once. */
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

/** Returns the destinations in their current state: the program may detach its buffers while a call waits. */
export function toWritableParts(buffers: readonly unknown[]): Uint8Array[] {
  return convertEach(buffers, toPart);
}

/** Receives a message, or a part of a stream, into several buffers. */
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
 * Returns what the last recvmsg(2) received besides the bytes. Closes received descriptors if an
 * error prevents their delivery.
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
