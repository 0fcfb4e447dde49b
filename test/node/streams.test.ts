/** Streams over sockets: Node's and the web's. */
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import blocking from 'pysocket';
import { to_duplex, to_web_streams } from 'pysocket/node';
import socket from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import { Child } from '../helpers/child.js';
import { CLOSED, raised } from '../helpers/errors.js';

const digest = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

describe('to_duplex()', () => {
  it.each(['promises', 'blocking'])('carries every byte both ways: %s', async (flavour) => {
    const [a, b] = flavour === 'promises' ? socket.socketpair() : blocking.socketpair();
    const [near, far] = [to_duplex(a), to_duplex(b)];
    const data = randomBytes(3_000_001);
    const echo = pipeline(far, new PassThrough(), far);
    const back = Readable.from(near).toArray() as Promise<Buffer[]>;
    await pipeline(Readable.from([data]), near, { end: true }).catch(() => undefined);
    expect(digest(Buffer.concat(await back))).toBe(digest(data));
    await echo;
    for (const sock of [a, b]) expect(sock.fileno()).toBe(-1);
  });

  it('does not receive more than is read', async () => {
    const [a, b] = socket.socketpair();
    const stream = to_duplex(a, { readableHighWaterMark: 1024 });
    await b.sendall(Buffer.alloc(1 << 16));
    await once(stream, 'readable');
    b.settimeout(0.05);
    // The peer does not read, so the kernel's buffers fill up and the sender has to wait.
    expect(await raised(() => b.sendall(Buffer.alloc(1 << 24)))).toBeInstanceOf(
      socket.TimeoutError,
    );
    stream.destroy();
    b.close();
  });

  it('shuts its direction down at the end, and hears the other one', async () => {
    const [a, b] = socket.socketpair();
    const stream = to_duplex(a);
    stream.end('bye');
    expect(await b.recv(10)).toEqual(Buffer.from('bye'));
    expect(await b.recv(10)).toHaveLength(0);
    await b.sendall(Buffer.from('answer'));
    b.close();
    expect(Buffer.concat((await stream.toArray()) as Buffer[]).toString()).toBe('answer');
    expect(a.fileno()).toBe(-1);
  });

  it('fails with the error of the call, timeouts included', async () => {
    const [a, b] = socket.socketpair();
    a.settimeout(0.02);
    const stream = to_duplex(a);
    stream.resume();
    const [error] = (await once(stream, 'error')) as [Error];
    expect(error).toBeInstanceOf(socket.TimeoutError);
    b.close();
    const [c, d] = socket.socketpair();
    const writing = to_duplex(c);
    c.shutdown(socket.SHUT_WR);
    writing.write('x');
    const [broken] = (await once(writing, 'error')) as [Error];
    expect(broken).toBeInstanceOf(socket.BrokenPipeError);
    d.close();
  });

  it('destroy() closes the socket and ends what waits', async () => {
    const [a, b] = socket.socketpair();
    const stream = to_duplex(a);
    stream.resume();
    stream.destroy();
    await once(stream, 'close');
    expect(a.fileno()).toBe(-1);
    expect(await b.recv(1)).toHaveLength(0);
    b.close();
  });

  it('refuses datagrams and closed sockets', () => {
    const udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
    expect(() => to_duplex(udp)).toThrow(socket.ValueError);
    udp.close();
    expect(() => to_duplex(udp)).toThrow(expect.objectContaining(CLOSED));
  });

  it('what a listener throws is an uncaught exception', async () => {
    const { code, err } = await new Child(`
      const socket = require('pysocket/promises');
      const { to_duplex } = require('pysocket/node');
      const [a, b] = socket.socketpair();
      process.on('unhandledRejection', () => process.exit(9));
      to_duplex(a).on('data', () => { throw new Error('mine'); });
      b.sendall(Buffer.from('x'));`).end();
    expect(code).toBe(1);
    expect(err).toMatch(/Error: mine/);
  });
});

describe('to_web_streams()', () => {
  it('carries bytes both ways, and ends', async () => {
    const [a, b] = socket.socketpair();
    const { readable, writable } = to_web_streams(a);
    const data = randomBytes(500_000);
    const sending = (async () => {
      const writer = writable.getWriter();
      await writer.write(data);
      await writer.close();
    })();
    const echo = (async () => {
      for (let got = await b.recv(65536); got.length > 0; got = await b.recv(65536)) {
        await b.sendall(got);
      }
      b.close();
    })();
    const parts: Uint8Array[] = [];
    for await (const part of readable) {
      expect(part).toBeInstanceOf(Uint8Array);
      parts.push(part);
    }
    await Promise.all([sending, echo]);
    expect(digest(Buffer.concat(parts))).toBe(digest(data));
    expect(a.fileno()).toBe(-1);
  });

  it('cancelled or aborted, it closes the socket', async () => {
    const [a, b] = socket.socketpair();
    const { readable } = to_web_streams(a);
    await readable.cancel();
    expect(await b.recv(1).catch((error: Error) => error.name)).toEqual(Buffer.alloc(0));
    expect(a.fileno()).toBe(-1);
    b.close();
  });
});
