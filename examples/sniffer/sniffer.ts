// Prints the frames of a network interface: node sniffer.js interface [count [protocol [port]]]
//
// The protocol is one of ip, ip6, arp, icmp, icmp6, tcp, tcp6, udp and udp6. The kernel looks at each
// frame with a program that this one gives it (filter.ts), so that others do not even wake it. Needs
// CAP_NET_RAW. A count of 0 means until Ctrl+C.

import socket, { type Packet } from 'pysocket';
import { print } from '../helpers/print';
import { compile } from './filter';
import { describe } from './frame';

const DIRECTIONS: ReadonlyMap<number, string> = new Map([
  [socket.PACKET_HOST, 'in'],
  [socket.PACKET_BROADCAST, 'broadcast'],
  [socket.PACKET_MULTICAST, 'multicast'],
  [socket.PACKET_OTHERHOST, 'other'],
  [socket.PACKET_OUTGOING, 'out'],
]);

const [name = 'lo', count = '0', protocol, port] = process.argv.slice(2);

// Without a protocol it receives nothing before bind(): no frame comes past the filter.
using sock = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0);
if (protocol !== undefined) {
  socket.attach_filter(sock, compile(protocol, port === undefined ? null : Number(port)));
}
sock.bind([name, socket.ETH_P_ALL]);

print(`Listening on ${name}`);
for (let seen = 0; seen < Number(count) || Number(count) === 0; seen++) {
  const [frame, [link, , type]] = sock.recvfrom<Packet>(65536);
  print(`${link} ${DIRECTIONS.get(type) ?? type} ${describe(frame)}`);
}
