/** The requests of sendmsg(), recvmsg() and their relatives, and the shapes of their results. */
import { types } from 'node:util';
import {
  decode,
  encode,
  keepEncoded,
  type ReturnedAddress,
  requireKnownFamily,
  restoreEncoded,
} from '../../address/address.js';
import { type AncillaryItem, type Control, decodeControl, encodeControl } from './ancillary.js';
import { native } from '../../addon/binding.js';
import { toBytes, toWritable } from '../../python/bytes.js';
import { controlSize, messageFlags, recvmsg, sendmsg } from '../../addon/syscalls.js';
import type { Patience } from '../descriptor.js';
import { ValueError } from '../../python/errors.js';
import { hinting } from '../../python/hint.js';
import { typeName } from '../../python/types.js';
import { takesBetween, toFormatInt, toSsize } from '../../python/arguments.js';
import { room } from '../../addon/slab.js';

type Arguments = ArrayLike<unknown>;

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

/**
 * Python: PySequence_Fast(value, refusal)
 *
 * Of text and numbers the first item is enough: nobody here has a use for it, and a list of all that
 * a gigabyte consists of would end the process.
 */
export function toList(value: unknown, refusal: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string') return value === '' ? [] : [value.charAt(0)];
  if (types.isTypedArray(value)) return value.length === 0 ? [] : [value[0]];
  const iterable = typeof value === 'object' && value !== null ? value : {};
  if (typeof (iterable as Partial<Iterable<unknown>>)[Symbol.iterator] !== 'function') {
    throw new TypeError(refusal);
  }
  return [...(iterable as Iterable<unknown>)];
}

/** Not Array.map(), which passes over holes, and takes minutes for an array that is nothing else. */
export function convertEach<T>(items: readonly unknown[], convert: (item: unknown) => T): T[] {
  const converted: T[] = [];
  for (const item of items) converted.push(convert(item));
  return converted;
}

export function toParts(msg: unknown): Uint8Array[] {
  if (types.isTypedArray(msg) && msg.length > 0) {
    const text = `a bytes-like object is required, not '${typeName(msg[0])}'`;
    throw hinting(new TypeError(text), 'sendmsg() takes an array of buffers: [buffer]');
  }
  return convertEach(toList(msg, 'sendmsg() argument 1 must be an iterable'), toBytes);
}

/** A message whose arguments have been read: it may be sent again and again. */
export interface MessageRequest {
  readonly parts: Uint8Array[];
  readonly control: Control;
  readonly flags: number;
  /** The sockaddr, or null for the peer. */
  readonly address: Uint8Array | null;
}

export function messageRequest(
  descriptor: Patience,
  args: Arguments,
  buffers: unknown,
  ancdata: unknown,
  flags: unknown,
  address: unknown,
): MessageRequest {
  const [count, bits] = sendmsgNumbers(args, flags);
  const addressed = count > 3 && address !== null;
  // Kept, for iterating over buffers and items may run calls that encode addresses too.
  const encoded = addressed ? keepEncoded(encode('sendmsg', descriptor, address)) : null;
  const parts = toParts(buffers);
  const items = count > 1 ? toList(ancdata, 'sendmsg() argument 2 must be an iterable') : [];
  return { parts, control: encodeControl(items), flags: bits, address: encoded };
}

/** What sendmsg() looks at before its address: how many arguments there are, and the flags. */
export function sendmsgNumbers(args: Arguments, flags: unknown): [count: number, flags: number] {
  const count = takesBetween('socket', 'sendmsg', 1, 4, args);
  return [count, count > 2 ? toFormatInt(flags) : 0];
}

/** A native code, or the count of bytes. */
export function transmitMessage({ fd, timeout }: Patience, request: MessageRequest): number {
  const { parts, control, flags, address } = request;
  const length = address === null ? 0 : restoreEncoded(address);
  return sendmsg(fd, parts, control.heads, control.data, flags, length, timeout);
}

/** A native code, or the count of bytes, which are in the room. */
export function receiveMessage(
  { _descriptor }: { readonly _descriptor: Patience },
  args: Arguments,
  bufsize: unknown,
  ancbufsize: unknown,
  flags: unknown,
): number {
  const [size, ancillarySize, bits] = recvmsgRequest(args, bufsize, ancbufsize, flags);
  requireKnownFamily(_descriptor);
  reserveControl(ancillarySize);
  room.reserve(size);
  const { fd, timeout } = _descriptor;
  return recvmsg(fd, room.memory, room.offset, size, control, bits, timeout);
}

export function recvmsgRequest(
  args: Arguments,
  bufsize: unknown,
  ancbufsize: unknown,
  flags: unknown,
): readonly [size: number, ancillarySize: number, flags: number] {
  const count = takesBetween('socket', 'recvmsg', 1, 3, args);
  const size = toSsize(bufsize);
  const [ancillarySize, bits] = toAncillary(count, ancbufsize, flags);
  if (size < 0) throw new ValueError('negative buffer size in recvmsg()');
  return [size, ancillarySize, bits];
}

export function receiveMessageInto(
  { _descriptor }: { readonly _descriptor: Patience },
  args: Arguments,
  buffers: unknown,
  ancbufsize: unknown,
  flags: unknown,
): number {
  const [parts, ancillarySize, bits] = recvmsgIntoRequest(args, buffers, ancbufsize, flags);
  return receiveParts(_descriptor, parts, ancillarySize, bits);
}

export function recvmsgIntoRequest(
  args: Arguments,
  buffers: unknown,
  ancbufsize: unknown,
  flags: unknown,
): readonly [parts: Uint8Array[], ancillarySize: number, flags: number] {
  const count = takesBetween('socket', 'recvmsg_into', 1, 3, args);
  const [ancillarySize, bits] = toAncillary(count, ancbufsize, flags);
  const items = toList(buffers, 'recvmsg_into() argument 1 must be an iterable');
  return [convertEach(items, toPart), ancillarySize, bits];
}

/** A message, or a part of a stream, into several buffers. */
export function receiveParts(
  descriptor: Patience,
  parts: Uint8Array[],
  ancillarySize: number,
  flags: number,
): number {
  requireKnownFamily(descriptor);
  reserveControl(ancillarySize);
  const { fd, timeout } = descriptor;
  return recvmsg(fd, parts, 0, 0, control, flags, timeout);
}

/** What is left of parts of which so many bytes have been dealt with. */
export function without(parts: readonly Uint8Array[], bytes: number): Uint8Array[] {
  let left = bytes;
  return parts.flatMap((part) => {
    const gone = Math.min(left, part.length);
    left -= gone;
    return gone < part.length ? [part.subarray(gone)] : [];
  });
}

function toPart(value: unknown): Uint8Array {
  try {
    return toWritable('recvmsg_into', value);
  } catch (error) {
    if (ArrayBuffer.isView(value)) throw error;
    throw new TypeError(
      'recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers',
      { cause: error },
    );
  }
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
  const size = controlSize();
  const flags = messageFlags();
  if (size === 0) return [[], flags, decode(descriptor) as A];
  let delivered = false;
  try {
    const rest: MessageRest<A> = [decodeControl(control, size), flags, decode(descriptor) as A];
    delivered = true;
    return rest;
  } finally {
    native.deliverDescriptors(control, size, delivered);
  }
}
