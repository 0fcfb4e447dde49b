/** Several sockets on one descriptor number, and numbers closed without the module's knowledge. */
import { closeSync } from 'node:fs';
import net from 'node:net';
import promises from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import { CLOSED, raised } from '../../helpers/errors.js';
import { closing } from '../../helpers/flavours.js';
import { needKind, needLowestNumber } from '../../helpers/kernel.js';

const { socketpair, socket } = promises;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('two sockets on one number', () => {
  it('both receive, in whatever order they ask', async () => {
    const [a, b] = socketpair();
    const twin = socket({ fileno: a.fileno() });
    const first = a.recv(1);
    const second = twin.recv(1);
    await turn();
    await b.sendall(Buffer.from('12'));
    expect([String(await first), String(await second)].sort()).toEqual(['1', '2']);
    // This socket finds the bytes that the other has left, although nothing new has arrived.
    const third = a.recv(1);
    await turn();
    await b.sendall(Buffer.from('345'));
    expect(String(await third)).toBe('3');
    expect(String(await twin.recv(1))).toBe('4');
    expect(String(await a.recv(1))).toBe('5');
    twin.detach();
    a.close();
    b.close();
  });

  it('one that is given away leaves the other as it was', async () => {
    const [a, b] = socketpair();
    const twin = socket({ fileno: a.fileno() });
    const mine = a.recv(1);
    const his = twin.recv(1);
    await turn();
    twin.detach();
    expect(await raised(() => his)).toMatchObject(CLOSED);
    await b.sendall(Buffer.from('xy'));
    expect(String(await mine)).toBe('x');
    expect(String(await a.recv(1))).toBe('y');
    a.close();
    b.close();
  });

  it('closing one ends its calls, and those of the other, whose descriptor it was', async () => {
    const [a, b] = socketpair();
    const twin = socket({ fileno: a.fileno() });
    const calls = [a.recv(1), twin.recv(1), a.recv(1)].map((call) => raised(() => call));
    await turn();
    twin.close();
    for (const error of await Promise.all(calls)) expect(error).toMatchObject(CLOSED);
    a.detach();
    b.close();
  });

  it('a thousand messages to three sockets on one number are all received', async () => {
    needKind(promises.AF_UNIX, promises.SOCK_SEQPACKET);
    const [a, b] = socketpair(promises.AF_UNIX, promises.SOCK_SEQPACKET);
    const sockets = [a, socket({ fileno: a.fileno() }), socket({ fileno: a.fileno() })];
    const seen: number[] = [];
    const readers = sockets.map(async (sock) => {
      for (let data; (data = await sock.recv(9)).length > 0;) seen.push(Number(data));
    });
    for (let i = 0; i < 1000; i++) await b.send(Buffer.from(String(i)));
    b.close();
    await Promise.all(readers);
    expect(seen.sort((x, y) => x - y)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
    for (const sock of sockets.slice(1)) sock.detach();
    a.close();
  });
});

describe('a number that somebody else has closed', () => {
  it('serves the next socket that gets it, new or adopted', async () => {
    needLowestNumber();
    for (const adopted of [false, true]) {
      const [a, b] = socketpair();
      const call = raised(() => a.recv(1));
      await turn();
      const fd = a.fileno();
      closeSync(fd);
      // The kernel reuses the lowest free number.
      let [c, d] = socketpair();
      if (d.fileno() === fd) [c, d] = [d, c];
      expect(c.fileno()).toBe(fd);
      const sock = adopted ? socket({ fileno: c.detach() }) : c;
      const received = sock.recv(5);
      await turn();
      await d.sendall(Buffer.from('hello'));
      expect(String(await received)).toBe('hello');
      a.detach();
      expect(await call).toMatchObject(CLOSED);
      for (const s of [b, sock, d]) s.close();
    }
  });

  it('by net.Socket, that took it: the next bearer of the number waits as any other', async () => {
    needLowestNumber();
    const server = promises.create_server(['127.0.0.1', 0]);
    const client = await promises.create_connection(server.getsockname());
    const [conn] = await server.accept();
    const pending = raised(() => conn.recv(1));
    await turn();
    const fd = conn.fileno();
    const taken = new net.Socket({ fd });
    taken.destroy();
    await new Promise((resolve) => taken.once('close', resolve));
    const [c, d] = socketpair();
    const again = c.fileno() === fd ? c : d;
    expect(again.fileno()).toBe(fd);
    const received = again.recv(2);
    await turn();
    await (again === c ? d : c).sendall(Buffer.from('ok'));
    expect(String(await received)).toBe('ok');
    conn.detach();
    expect(await pending).toMatchObject(CLOSED);
    for (const s of [server, client, c, d]) closing(s);
  });
});
