/**
 * In a worker, a call polls where on the main thread it may wait in the kernel. The effects that the
 * kernel itself produces while it waits must be the same.
 */
import { describe, expect, it } from 'vitest';
import { BOTH } from '../helpers/flavours.js';
import { needEndOfReading, needUnixPairs } from '../helpers/kernel.js';
import { Peer } from '../helpers/peer.js';

/** The message that a worker posts after running the source, which can make bound UDP sockets. */
function inWorker(path: string, source: string): Promise<unknown> {
  const peer = new Peer(`
    (async () => {
      const socket = require('${path}');
      const udp = () => {
        const sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM);
        sock.bind(['127.0.0.1', 0]);
        return sock;
      };
      ${source}
    })();`);
  return peer.message();
}

describe.each(BOTH)('MSG_WAITALL, $name', ({ path }) => {
  it('ends with a datagram', async () => {
    const received = inWorker(
      path,
      `
      const u = udp();
      await u.sendto(Buffer.from('abc'), u.getsockname());
      post(String(await u.recv(100, socket.MSG_WAITALL)));`,
    );
    expect(await received).toBe('abc');
  });

  it('does not join datagrams', async () => {
    const received = inWorker(
      path,
      `
      const u = udp();
      for (const text of ['abc', 'defg']) await u.sendto(Buffer.from(text), u.getsockname());
      const into = Buffer.alloc(5);
      post([
        String(await u.recv(5, socket.MSG_WAITALL)),
        await u.recv_into(into, 5, socket.MSG_WAITALL),
      ]);`,
    );
    expect(await received).toEqual(['abc', 4]);
  });

  it('waits for all of a stream', async () => {
    const received = inWorker(
      path,
      `
      const [a, b] = socket.socketpair();
      const { Worker } = require('node:worker_threads');
      await a.sendall(Buffer.from('abc'));
      new Worker(\`
        const socket = require('pysocket');
        const a = socket.socket({ fileno: require('node:worker_threads').workerData });
        a.sendall(Buffer.from('def'));\`, { eval: true, workerData: a.detach() });
      post(String(await b.recv(6, socket.MSG_WAITALL)));`,
    );
    expect(await received).toBe('abcdef');
  });

  it('waits for all of a stream with MSG_PEEK too, over TCP', async () => {
    const received = inWorker(
      path,
      `
      const l = socket.create_server(['127.0.0.1', 0]);
      const c = await socket.create_connection(l.getsockname());
      const [s] = await l.accept();
      const { Worker } = require('node:worker_threads');
      await c.sendall(Buffer.from('abc'));
      await s.recv(3, socket.MSG_PEEK);
      new Worker(\`
        const socket = require('pysocket');
        const c = socket.socket({ fileno: require('node:worker_threads').workerData });
        c.sendall(Buffer.from('def'));\`, { eval: true, workerData: c.detach() });
      const peeked = String(await s.recv(6, socket.MSG_PEEK | socket.MSG_WAITALL));
      post([peeked, String(await s.recv(6))]);`,
    );
    expect(await received).toEqual(['abcdef', 'abcdef']);
  });

  it('looks at what a Unix stream has with MSG_PEEK', async () => {
    needUnixPairs();
    const received = inWorker(
      path,
      `
      const [a, b] = socket.socketpair();
      await a.sendall(Buffer.from('abc'));
      const flags = socket.MSG_PEEK | socket.MSG_WAITALL;
      post([String(await b.recv(6, flags)), String((await b.recvmsg(6, 0, flags))[0])]);`,
    );
    expect(await received).toEqual(['abc', 'abc']);
  });
});

describe.each(BOTH)('SHUT_RD, $name', ({ path }) => {
  it('ends the wait for datagrams', async () => {
    needEndOfReading();
    const received = inWorker(
      path,
      `
      const u = udp();
      u.connect(u.getsockname());
      u.shutdown(socket.SHUT_RD);
      post([(await u.recv(100)).length, await u.recv_into(Buffer.alloc(5))]);`,
    );
    expect(await received).toEqual([0, 0]);
  });
});

describe.each(BOTH)('a sendall, $name', ({ path }) => {
  it('goes on as soon as the other end has read', async () => {
    const megabytes = inWorker(
      path,
      `
      const [a, b] = socket.socketpair();
      const { Worker } = require('node:worker_threads');
      new Worker(\`
        const socket = require('pysocket');
        const b = socket.socket({ fileno: require('node:worker_threads').workerData });
        const into = Buffer.alloc(1 << 20);
        while (b.recv_into(into) > 0);\`, { eval: true, workerData: b.detach() });
      const from = performance.now();
      await a.sendall(Buffer.alloc(50_000_000));
      post(50_000 / (performance.now() - from));`,
    );
    // With pauses between the waits, the rate was only 11.
    expect(await megabytes).toBeGreaterThan(35);
  });
});
