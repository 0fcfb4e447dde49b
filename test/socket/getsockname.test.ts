/** getsockname() and getpeername() in every family. */
import socket, { type ReturnedAddress } from 'pysocket';
import { errno } from 'pysocket/builtins';
import { expect, it } from 'vitest';
import { raised } from '../helpers/errors.js';
import { skip } from '../helpers/lacking.js';
import {
  CONNECTING,
  DATAGRAMS,
  bound,
  everywhere,
  open,
  pair,
  TRANSPORTS,
} from '../helpers/transports.js';

const { AF_INET, AF_INET6 } = socket;

/** Winsock refuses to tell the name of an unbound socket. */
const namesTheUnnamed = !('WSAENOTSOCK' in errno);

function unnamed(family: number): unknown {
  if (family === AF_INET) return ['0.0.0.0', 0];
  return family === AF_INET6 ? ['::', 0, 0, 0] : '';
}

everywhere(TRANSPORTS, (flavour, transport) => {
  it('a new socket has the empty name', () => {
    const sock = open(flavour, transport);
    if (!namesTheUnnamed) skip('a socket without a name has none to tell');
    expect(sock.getsockname()).toEqual(unnamed(transport.family));
  });

  it('a bound socket has the name that it was given', () => {
    const sock = open(flavour, transport);
    const address = transport.address();
    sock.bind(address);
    const name = sock.getsockname();
    if (!Array.isArray(name) || !Array.isArray(address)) {
      expect(name).toEqual(address);
      return;
    }
    expect(name[0]).toBe(address[0]);
    expect(name[1]).toBeGreaterThan(0);
    expect(name).toHaveLength(transport.family === AF_INET6 ? 4 : 2);
  });

  it('the name can be used as an address', async () => {
    const named = bound(flavour, transport);
    if (transport.connects) named.listen();
    const other = open(flavour, transport);
    await other.connect(named.getsockname());
    expect(other.getpeername()).toEqual(named.getsockname());
  });

  it('what one end calls its own name the other calls its peer', async () => {
    const [a, b] = await pair(flavour, transport);
    expect(a.getpeername()).toEqual(b.getsockname());
    expect(b.getpeername()).toEqual(a.getsockname());
  });

  it('without a peer there is no name of it', async () => {
    for (const sock of [open(flavour, transport), bound(flavour, transport)]) {
      expect(await raised(() => sock.getpeername())).toMatchObject({
        name: 'OSError',
        code: 'ENOTCONN',
        syscall: 'getpeername',
      });
    }
  });

  it('a name is a new object each time', async () => {
    const sock = bound(flavour, transport);
    const [first, second] = [sock.getsockname<ReturnedAddress>(), sock.getsockname()];
    if (Array.isArray(first)) first.reverse();
    else if (Buffer.isBuffer(first)) first.fill(1);
    expect(sock.getsockname()).toEqual(second);
  });
});

everywhere(CONNECTING, (flavour, transport) => {
  it('a name outlives the peer on neither side but the own', async () => {
    const [a, b] = await pair(flavour, transport);
    const [own, peer] = [b.getsockname(), b.getpeername()];
    a.close();
    expect(await b.recv(1)).toHaveLength(0);
    expect(b.getsockname()).toEqual(own);
    expect(b.getpeername()).toEqual(peer);
  });
});

everywhere(
  DATAGRAMS.filter(({ family }) => family !== socket.AF_UNIX),
  (flavour, transport) => {
    it('connect() gives a datagram socket a name', async () => {
      const to = bound(flavour, transport);
      const sock = open(flavour, transport);
      await sock.connect(to.getsockname());
      const [host, port] = sock.getsockname();
      expect(host).toBe(to.getsockname()[0]);
      expect(port).toBeGreaterThan(0);
    });

    it('sendto() gives a datagram socket a port', async () => {
      const to = bound(flavour, transport);
      const sock = open(flavour, transport);
      await sock.sendto(Buffer.from('x'), to.getsockname());
      const [, sender] = await to.recvfrom(1);
      const port = sock.getsockname()[1];
      expect(port).toBeGreaterThan(0);
      expect((sender as [string, number])[1]).toBe(port);
    });
  },
);
