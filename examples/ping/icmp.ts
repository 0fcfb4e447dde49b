// Echo requests and replies of ICMP (RFC 792) and ICMPv6 (RFC 4443).

import { pack, unpack } from '../helpers/struct';

const HEADER = 8;

/** The Internet checksum: the complement of the sum of all 16-bit words, in ones' complement. */
export function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i += 2) sum += ((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}

export function echoRequest(type: number, id: number, sequence: number, data: Buffer): Buffer {
  const packet = Buffer.concat([pack('!BBHHH', type, 0, 0, id, sequence), data]);
  // For ICMPv6 the kernel computes it again, over addresses that only it knows.
  packet.writeUInt16BE(checksum(packet), 2);
  return packet;
}

export interface Echo {
  readonly type: number;
  readonly id: number;
  readonly sequence: number;
  readonly size: number;
}

export function parseEcho(packet: Buffer): Echo | null {
  if (packet.length < HEADER) return null;
  const [type = 0, , , id = 0, sequence = 0] = unpack('!BBHHH', packet);
  return { type, id, sequence, size: packet.length };
}
