/** Protocols of AF_INET and AF_INET6 besides TCP and UDP: an exchange, or the kernel's refusal. */
import socket from 'pysocket';
import { errno } from 'pysocket/builtins';
import { describe, expect, it } from 'vitest';
import { raised, saying, systemError } from '../../helpers/errors.js';
import { type AnySocket, closing, FLAVOURS } from '../../helpers/flavours.js';
import { needNames, refusal } from '../../helpers/kernel.js';

const { AF_INET, AF_INET6, SOCK_DGRAM, SOCK_STREAM } = socket;
const { IPPROTO_MPTCP, IPPROTO_SCTP, IPPROTO_UDPLITE } = socket;
const { EPROTONOSUPPORT, ESOCKTNOSUPPORT } = errno;

const FAMILIES = [
  ['AF_INET', AF_INET, '127.0.0.1'],
  ['AF_INET6', AF_INET6, '::1'],
] as const;

for (const flavour of FLAVOURS) {
  describe.each(FAMILIES)(`%s, ${flavour.name}`, (_name, family, host) => {
    const open = (type: number, proto: number): AnySocket =>
      closing(flavour.socket(family, type, proto));

    async function echo(proto: number): Promise<void> {
      const listener = open(SOCK_STREAM, proto);
      listener.bind([host, 0]);
      listener.listen();
      const client = open(SOCK_STREAM, proto);
      await client.connect(listener.getsockname());
      const [accepted, address] = await listener.accept();
      const server = closing(accepted);
      server.settimeout(20);
      expect(address).toEqual(client.getsockname());
      expect(client.getpeername()).toEqual(listener.getsockname());
      await client.sendall(Buffer.from('there'));
      expect((await server.recv(100)).toString()).toBe('there');
      await server.sendall(Buffer.from('and back'));
      expect((await client.recv(100)).toString()).toBe('and back');
      expect([client.proto, server.proto]).toEqual([proto, proto]);
      client.close();
      expect((await server.recv(100)).length).toBe(0);
    }

    it.each([
      ['MPTCP', IPPROTO_MPTCP],
      ['SCTP', IPPROTO_SCTP],
    ])('%s', async (protocol, proto) => {
      needNames(`IPPROTO_${protocol}`);
      const refused = refusal(family, SOCK_STREAM, proto);
      if (refused === null) return echo(proto);
      expect(refused).toBe(EPROTONOSUPPORT);
      expect(await raised(() => open(SOCK_STREAM, proto))).toMatchObject({
        ...saying(systemError('EPROTONOSUPPORT'), 'Protocol not supported'),
      });
    });

    it('a client of MPTCP talks to a server of TCP', async () => {
      needNames('IPPROTO_MPTCP');
      const listener = open(SOCK_STREAM, 0);
      listener.bind([host, 0]);
      listener.listen();
      const refused = refusal(family, SOCK_STREAM, IPPROTO_MPTCP);
      if (refused !== null) return expect(refused).toBe(EPROTONOSUPPORT);
      const client = open(SOCK_STREAM, IPPROTO_MPTCP);
      await client.connect(listener.getsockname());
      const server = closing((await listener.accept())[0]);
      await client.sendall(Buffer.from('plain'));
      expect((await server.recv(100)).toString()).toBe('plain');
    });

    it('UDP-Lite, with a checksum over a part of it', async () => {
      needNames('IPPROTO_UDPLITE');
      const refused = refusal(family, SOCK_DGRAM, IPPROTO_UDPLITE);
      if (refused !== null) return expect(refused).toBe(EPROTONOSUPPORT);
      const [a, b] = [open(SOCK_DGRAM, IPPROTO_UDPLITE), open(SOCK_DGRAM, IPPROTO_UDPLITE)];
      for (const sock of [a, b]) sock.bind([host, 0]);
      a.setsockopt(IPPROTO_UDPLITE, socket.UDPLITE_SEND_CSCOV, 12);
      expect(a.getsockopt(IPPROTO_UDPLITE, socket.UDPLITE_SEND_CSCOV)).toBe(12);
      b.setsockopt(IPPROTO_UDPLITE, socket.UDPLITE_RECV_CSCOV, 10);
      await a.sendto(Buffer.from('lightly covered'), b.getsockname());
      const [data, address] = await b.recvfrom(100);
      expect([data.toString(), address]).toEqual(['lightly covered', a.getsockname()]);
      // The receiver drops a datagram with too little coverage and receives the next one.
      b.setsockopt(IPPROTO_UDPLITE, socket.UDPLITE_RECV_CSCOV, 14);
      await a.sendto(Buffer.from('dropped'), b.getsockname());
      a.setsockopt(IPPROTO_UDPLITE, socket.UDPLITE_SEND_CSCOV, 14);
      await a.sendto(Buffer.from('well covered'), b.getsockname());
      expect((await b.recv(100)).toString()).toBe('well covered');
      // UDP is a different protocol, in which that port is unused.
      const udp = open(SOCK_DGRAM, 0);
      await udp.connect(b.getsockname());
      await udp.send(Buffer.from('x'));
      expect(await raised(() => udp.recv(100))).toMatchObject({ code: 'ECONNREFUSED' });
    });

    it('SCTP in messages', async () => {
      const type = socket.SOCK_SEQPACKET;
      const refused = refusal(family, type, IPPROTO_SCTP);
      if (refused !== null) return expect([EPROTONOSUPPORT, ESOCKTNOSUPPORT]).toContain(refused);
      const server = open(type, IPPROTO_SCTP);
      server.bind([host, 0]);
      server.listen();
      const client = open(type, IPPROTO_SCTP);
      await client.sendto(Buffer.from('message'), server.getsockname());
      expect((await server.recv(100)).toString()).toBe('message');
    });
  });
}
