// What IPv4 and IPv6 call differently about a group.

import socket, { type Inet, type Inet6, type socket as Socket } from 'pysocket';
import { pack } from '../helpers/struct';

export interface Group {
  readonly address: string;
  readonly port: number;
  readonly family: number;
  /** The index of the interface, 0 for the one that the system chooses. */
  readonly interfaceIndex: number;
}

/** From the command line: group, port, and the name of an interface. */
export function readGroup(args: readonly string[]): Group {
  const [address = '239.1.2.3', port = '5007', name = ''] = args;
  return {
    address,
    port: Number(port),
    family: address.includes(':') ? socket.AF_INET6 : socket.AF_INET,
    interfaceIndex: name === '' ? 0 : socket.if_nametoindex(name),
  };
}

/** Where to bind, and to send to. */
export function addressOf({ address, family, port, interfaceIndex }: Group): Inet | Inet6 {
  return family === socket.AF_INET ? [address, port] : [address, port, 0, interfaceIndex];
}

/** struct ip_mreqn: group, own address (any), interface */
function membership4(group: Group): Buffer {
  const address = socket.inet_pton(socket.AF_INET, group.address);
  return pack('=4s4si', address, Buffer.alloc(4), group.interfaceIndex);
}

/** struct ipv6_mreq: group, interface */
function membership6(group: Group): Buffer {
  const address = socket.inet_pton(socket.AF_INET6, group.address);
  return pack('=16sI', address, group.interfaceIndex);
}

/** Asks to be given what is sent to the group. */
export function join(sock: Socket, group: Group): void {
  if (group.family === socket.AF_INET6) {
    sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP, membership6(group));
  } else {
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, membership4(group));
  }
}

/** Where what is sent to the group leaves, how far it goes, and whether this machine hears it. */
export function prepareToSend(sock: Socket, group: Group, hops: number, loop: boolean): void {
  if (group.family === socket.AF_INET6) {
    sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_IF, group.interfaceIndex);
    sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_HOPS, hops);
    sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_LOOP, loop);
  } else {
    const which = pack('=4x4xi', group.interfaceIndex);
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, which);
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, hops);
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, loop);
  }
}
