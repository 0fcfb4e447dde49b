/** Promise lookups of names, on another thread: by functions, and by calls with an address. */
import socket from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import { raised } from '../helpers/errors.js';

const hello = Buffer.from('hello');

describe('the resolver', () => {
  it('is asked elsewhere', async () => {
    const [[family, , , , name] = [0, 0, 0, '', '']] = await socket.getaddrinfo('localhost', 80);
    expect([socket.AF_INET, socket.AF_INET6]).toContain(family);
    expect(name).toContain(80);
    expect(await socket.gethostbyname('127.0.0.1')).toBe('127.0.0.1');
    expect(await raised(() => socket.getaddrinfo('host', 'no such service'))).toMatchObject({
      name: 'gaierror',
    });
    const many = await Promise.all(
      Array.from({ length: 40 }, (_, i) => socket.gethostbyname(`127.0.0.${i}`)),
    );
    expect(many).toEqual(Array.from({ length: 40 }, (_, i) => `127.0.0.${i}`));
  });

  it('finds the names of addresses for connect() and sendto()', async () => {
    const server = socket.create_server(['127.0.0.1', 0]);
    const [, port] = server.getsockname();
    const client = socket.socket(socket.AF_INET);
    await client.connect(['localhost', port]);
    expect(client.getpeername()).toEqual(['127.0.0.1', port]);
    const udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
    udp.bind(['127.0.0.1', 0]);
    const [, to] = udp.getsockname();
    expect(await udp.sendto(hello, ['localhost', to])).toBe(5);
    expect((await udp.recvfrom(10))[0]).toEqual(hello);
    const sending = udp.sendto(hello, [Buffer.from('localhost'), to]);
    // A lookup on this thread would have sent it at once.
    udp.blocking.setblocking(false);
    expect(() => udp.blocking.recv(10)).toThrow(socket.BlockingIOError);
    udp.blocking.setblocking(true);
    expect(await sending).toBe(5);
    expect(await udp.recv(10)).toEqual(hello);
    for (const sock of [server, client, udp]) sock.close();
  });
});
