/** Datagram sockets handed to dgram, and taken from it. */
import dgram from 'node:dgram';
import { once } from 'node:events';
import { from_dgram_socket, to_dgram_socket } from 'pysocket/node';
import socket from 'pysocket/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { CLOSED } from '../helpers/errors.js';
import { needHandOver } from '../helpers/hand-over.js';

beforeEach(() => needHandOver());

const FAMILIES = [
  { type: 'udp4' as const, host: '127.0.0.1', number: socket.AF_INET },
  { type: 'udp6' as const, host: '::1', number: socket.AF_INET6 },
];

describe.each(FAMILIES)('dgram and $type', ({ type, host, number }) => {
  function bound() {
    const sock = socket.socket(number, socket.SOCK_DGRAM);
    sock.bind([host, 0]);
    return sock;
  }

  it('a socket is handed over with its queue', async () => {
    const [peer, sock] = [bound(), bound()];
    const name = sock.getsockname();
    await peer.sendto(Buffer.from('early'), name);
    const made = to_dgram_socket(sock);
    expect(sock.fileno()).toBe(-1);
    const [data] = (await once(made, 'message')) as [Buffer];
    expect(data).toEqual(Buffer.from('early'));
    expect(made.address()).toMatchObject({ address: host, port: name[1] });
    made.send('back', peer.getsockname()[1], host);
    expect((await peer.recv(10)).toString()).toBe('back');
    peer.close();
    made.close();
  });

  it('a socket is taken with its name', async () => {
    const made = dgram.createSocket(type);
    made.bind(0, host);
    await once(made, 'listening');
    const { port } = made.address();
    const sock = from_dgram_socket(made);
    expect(sock.getsockname()[1]).toBe(port);
    const peer = bound();
    await peer.sendto(Buffer.from('hello'), [host, port]);
    const [data, from] = await sock.recvfrom(10);
    expect(data.toString()).toBe('hello');
    expect(from).toEqual(peer.getsockname());
    for (const each of [sock, peer]) each.close();
  });

  it('refuses what is connected, closed, or has no descriptor', () => {
    const [peer, sock] = [bound(), bound()];
    const closed = bound();
    closed.close();
    expect(() => to_dgram_socket(closed)).toThrow(expect.objectContaining(CLOSED));
    expect(() => from_dgram_socket(dgram.createSocket(type).unref())).toThrow(socket.OSError);
    return sock.connect(peer.getsockname()).then(() => {
      expect(() => to_dgram_socket(sock)).toThrow(socket.ValueError);
      expect(sock.fileno()).toBeGreaterThanOrEqual(0);
      for (const each of [sock, peer]) each.close();
    });
  });
});
