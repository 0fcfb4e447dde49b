import { native } from '../addon/binding.js';
import { takesOne } from '../python/arguments.js';
import { publishWhere } from '../python/entry.js';
import { ValueError } from '../python/errors.js';
import { clinicTypeName } from '../python/types.js';
import type { AncillaryInput } from '../socket/calls/ancillary.js';
import { convertEach, toList } from '../socket/calls/buffers.js';
import type { Kind } from './kind.js';
import { kinds, type ReceivedMessage, type SendableMessage } from './message.js';

const known = new Map<unknown, Kind<ReceivedMessage>>(
  [...kinds].reverse().map((each) => [each.name, each]),
);

/**
 * `encode(messages, /)`
 *
 * Encodes objects like those that decode() returns into ancillary data for sendmsg() and
 * sendmmsg(): `sock.sendmsg([data], encode([{ name: 'UDP_SEGMENT', size: 1200 }]))`. Never waits.
 * See cmsg(3).
 *
 * Differs from Python: an addition.
 *
 * @param messages - for each item its `name` and the fields of its structure, or [cmsg_level,
 * cmsg_type, cmsg_data], which is kept unchanged
 * @returns [cmsg_level, cmsg_type, cmsg_data] for each of them
 * @throws ValueError for a name that is unknown, that this system lacks, or that is only received;
 * OverflowError for a number out of range, OSError for an invalid address, TypeError
 */
export function encode(messages: Iterable<SendableMessage | AncillaryInput>): AncillaryInput[];
export function encode(...args: unknown[]): AncillaryInput[] {
  takesOne('encode', args);
  return convertEach(toList(args[0], 'encode() argument 1 must be an iterable'), encodeItem);
}

function encodeItem(item: unknown): AncillaryInput {
  if (Array.isArray(item)) return item as unknown as AncillaryInput;
  if (typeof item !== 'object' || item === null) {
    throw new TypeError(`encode() argument 1 must be of messages, not ${clinicTypeName(item)}`);
  }
  const { name } = item as Partial<ReceivedMessage>;
  const kind = known.get(name);
  if (kind === undefined) throw new ValueError(`unknown message: ${String(name)}`);
  const { level, type, encode: toData } = kind;
  if (level === undefined || type === undefined) {
    throw new ValueError(`this system has no ${kind.name}`);
  }
  if (toData === undefined) throw new ValueError(`${kind.name} is only received`);
  return [level, type, toData(item as ReceivedMessage)];
}

publishWhere(native.recvmsg !== undefined, exports as object, ['encode']);
