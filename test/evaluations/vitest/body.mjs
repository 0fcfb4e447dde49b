// The body of each test file of a pool, so that the package is evaluated for each of them.
import socket from 'pysocket';
import { to_duplex } from 'pysocket/node';
import * as promises from 'pysocket/promises';
import { expect, test, vi } from 'vitest';

test('both flavours', async () => {
  const server = promises.create_server(['127.0.0.1', 0], { backlog: 2 });
  const client = socket.create_connection(server.getsockname(), 5);
  const [conn] = await server.accept();
  client.sendall(new Uint8Array([104, 105]));
  expect(await conn.recv(10)).toEqual(Buffer.from('hi'));
  const waiting = conn.recv(10);
  client.sendall(new TextEncoder().encode('text'));
  expect(await waiting).toEqual(Buffer.from('text'));
  for (const sock of [server, client, conn]) sock.close();
});

test('errors', async () => {
  expect(Object.getPrototypeOf(socket.OSError)).toBe(Error);
  const refused = () => socket.create_connection(['127.0.0.1', 1]);
  expect(refused).toThrow(Error);
  expect(refused).toThrow(socket.ConnectionRefusedError);
  expect(() => socket.socket({ fileno: -2 })).toThrow(promises.ValueError);
  expect(() => socket.socket().send('text')).toThrow(TypeError);
});

test('after resetModules()', async () => {
  vi.resetModules();
  const other = await import('pysocket');
  const [a, b] = other.socketpair();
  expect(a).toBeInstanceOf(socket.socket);
  expect(() => expect({ a, n: 1 }).toEqual({ a, n: 2 })).toThrow();
  const duplex = to_duplex(a);
  duplex.end('streamed');
  expect(await b.promises.recv(20)).toEqual(Buffer.from('streamed'));
  duplex.destroy();
  b.close();
});
