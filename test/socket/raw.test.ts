/** Raw sockets: an ICMP echo on the loopback, if the process may create them. */
import socket from 'pysocket';
import { describe, expect, it } from 'vitest';
import { raised } from '../helpers/errors.js';
import { closing, FLAVOURS } from '../helpers/flavours.js';
import { protocolTold } from '../helpers/kernel.js';
import { ownNetwork, reasonAgainstNetwork } from '../helpers/network.js';

const { AF_INET, AF_INET6, IPPROTO_ICMP, IPPROTO_ICMPV6, IPPROTO_UDP, SOCK_DGRAM, SOCK_RAW } =
  socket;
const ECHO = 8;
const ECHO_REPLY = 0;
const ECHO_6 = 128;
const ECHO_REPLY_6 = 129;

/** Prints and returns why a kind of socket cannot be created; null if it can. */
function hindrance(family: number, type: number, proto: number): string | null {
  try {
    socket.socket(family, type, proto).close();
    return null;
  } catch (error) {
    console.log(`no socket(${family}, ${type}, ${proto}): ${String(error)}`);
    return String(error);
  }
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i += 2) sum += bytes.readUInt16BE(i);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}

function echo(type: number, id: number, text: string): Buffer {
  const packet = Buffer.concat([Buffer.alloc(8), Buffer.from(text)]);
  packet[0] = type;
  packet.writeUInt16BE(id, 4);
  packet.writeUInt16BE(1, 6);
  // For ICMPv6, the kernel computes the checksum itself.
  if (type === ECHO) packet.writeUInt16BE(checksum(packet), 2);
  return packet;
}

const id = process.pid & 0xffff;
const text = 'an even number of bytes.';

describe.skipIf(hindrance(AF_INET, SOCK_RAW, IPPROTO_ICMP) !== null).each(FLAVOURS)(
  'ICMP, $name',
  (flavour) => {
    it('loopback answers an echo', async () => {
      const sock = closing(flavour.socket(AF_INET, SOCK_RAW, IPPROTO_ICMP));
      sock.settimeout(20);
      expect(await sock.sendto(echo(ECHO, id, text), ['127.0.0.1', 0])).toBe(8 + text.length);
      for (;;) {
        const [packet, address] = await sock.recvfrom(2000);
        const header = ((packet[0] ?? 0) & 15) * 4;
        const message = packet.subarray(header);
        // Every raw socket receives every packet, including the request.
        if (message[0] !== ECHO_REPLY || message.readUInt16BE(4) !== id) continue;
        expect(address).toEqual(['127.0.0.1', 0]);
        expect(message.subarray(8).toString()).toBe(text);
        break;
      }
    });

    it('fileno= knows a raw socket', () => {
      const sock = flavour.socket(AF_INET, SOCK_RAW, IPPROTO_ICMP);
      sock.bind(['127.0.0.1', 0]);
      const again = closing(flavour.wrap(sock.detach()));
      const proto = protocolTold(IPPROTO_ICMP);
      expect([again.family, again.type, again.proto]).toEqual([AF_INET, SOCK_RAW, proto]);
    });

    it('a raw UDP socket sees the headers', async () => {
      const raw = closing(flavour.socket(AF_INET, SOCK_RAW, IPPROTO_UDP));
      raw.settimeout(20);
      const to = closing(flavour.socket(AF_INET, SOCK_DGRAM));
      to.bind(['127.0.0.1', 0]);
      const from = closing(flavour.socket(AF_INET, SOCK_DGRAM));
      await from.sendto(Buffer.from('seen'), to.getsockname());
      const port = to.getsockname()[1];
      for (;;) {
        const packet = await raw.recv(2000);
        const segment = packet.subarray(((packet[0] ?? 0) & 15) * 4);
        if (segment.readUInt16BE(2) !== port) continue;
        expect(segment.subarray(8).toString()).toBe('seen');
        break;
      }
    });
  },
);

describe.skipIf(hindrance(AF_INET6, SOCK_RAW, IPPROTO_ICMPV6) !== null).each(FLAVOURS)(
  'ICMPv6, $name',
  (flavour) => {
    it('loopback answers an echo', async () => {
      const sock = closing(flavour.socket(AF_INET6, SOCK_RAW, IPPROTO_ICMPV6));
      sock.settimeout(20);
      await sock.sendto(echo(ECHO_6, id, text), ['::1', 0]);
      for (;;) {
        const [message, address] = await sock.recvfrom(2000);
        if (message[0] !== ECHO_REPLY_6 || message.readUInt16BE(4) !== id) continue;
        expect(address).toEqual(['::1', 0, 0, 0]);
        expect(message.subarray(8).toString()).toBe(text);
        break;
      }
    });
  },
);

describe.skipIf(reasonAgainstNetwork() !== null).each(FLAVOURS)('ping, $name', (flavour) => {
  const network = ownNetwork();
  const allow = (groups: string): void =>
    network().write('/proc/sys/net/ipv4/ping_group_range', groups);
  const KINDS = [
    ['ICMP', AF_INET, IPPROTO_ICMP, '127.0.0.1', ECHO, ECHO_REPLY],
    ['ICMPv6', AF_INET6, IPPROTO_ICMPV6, '::1', ECHO_6, ECHO_REPLY_6],
  ] as const;

  it.each(KINDS)('%s: an echo has the number of the socket for its id', async (...kind) => {
    const [, family, proto, host, request, reply] = kind;
    allow('0 0');
    const [sock, other] = [SOCK_DGRAM, SOCK_DGRAM].map((type) =>
      network().socket(flavour, family, type, proto),
    );
    for (const each of [sock, other]) await each?.connect([host, 0]);
    const [, number] = sock?.getsockname();
    expect(number).toBeGreaterThan(0);
    // The kernel ignores the id in the packet, and the other socket does not receive the reply.
    await sock?.send(echo(request, 0, text));
    const [message = Buffer.alloc(8), address] = (await sock?.recvfrom(2000)) ?? [];
    expect([message[0], message.readUInt16BE(4)]).toEqual([reply, number]);
    expect(message.subarray(8).toString()).toBe(text);
    expect(address).toMatchObject({ 0: host, 1: 0 });
    other?.setblocking(false);
    expect(await raised(() => other?.recv(2000))).toBeInstanceOf(socket.BlockingIOError);
  });

  it.each(KINDS)('%s: what is no echo is refused', async (_name, family, proto, host) => {
    allow('0 0');
    const sock = network().socket(flavour, family, SOCK_DGRAM, proto);
    await sock.connect([host, 0]);
    expect(await raised(() => sock.send(echo(3, 0, text)))).toMatchObject({ errno: 22 });
  });

  it.each(KINDS)('%s: a group that is not allowed has none', async (_name, family, proto) => {
    allow('1 0');
    const error = await raised(() => network().socket(flavour, family, SOCK_DGRAM, proto));
    expect(error).toBeInstanceOf(socket.PermissionError);
    expect(error).toMatchObject({ errno: 13 });
  });
});
