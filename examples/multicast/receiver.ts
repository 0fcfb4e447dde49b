// Prints what is sent to a group: node receiver.js [group [port [interface]]]
//
// The group may be of IPv4 (239.1.2.3) or of IPv6 (ff02::1234). An empty datagram ends it.

import socket from 'pysocket';
import { tellPort } from '../helpers/address';
import { print } from '../helpers/print';
import { unpack } from '../helpers/struct';
import { addressOf, join, readGroup } from './group';

const group = readGroup(process.argv.slice(2));
const isV6 = group.family === socket.AF_INET6;

using sock = socket.socket(group.family, socket.SOCK_DGRAM);
// Several receivers on one machine share the port, and each hears everything.
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1);
// Bound to the group, the socket hears nothing that was sent to this machine alone.
sock.bind(addressOf(group));
join(sock, group);
if (isV6) sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_RECVHOPLIMIT, 1);
else sock.setsockopt(socket.IPPROTO_IP, socket.IP_RECVTTL, 1);

print(`Listening to ${group.address}`);
tellPort(sock);
while (true) {
  const [data, ancillary, , from] = sock.recvmsg(65536, 128);
  if (data.length === 0) break;
  const hops = ancillary[0]?.[2];
  const limit = hops === undefined ? '?' : unpack('=i', hops)[0];
  print(`${from[0]}, ${limit} hops: ${data.toString()}`);
}
