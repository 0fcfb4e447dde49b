/** setdefaulttimeout(): the timeout of new sockets, however they are created. */
import socket from 'pysocket';
import { afterEach, describe, expect, it } from 'vitest';
import { endpointOf } from '../helpers/addresses.js';
import { raised } from '../helpers/errors.js';
import { BOTH, closing, type Flavour, socketpair } from '../helpers/flavours.js';
import { needNames, pairFamily } from '../helpers/kernel.js';
import { Peer } from '../helpers/peer.js';

afterEach(() => {
  socket.setdefaulttimeout(null);
});

/** One socket from every source. */
async function everySource({ module: socket }: Flavour) {
  const [a, b] = socket.socketpair();
  const server = socket.create_server(['127.0.0.1', 0]);
  const client = await socket.create_connection(endpointOf(server), { timeout: null });
  server.settimeout(20);
  const [conn] = await server.accept();
  return {
    socket: socket.socket(),
    socketpair: a,
    'the other of the pair': b,
    create_server: socket.create_server(['127.0.0.1', 0]),
    accept: conn,
    fromfd: socket.fromfd(server.fileno(), server.family, server.type),
    'fileno=': socket.socket({ fileno: socket.dup(server.fileno()) }),
    'a subclass': new (class Sub extends socket.socket {})(),
    server: closing(server),
    client: closing(client),
  };
}

describe.each(BOTH)('$name', (flavour) => {
  it.each([null, 0, 2.5, 1e9])('a default of %s is that of every new socket', async (timeout) => {
    socket.setdefaulttimeout(timeout);
    expect(socket.getdefaulttimeout()).toBe(timeout);
    const { server: _server, client: _client, ...sources } = await everySource(flavour);
    for (const [source, sock] of Object.entries(sources)) {
      closing(sock);
      // For a pair over the loopback, Python makes the second socket blocking.
      if (source === 'the other of the pair' && pairFamily !== socket.AF_UNIX) continue;
      expect([source, sock.gettimeout()]).toEqual([source, timeout]);
      expect([source, sock.getblocking()]).toEqual([source, timeout !== 0]);
    }
  });

  it('has an effect: a call waits no longer', async () => {
    socket.setdefaulttimeout(0.02);
    const [a] = socketpair(flavour);
    expect(await raised(() => a.recv(1))).toBeInstanceOf(socket.TimeoutError);
    socket.setdefaulttimeout(0);
    const [c] = socketpair(flavour);
    expect(await raised(() => c.recv(1))).toBeInstanceOf(socket.BlockingIOError);
  });
});

it('changes no socket that exists', () => {
  const before = closing(socket.socket());
  socket.setdefaulttimeout(3);
  expect(before.gettimeout()).toBeNull();
  const between = closing(socket.socket());
  socket.setdefaulttimeout(null);
  expect(between.gettimeout()).toBe(3);
});

it('dup() keeps the timeout of the original', () => {
  const sock = closing(socket.socket());
  sock.settimeout(8);
  socket.setdefaulttimeout(3);
  expect(closing(sock.dup()).gettimeout()).toBe(8);
});

it('SOCK_NONBLOCK wins', () => {
  needNames('SOCK_NONBLOCK');
  socket.setdefaulttimeout(3);
  const sock = closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_NONBLOCK));
  expect(sock.gettimeout()).toBe(0);
});

it('each thread has its own', async () => {
  socket.setdefaulttimeout(3);
  const peer = new Peer(`
    const before = socket.getdefaulttimeout();
    socket.setdefaulttimeout(9);
    post([before, socket.socket().gettimeout()]);`);
  expect(await peer.message()).toEqual([null, 9]);
  expect(socket.getdefaulttimeout()).toBe(3);
});
