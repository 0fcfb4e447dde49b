// What is in a frame of Ethernet, in a line.

import socket from 'pysocket';
import { unpack } from '../helpers/struct';

const ETHERNET = 14;
const [IPV4, ARP, IPV6] = [0x0800, 0x0806, 0x86dd];
const PROTOCOLS: ReadonlyMap<number, string> = new Map([
  [socket.IPPROTO_ICMP, 'ICMP'],
  [socket.IPPROTO_TCP, 'TCP'],
  [socket.IPPROTO_UDP, 'UDP'],
  [socket.IPPROTO_ICMPV6, 'ICMPv6'],
]);

const mac = (bytes: Buffer): string => bytes.toString('hex').replace(/..\B/g, '$&:');

/** Source and destination with their ports, where the protocol has some. */
function flow(from: string, to: string, protocol: number, segment: Buffer): string {
  const name = PROTOCOLS.get(protocol) ?? `protocol ${protocol}`;
  const hasPorts = protocol === socket.IPPROTO_TCP || protocol === socket.IPPROTO_UDP;
  if (!hasPorts || segment.length < 4) return `${from} > ${to} ${name}`;
  const [source, destination] = unpack('!HH', segment);
  return `${from}.${source} > ${to}.${destination} ${name}`;
}

function ipv4(packet: Buffer): string {
  if (packet.length < 20) return 'IPv4, cut';
  const [first = 0, , , , fragment = 0, , protocol = 0] = unpack('!BBHHHBB', packet);
  const address = (at: number): string => socket.inet_ntoa(packet.subarray(at, at + 4));
  // Only the first fragment has the ports.
  const header = (fragment & 0x1fff) === 0 ? (first & 15) * 4 : packet.length;
  return `IPv4 ${flow(address(12), address(16), protocol, packet.subarray(header))}`;
}

function ipv6(packet: Buffer): string {
  if (packet.length < 40) return 'IPv6, cut';
  const address = (at: number): string =>
    socket.inet_ntop(socket.AF_INET6, packet.subarray(at, at + 16));
  return `IPv6 ${flow(address(8), address(24), packet[6] ?? 0, packet.subarray(40))}`;
}

/** RFC 826, for addresses of IPv4 on Ethernet */
function arp(packet: Buffer): string {
  if (packet.length < 28) return 'ARP, cut';
  const [operation] = unpack('!H', packet, 6);
  const asker = socket.inet_ntoa(packet.subarray(14, 18));
  const wanted = socket.inet_ntoa(packet.subarray(24, 28));
  if (operation === 1) return `ARP who has ${wanted}, asks ${asker}`;
  return `ARP ${asker} is at ${mac(packet.subarray(8, 14))}`;
}

export function describe(frame: Buffer): string {
  if (frame.length < ETHERNET) return `${frame.length} bytes`;
  const [type = 0] = unpack('!H', frame, 12);
  const packet = frame.subarray(ETHERNET);
  const inside =
    type === IPV4
      ? ipv4(packet)
      : type === IPV6
        ? ipv6(packet)
        : type === ARP
          ? arp(packet)
          : `type 0x${type.toString(16).padStart(4, '0')}`;
  return `${mac(frame.subarray(6, 12))} > ${mac(frame.subarray(0, 6))} ${inside}, ${frame.length} bytes`;
}
