// Ethernet frames, as far as a host needs them that is there and answers pings.

import { pack, unpack } from '../helpers/struct';

const ETHERNET = 14;
const ETHERTYPE_IP = 0x0800;
const ETHERTYPE_ARP = 0x0806;
const ARP_REQUEST = 1;
const ARP_REPLY = 2;
const IP_HEADER = 20;
const IPPROTO_ICMP = 1;
const ECHO_REQUEST = 8;
const ECHO_REPLY = 0;

/** The internet checksum, RFC 1071, of an even number of bytes or an odd one. */
function checksum(data: Buffer): number {
  let sum = 0;
  for (let at = 0; at < data.length; at += 2) sum += ((data[at] ?? 0) << 8) | (data[at + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}

export interface Answer {
  readonly frame: Buffer;
  /** What it answers, for people. */
  readonly what: string;
}

/** What a host with these addresses answers to a frame; null: nothing. */
export function answer(frame: Buffer, mac: Buffer, ip: Buffer): Answer | null {
  if (frame.length < ETHERNET) return null;
  const from = frame.subarray(6, 12);
  const [type] = unpack('!H', frame, 12);
  const body = frame.subarray(ETHERNET);
  const reply =
    type === ETHERTYPE_ARP ? arp(body, mac, ip) : type === ETHERTYPE_IP ? icmp(body, ip) : null;
  if (reply === null) return null;
  const head = Buffer.concat([from, mac, pack('!H', type)]);
  return { frame: Buffer.concat([head, reply.body]), what: reply.what };
}

interface Reply {
  readonly body: Buffer;
  readonly what: string;
}

/** Who has this address? */
function arp(body: Buffer, mac: Buffer, ip: Buffer): Reply | null {
  const [operation] = unpack('!H', body, 6);
  const [sender, asker] = [body.subarray(8, 14), body.subarray(14, 18)];
  if (operation !== ARP_REQUEST || !body.subarray(24, 28).equals(ip)) return null;
  const reply = pack('!HHBBH6s4s6s4s', 1, ETHERTYPE_IP, 6, 4, ARP_REPLY, mac, ip, sender, asker);
  return { body: reply, what: `who has ${ip.join('.')}, asks ${asker.join('.')}` };
}

/** Is this address there? The same data goes back. */
function icmp(body: Buffer, ip: Buffer): Reply | null {
  const [versionAndLength = 0, , size = 0] = unpack('!BBH', body);
  const isEcho = body[9] === IPPROTO_ICMP && body[IP_HEADER] === ECHO_REQUEST;
  if (versionAndLength !== 0x45 || !isEcho || !body.subarray(16, 20).equals(ip)) return null;
  const from = body.subarray(12, 16);
  const packet = Buffer.from(body.subarray(0, size));
  // The checksum of the header does not change when two of its addresses change places.
  packet.set(ip, 12);
  packet.set(from, 16);
  const message = packet.subarray(IP_HEADER);
  message[0] = ECHO_REPLY;
  message.writeUInt16BE(0, 2);
  message.writeUInt16BE(checksum(message), 2);
  return { body: packet, what: `ping of ${from.join('.')}, ${message.length} bytes` };
}
