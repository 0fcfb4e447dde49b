/** The forms of a host in an address, and the addresses that they resolve to. */
import { networkInterfaces } from 'node:os';
import socket, { type Address } from 'pysocket';
import { errno } from 'pysocket/builtins';
import { describe, expect, it } from 'vitest';
import { endpointOf, portOf, takeIPv4 } from '../helpers/addresses.js';
import { raised } from '../helpers/errors.js';
import { closing, FLAVOURS } from '../helpers/flavours.js';
import { needOption } from '../helpers/kernel.js';

const { AF_INET, AF_INET6, SOCK_DGRAM, SOL_SOCKET, SO_BROADCAST } = socket;
/** Linux's value. */
const IPV6_FLOWINFO_SEND = 33;

const local = Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
  addresses
    .filter(({ family, address }) => family === 'IPv6' && address.startsWith('fe80:'))
    .map((entry) => ({ name, address: entry.address, scopeid: entry.scopeid ?? 0 })),
);
if (local.length === 0) console.log('no link-local address here: scope ids are not tested');

describe.each(FLAVOURS)('$name', (flavour) => {
  function boundTo(family: number, address: Address) {
    const sock = closing(flavour.socket(family, SOCK_DGRAM));
    if (family === AF_INET6) takeIPv4(sock);
    sock.bind(address);
    return sock;
  }

  describe('IPv4', () => {
    it.each([
      ['', '0.0.0.0'],
      ['0.0.0.0', '0.0.0.0'],
      ['127.0.0.1', '127.0.0.1'],
      ['127.1', '127.0.0.1'],
      ['0x7f000001', '127.0.0.1'],
      ['2130706433', '127.0.0.1'],
      ['0177.0.0.1', '127.0.0.1'],
      ['localhost', '127.0.0.1'],
      ['LOCALHOST', '127.0.0.1'],
      ['１２７.0.0.1', '127.0.0.1'],
      ['127。0。0。1', '127.0.0.1'],
      [Buffer.from('127.0.0.5'), '127.0.0.5'],
      [new Uint8Array(Buffer.from('localhost')), '127.0.0.1'],
    ])('%j is %s', (host, expected) => {
      expect(endpointOf(boundTo(AF_INET, [host, 0]))[0]).toBe(expected);
    });

    it("'<broadcast>' is 255.255.255.255, as is the number", async () => {
      const sock = closing(flavour.socket(AF_INET, SOCK_DGRAM));
      for (const host of ['<broadcast>', '255.255.255.255']) {
        // Nothing is sent: without SO_BROADCAST, the kernel refuses this address and no other.
        expect(await raised(() => sock.connect([host, 9]))).toBeInstanceOf(socket.PermissionError);
      }
      sock.setsockopt(SOL_SOCKET, SO_BROADCAST, 1);
      // Keeps the broadcast on this machine.
      sock.setsockopt(SOL_SOCKET, socket.SO_DONTROUTE, 1);
      const code = await sock.connect_ex(['<broadcast>', 9]);
      if (code === 0) expect(sock.getpeername()).toEqual(['255.255.255.255', 9]);
      else console.log(`no route for broadcasts: errno ${code}`);
    });

    it('an empty host to connect to is this machine', async () => {
      const to = boundTo(AF_INET, ['127.0.0.1', 0]);
      const sock = closing(flavour.socket(AF_INET, SOCK_DGRAM));
      await sock.sendto(Buffer.from('home'), ['', portOf(to)]);
      expect((await to.recv(10)).toString()).toBe('home');
    });

    it('a name to connect and to send to is looked up', async () => {
      const to = boundTo(AF_INET, ['127.0.0.1', 0]);
      const sock = closing(flavour.socket(AF_INET, SOCK_DGRAM));
      await sock.sendto(Buffer.from('named'), ['localhost', portOf(to)]);
      expect((await to.recv(10)).toString()).toBe('named');
      await sock.sendto(Buffer.from('again'), [Buffer.from('localhost'), portOf(to)]);
      expect((await to.recv(10)).toString()).toBe('again');
      await sock.connect(['localhost', portOf(to)]);
      expect(sock.getpeername()).toEqual(['127.0.0.1', portOf(to)]);
      expect(await sock.connect_ex(['localhost', portOf(to)])).toBe(0);
    });

    it('a host of the other family does not resolve', async () => {
      const sock = closing(flavour.socket(AF_INET, SOCK_DGRAM));
      expect(await raised(() => sock.bind(['::1', 0]))).toBeInstanceOf(socket.gaierror);
    });

    it('a label that is too long is no host', async () => {
      const sock = closing(flavour.socket(AF_INET, SOCK_DGRAM));
      const host = 'a'.repeat(64);
      // The resolver can reject it without a query.
      const error = await raised(() => sock.bind([host, 0]));
      expect(error).toBeInstanceOf(socket.gaierror);
      expect(error).toMatchObject({ syscall: 'getaddrinfo', address: host });
      const long = await raised(() => sock.bind([`é${host}`, 0]));
      expect(long).toBeInstanceOf(TypeError);
      expect(long).toMatchObject({ cause: expect.any(socket.UnicodeError) as unknown });
    });
  });

  describe('IPv6', () => {
    it.each([
      ['', '::'],
      ['::', '::'],
      ['::1', '::1'],
      ['0:0:0:0:0:0:0:1', '::1'],
      ['::0.0.0.1', '::1'],
      [Buffer.from('::1'), '::1'],
      ['::ffff:127.0.0.1', '::ffff:127.0.0.1'],
      ['::FFFF:7F00:1', '::ffff:127.0.0.1'],
    ])('%j is %s', (host, expected) => {
      expect(endpointOf(boundTo(AF_INET6, [host, 0]))[0]).toBe(expected);
    });

    it('two, three or four parts', () => {
      const addresses: Address[] = [
        ['::1', 0],
        ['::1', 0, 0],
        ['::1', 0, 0, 0],
        ['::1', 0n, 0n, 0n],
      ];
      for (const address of addresses) {
        const sock = boundTo(AF_INET6, address);
        expect(sock.getsockname()).toEqual(['::1', portOf(sock), 0, 0]);
      }
    });

    it('flowinfo is kept by a connection', async () => {
      const to = boundTo(AF_INET6, ['::1', 0]);
      const sock = closing(flavour.socket(AF_INET6, SOCK_DGRAM));
      needOption(sock, socket.IPPROTO_IPV6, IPV6_FLOWINFO_SEND);
      sock.setsockopt(socket.IPPROTO_IPV6, IPV6_FLOWINFO_SEND, 0);
      await sock.connect(['::1', portOf(to), 0, 0]);
      expect(sock.getpeername()).toEqual(['::1', portOf(to), 0, 0]);
      await sock.send(Buffer.from('x'));
      expect((await to.recvfrom(1))[1]).toEqual(sock.getsockname());
    });

    it.each(local)(
      '$address has the scope of its interface $name',
      async ({ name, address, scopeid }) => {
        const numbered = boundTo(AF_INET6, [address, 0, 0, scopeid]);
        expect(numbered.getsockname()).toEqual([address, portOf(numbered), 0, scopeid]);
        // The scope in Python's tuple overrides a zone in the host, which is parsed and then dropped.
        const sock = closing(flavour.socket(AF_INET6, SOCK_DGRAM));
        // Winsock finds the interface of an address without a scope by itself.
        if (!('WSAENOTSOCK' in errno)) {
          expect(() => sock.bind([`${address}%${name}`, 0])).toThrow(socket.OSError);
        }
        sock.bind([`${address}%${name}`, 0, 0, scopeid]);
        await sock.sendto(Buffer.from('near'), [address, portOf(numbered), 0, scopeid]);
        expect(await numbered.recvfrom(10)).toEqual([Buffer.from('near'), sock.getsockname()]);
      },
    );

    it('a scope that does not exist is refused', async () => {
      const sock = closing(flavour.socket(AF_INET6, SOCK_DGRAM));
      expect(await raised(() => sock.bind(['fe80::1', 0, 0, 0x7fffffff]))).toMatchObject({
        name: 'OSError',
        syscall: 'bind',
      });
    });
  });
});
