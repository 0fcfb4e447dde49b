/** Converts ancillary data between lists of (cmsg_level, cmsg_type, cmsg_data) and control messages. */
import { controlSpace, nextControl } from '../../addon/control.js';
import { type Bytes, type BytesLike, toBytes } from '../../python/bytes.js';
import { OSError } from '../../python/errors.js';
import { toThreeItems } from '../../python/three-items.js';
import type { Integer } from '../../python/types.js';
import { toFormatInt } from '../../python/arguments.js';

/** A received control message. */
export type AncillaryItem = [cmsg_level: number, cmsg_type: number, cmsg_data: Bytes];
/** A control message to send. */
export type AncillaryInput = readonly [
  cmsg_level: Integer,
  cmsg_type: Integer,
  cmsg_data: BytesLike,
];

const SOCKLEN_MAX = 0x7fffffff;

/** Control messages as natives take them: [level, type, size] of each one, and the data of all. */
export interface Control {
  readonly heads: Int32Array;
  readonly data: Uint8Array;
}

export const NO_CONTROL: Control = { heads: new Int32Array(0), data: new Uint8Array(0) };

export function encodeControl(items: readonly unknown[]): Control {
  if (items.length === 0) return NO_CONTROL;
  const heads: number[] = [];
  const parts: Uint8Array[] = [];
  let space = 0;
  for (const item of items) {
    const [level, type, data] = toItem(item);
    space += controlSpace(data.length);
    if (data.length > SOCKLEN_MAX) throw new OSError('ancillary data item too large');
    if (space > SOCKLEN_MAX) throw new OSError('too much ancillary data');
    heads.push(level, type, data.length);
    parts.push(data);
  }
  return { heads: Int32Array.from(heads), data: Buffer.concat(parts) };
}

function toItem(item: unknown): [level: number, type: number, data: Uint8Array] {
  const [level, type, data] = toThreeItems('[sendmsg() ancillary data items]() argument', item);
  return [toFormatInt(level), toFormatInt(type), toBytes(data)];
}

const head = new Int32Array(4);

/** Returns the control messages that recvmsg(2) left in the first `size` bytes of a buffer. */
export function decodeControl(control: Uint8Array, size: number): AncillaryItem[] {
  const items: AncillaryItem[] = [];
  for (let at = 0; (at = nextControl(control, size, at, head)) > 0;) {
    const [level = 0, type = 0, offset = 0, length = 0] = head;
    items.push([level, type, Buffer.from(control.subarray(offset, offset + length))]);
  }
  return items;
}
