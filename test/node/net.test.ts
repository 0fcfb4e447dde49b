/** Sockets handed to net, and taken from it. */
import { once } from 'node:events';
import net from 'node:net';
import blocking from 'pysocket';
import { from_net_server, from_net_socket, to_net_server, to_net_socket } from 'pysocket/node';
import socket from 'pysocket/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { CLOSED, raised } from '../helpers/errors.js';
import { needHandOver } from '../helpers/hand-over.js';
import { temporaryPath } from '../helpers/temporary.js';

beforeEach(() => needHandOver());

type Name = [string, number];
type Sock = InstanceType<typeof socket.socket>;

const FAMILIES = [
  { family: 'inet', address: () => ['127.0.0.1', 0] as Name, number: socket.AF_INET },
  { family: 'inet6', address: () => ['::1', 0] as Name, number: socket.AF_INET6 },
  { family: 'unix', address: () => temporaryPath(), number: socket.AF_UNIX },
];

function listen(family: number, address: Name | string): Sock {
  const server = socket.socket(family);
  server.bind(address);
  server.listen();
  return server;
}

async function connected(family: number, address: Name | string): Promise<[Sock, Sock]> {
  const server = listen(family, address);
  const client = socket.socket(family);
  await client.connect(server.getsockname());
  const [conn] = await server.accept();
  server.close();
  return [client, conn];
}

describe.each(FAMILIES)('net and $family', ({ address, number }) => {
  it('a connection is handed over with what it has not received yet', async () => {
    const [client, conn] = await connected(number, address());
    await client.sendall(Buffer.from('early'));
    const fd = conn.fileno();
    const stream = to_net_socket(conn);
    expect(conn.fileno()).toBe(-1);
    const [data] = (await once(stream, 'data')) as [Buffer];
    expect(data).toEqual(Buffer.from('early'));
    stream.end('bye');
    expect(await client.recv(10)).toEqual(Buffer.from('bye'));
    client.close();
    await once(stream, 'close');
    expect(() => blocking.dup(fd)).toThrow(expect.objectContaining(CLOSED));
  });

  it('a listener is handed over', async () => {
    const sock = listen(number, address());
    const name = sock.getsockname();
    const server = to_net_server(sock, {}, (stream) => stream.end('hello'));
    expect(sock.fileno()).toBe(-1);
    const client = socket.socket(number);
    await client.connect(name);
    expect(await client.recv(10)).toEqual(Buffer.from('hello'));
    client.close();
    server.close();
    await once(server, 'close');
  });

  it('a connection is taken, and the peer notices nothing', async () => {
    const server = listen(number, address());
    const name = server.getsockname();
    const stream = net.connect(typeof name === 'string' ? { path: name } : toPlace(name as Name));
    const [peer] = await server.accept();
    if (stream.connecting) await once(stream, 'connect');
    const sock = from_net_socket(stream);
    expect(stream.destroyed).toBe(true);
    expect(sock.family).toBe(number);
    await peer.sendall(Buffer.from('hello'));
    expect(await sock.recv(10)).toEqual(Buffer.from('hello'));
    expect(sock.blocking.getblocking()).toBe(true);
    await sock.sendall(Buffer.from('x'));
    expect(await peer.recv(10)).toEqual(Buffer.from('x'));
    for (const each of [server, peer, sock]) each.close();
  });

  it('a listener is taken, with its queue', async () => {
    const server = net.createServer();
    const place = address();
    server.listen(typeof place === 'string' ? { path: place } : toPlace(place));
    await once(server, 'listening');
    const sock = from_net_server(server);
    const client = socket.socket(number);
    // Node unlinks the path of a server that it closes.
    if (typeof place !== 'string') {
      const connecting = client.connect(sock.getsockname());
      const [conn] = await sock.accept();
      await connecting;
      conn.close();
    } else {
      expect(await raised(() => client.connect(place))).toMatchObject({ code: 'ENOENT' });
    }
    client.close();
    sock.close();
  });
});

function toPlace([host, port]: Name): net.TcpNetConnectOpts {
  return { host, port };
}

describe('net refuses', () => {
  it('what is closed, not connected, connected, of another kind, no socket', () => {
    const closed = socket.socket();
    closed.close();
    expect(() => to_net_socket(closed)).toThrow(expect.objectContaining(CLOSED));
    const fresh = socket.socket();
    expect(() => to_net_socket(fresh)).toThrow(expect.objectContaining({ code: 'ENOTCONN' }));
    expect(fresh.fileno()).toBeGreaterThanOrEqual(0);
    const [a, b] = socket.socketpair();
    expect(() => to_net_server(a)).toThrow(socket.ValueError);
    const udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
    expect(() => to_net_socket(udp)).toThrow(socket.ValueError);
    expect(() => to_net_server(udp)).toThrow(socket.ValueError);
    expect(() => to_net_socket({} as Sock)).toThrow(TypeError);
    for (const sock of [fresh, a, b, udp]) sock.close();
  });

  it('a stream that holds bytes, connects, or has no descriptor', async () => {
    const [near, far] = blocking.socketpair();
    const stream = to_net_socket(near);
    far.sendall(Buffer.from('kept'));
    await once(stream, 'readable');
    expect(() => from_net_socket(stream)).toThrow(/bytes that would be lost/);
    expect(String(stream.read())).toBe('kept');
    const sock = from_net_socket(stream);
    expect(() => from_net_socket(stream)).toThrow(socket.OSError);
    expect(() => from_net_server(net.createServer())).toThrow(socket.OSError);
    const connecting = net.connect(1, '127.0.0.1');
    connecting.on('error', () => undefined);
    expect(() => from_net_socket(connecting)).toThrow(/not connected yet/);
    connecting.destroy();
    sock.close();
    far.close();
  });
});

describe('net takes', () => {
  it('sockets of the blocking flavour, whose waiting calls end', async () => {
    const [near, far] = blocking.socketpair();
    const pending = raised(() => near.promises.recv(1));
    const stream = to_net_socket(near);
    expect(await pending).toMatchObject(CLOSED);
    stream.end('hello');
    expect(far.recv(10)).toHaveLength(5);
    far.close();
    stream.resume();
    await once(stream, 'close');
  });
});
