// A socket for echoes, of either kind and either version, with one way to use all four.

import socket, { type Bytes, type Inet, type MessageRest, type socket as Socket } from 'pysocket';
import { errno } from 'pysocket/builtins';
import { unpack } from '../helpers/struct';
import { type Echo, echoRequest, parseEcho } from './icmp';

export type Kind = 'datagram' | 'raw';
export type Reply = Echo & { readonly address: string; readonly ttl: number };

const V6_HOPS = socket.IPV6_HOPLIMIT;
const V4 = { proto: socket.IPPROTO_ICMP, request: 8, reply: 0 };
const V6 = { proto: socket.IPPROTO_ICMPV6, request: 128, reply: 129 };

/**
 * A datagram socket of ICMP needs no privilege, but the group of the process must be in
 * net.ipv4.ping_group_range; a raw one needs CAP_NET_RAW. As ping(8) does: the former if possible.
 */
function open(family: number, proto: number, kind: Kind | null): Socket {
  if (kind !== 'raw') {
    try {
      return socket.socket(family, socket.SOCK_DGRAM, proto);
    } catch (error) {
      const refused = error instanceof socket.OSError ? error.errno : null;
      if (kind !== null || (refused !== errno.EACCES && refused !== errno.EPROTONOSUPPORT))
        throw error;
    }
  }
  return socket.socket(family, socket.SOCK_RAW, proto);
}

export class EchoSocket {
  readonly kind: Kind;
  private readonly sock: Socket;
  private readonly id: number;
  private readonly version: typeof V4;

  /** address is what getaddrinfo() gave for the family. */
  constructor(
    private readonly family: number,
    address: Parameters<Socket['connect']>[0],
    kind: Kind | null,
  ) {
    this.version = family === socket.AF_INET6 ? V6 : V4;
    this.sock = open(family, this.version.proto, kind);
    this.kind = this.sock.type === socket.SOCK_RAW ? 'raw' : 'datagram';
    // The time to live of a reply comes beside it, as ancillary data.
    if (family === socket.AF_INET6) {
      this.sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_RECVHOPLIMIT, 1);
    } else {
      this.sock.setsockopt(socket.IPPROTO_IP, socket.IP_RECVTTL, 1);
    }
    // Connected, a socket hears of nobody else, and errors about its packets reach it.
    this.sock.connect(address);
    this.id = this.kind === 'raw' ? process.pid & 0xffff : this.port();
  }

  /** A datagram socket's number in place of a port: the kernel puts it in as the id. */
  private port(): number {
    const [, port] = this.sock.getsockname();
    return port;
  }

  send(sequence: number, data: Buffer): void {
    this.sock.send(echoRequest(this.version.request, this.id, sequence & 0xffff, data));
  }

  /** The next reply to one of ours, or null when there is none for so many seconds. */
  receive(seconds: number): Reply | null {
    const end = performance.now() + seconds * 1000;
    for (let left = seconds; left > 0; left = (end - performance.now()) / 1000) {
      this.sock.settimeout(left);
      let received: [data: Bytes, ...MessageRest<Inet>];
      try {
        received = this.sock.recvmsg(65536, 128);
      } catch (error) {
        if (error instanceof socket.timeout) return null;
        throw error;
      }
      const [packet, ancillary, , address] = received;
      const echo = parseEcho(this.withoutHeader(packet));
      // On the loopback a raw socket hears the requests too, and the replies to everybody.
      if (echo === null || echo.type !== this.version.reply || echo.id !== this.id) continue;
      const hops = ancillary.find(([, type]) => type === socket.IP_TTL || type === V6_HOPS)?.[2];
      const [ttl = 0] = hops === undefined ? [] : unpack('=i', hops);
      return { ...echo, address: address[0], ttl };
    }
    return null;
  }

  /** A raw socket of IPv4 gives the header of IP too; one of IPv6 does not. */
  private withoutHeader(packet: Buffer): Buffer {
    if (this.kind !== 'raw' || this.family === socket.AF_INET6) return packet;
    return packet.subarray(((packet[0] ?? 0) & 15) * 4);
  }

  close(): void {
    this.sock.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}
