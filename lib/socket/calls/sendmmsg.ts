/** The request of sendmmsg(), and a single attempt at it. */
import { type Address, encode, requireKnownFamily } from '../../address/address.js';
import { controlSpace, writeControl } from '../../addon/control.js';
import * as syscalls from '../../addon/syscalls.js';
import { takesBetween, toFormatInt, toSsize } from '../../python/arguments.js';
import { type BytesLike, toBytes } from '../../python/bytes.js';
import { ValueError } from '../../python/errors.js';
import type { Descriptor } from '../descriptor.js';
import { type AncillaryInput, encodeControl, NO_CONTROL } from './ancillary.js';
import { type Batch, isBatch, memoryOf } from './batch-memory.js';
import { convertEach, toList } from './buffers.js';
import { requireMessages } from './datagrams.js';
import type { Arguments } from './owner.js';

/**
 * A message to send: its bytes, or an array of the bytes, the destination address (null: the peer)
 * and ancillary data.
 */
export type OutgoingMessage =
  | BytesLike
  | readonly [
      data: BytesLike | readonly BytesLike[],
      address?: Address,
      ancdata?: Iterable<AncillaryInput>,
    ];

/** The parts of a message to send, which are checked when the message is encoded. */
export interface Parted {
  readonly data: unknown;
  readonly address: unknown;
  readonly ancdata: unknown;
}

/**
 * The messages of one call: a batch, or messages that were read from the arguments and may be sent
 * repeatedly.
 */
export type SendmmsgRequest = { readonly flags: number } & (
  | { readonly batch: Batch; readonly start: number }
  | { readonly batch: null; readonly messages: readonly Parted[] }
);

export function sendmmsgRequest(
  descriptor: Descriptor,
  args: Arguments,
  given: unknown,
  flags: unknown,
  from: unknown,
): SendmmsgRequest {
  const count = takesBetween('socket', 'sendmmsg', 1, 3, args);
  const bits = count > 1 ? toFormatInt(flags) : 0;
  const start = count > 2 ? toSsize(from) : 0;
  if (start < 0) throw new ValueError('negative start in sendmmsg()');
  requireMessages('sendmmsg', descriptor);
  if (!isBatch(given)) return { flags: bits, batch: null, messages: toMessages(given, start) };
  memoryOf(given);
  requireKnownFamily(descriptor);
  return { flags: bits, batch: given, start };
}

function toMessages(given: unknown, start: number): Parted[] {
  const text = 'sendmmsg() argument 1 must be a MessageBatch or an iterable of messages';
  const all = toList(given, text);
  return convertEach(start === 0 ? all : all.slice(start), toMessage);
}

function toMessage(item: unknown): Parted {
  if (!Array.isArray(item)) return { data: item, address: null, ancdata: undefined };
  if (item.length < 1 || item.length > 3) {
    throw new TypeError(`a message of sendmmsg() has 1 to 3 items, not ${item.length}`);
  }
  const [data, address = null, ancdata] = item as unknown[];
  return { data, address, ancdata };
}

/** Messages in the form that the native takes. */
export interface EncodedMessages {
  readonly parts: Uint8Array[];
  readonly heads: Int32Array;
  readonly names: Uint8Array;
  readonly control: Uint8Array;
}

const NO_BYTES = Buffer.alloc(0);

/**
 * Encodes the messages with the current state of the buffers: the program may detach them while a
 * call waits.
 */
export function encodeMessages(
  descriptor: Descriptor,
  messages: readonly Parted[],
): EncodedMessages {
  const parts: Uint8Array[] = [];
  const heads = new Int32Array(messages.length * 3);
  const names: Uint8Array[] = [];
  const controls: Uint8Array[] = [];
  let at = 0;
  for (const { data, address, ancdata } of messages) {
    const before = parts.length;
    if (Array.isArray(data)) for (const part of data as unknown[]) parts.push(toBytes(part));
    else parts.push(toBytes(data));
    heads[at++] = parts.length - before;
    const name = address === null ? NO_BYTES : encode('sendmmsg', descriptor, address);
    if (name.length > 0) names.push(name);
    heads[at++] = name.length;
    const control = ancdata === undefined ? NO_BYTES : toControl(ancdata);
    if (control.length > 0) controls.push(control);
    heads[at++] = control.length;
  }
  return { parts, heads, names: concatenated(names), control: concatenated(controls) };
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 0 ? NO_BYTES : Buffer.concat(parts);
}

function toControl(ancdata: unknown): Uint8Array {
  const items = toList(ancdata, 'ancillary data of sendmmsg() must be an iterable');
  const control = encodeControl(items);
  if (control === NO_CONTROL) return NO_BYTES;
  const { heads, data } = control;
  let space = 0;
  for (let i = 2; i < heads.length; i += 3) space += controlSpace(heads[i] ?? 0);
  const out = Buffer.alloc(space);
  writeControl(heads, data, out);
  return out;
}

/** Sends messages. Returns a native code or the number of messages sent. */
export function sendMessages(
  descriptor: Descriptor,
  request: SendmmsgRequest,
  timeout: number,
): number {
  const { flags } = request;
  if (request.batch !== null) {
    const memory = memoryOf(request.batch);
    const start = Math.min(request.start, memory.length);
    const count = memory.length - start;
    return syscalls.sendmmsgBatch(descriptor.fd, memory, start, count, flags, timeout);
  }
  const { parts, heads, names, control } = encodeMessages(descriptor, request.messages);
  // The descriptor is read after the addresses, whose getters may have closed the socket.
  return syscalls.sendmmsg(descriptor.fd, parts, heads, names, control, flags, timeout);
}
