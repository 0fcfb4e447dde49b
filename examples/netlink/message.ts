// Messages of netlink(7), as rtnetlink(7) uses them: a header, a fixed part, attributes.

import { pack, unpack } from '../helpers/struct';

const HEADER = 16;

export interface Message {
  readonly type: number;
  readonly sequence: number;
  readonly body: Buffer;
}

/** Everything in a message begins at a multiple of 4. */
const aligned = (size: number): number => (size + 3) & ~3;

export function request(type: number, flags: number, sequence: number, body: Buffer): Buffer {
  return Buffer.concat([pack('=IHHII', HEADER + body.length, type, flags, sequence, 0), body]);
}

/** One datagram has many messages. */
export function* messages(datagram: Buffer): Generator<Message> {
  for (let at = 0; at + HEADER <= datagram.length;) {
    const [size = 0, type = 0, , sequence = 0] = unpack('=IHHI', datagram, at);
    if (size < HEADER) throw new Error('a message without an end');
    yield { type, sequence, body: datagram.subarray(at + HEADER, at + size) };
    at += aligned(size);
  }
}

/** The attributes behind the fixed part, by type. */
export function attributes(body: Buffer, fixedSize: number): Map<number, Buffer> {
  const found = new Map<number, Buffer>();
  for (let at = aligned(fixedSize); at + 4 <= body.length;) {
    const [size = 0, type = 0] = unpack('=HH', body, at);
    if (size < 4) throw new Error('an attribute without an end');
    found.set(type, body.subarray(at + 4, at + size));
    at += aligned(size);
  }
  return found;
}
