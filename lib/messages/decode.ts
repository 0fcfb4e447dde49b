import { native } from '../addon/binding.js';
import { toBytes } from '../python/bytes.js';
import { publishWhere } from '../python/entry.js';
import { clinicTypeName } from '../python/types.js';
import { takesOne, toFormatInt } from '../python/arguments.js';
import type { AncillaryInput } from '../socket/calls/ancillary.js';
import { convertEach, toList } from '../socket/calls/buffers.js';
import type { Kind } from './kind.js';
import { type DecodedMessage, kinds, type ReceivedMessage } from './message.js';

/** The kinds by level and type. Two names may share a number and differ in the size of their structures. */
const known = new Map<number, Map<number, Kind<ReceivedMessage>[]>>();
for (const each of kinds) {
  const { level, type } = each;
  if (level === undefined || type === undefined) continue;
  const types = known.get(level) ?? new Map<number, Kind<ReceivedMessage>[]>();
  known.set(level, types.set(type, [...(types.get(type) ?? []), each]));
}

/**
 * `decode(ancdata, /)`
 *
 * Decodes the ancillary data of recvmsg(), recvmsg_into() or MessageBatch.ancillary() into an
 * object for each item. Its `name` is that of the item's type in the system's headers, and its
 * fields are those of the item's structure: `{ name: 'IP_TTL', ttl: 64 }`. Never waits. See
 * cmsg(3), ip(7), ipv6(7), udp(7), unix(7), socket(7).
 *
 * Differs from Python: an addition.
 *
 * @param ancdata - [cmsg_level, cmsg_type, cmsg_data] for each item
 * @returns an object for each item; an item that is unknown or too short is returned unchanged
 * @throws TypeError for an argument that is not ancillary data
 */
export function decode(ancdata: Iterable<AncillaryInput>): DecodedMessage[];
export function decode(...args: unknown[]): DecodedMessage[] {
  takesOne('decode', args);
  return convertEach(toList(args[0], 'decode() argument 1 must be an iterable'), decodeItem);
}

function decodeItem(item: unknown): DecodedMessage {
  if (!Array.isArray(item) || item.length !== 3) {
    const text = 'decode() argument 1 must be of [cmsg_level, cmsg_type, cmsg_data]';
    throw new TypeError(`${text}, not ${clinicTypeName(item)}`);
  }
  const [level, type, given] = item as unknown[];
  const numbers = [toFormatInt(level), toFormatInt(type)] as const;
  const data = Buffer.from(toBytes(given));
  const kind = known
    .get(numbers[0])
    ?.get(numbers[1])
    ?.find(({ least }) => data.length >= least);
  return kind === undefined ? [...numbers, data] : kind.decode(data);
}

publishWhere(native.recvmsg !== undefined, exports as object, ['decode']);
