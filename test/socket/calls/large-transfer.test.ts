/** Megabytes in both directions at once, to and from another thread. The checksums must agree. */
import { createHash, randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { type AnySocket, BOTH, socketpair } from '../../helpers/flavours.js';
import { Peer } from '../../helpers/peer.js';
import { everywhere, inetStream, MESSAGES, pair, STREAMS } from '../../helpers/transports.js';

const SIZE = 8_000_000;

function sum(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Echoes everything and posts its checksum. */
const ECHO = `
  const hash = require('node:crypto').createHash('sha256');
  const b = adopt(data);
  for (let bytes; (bytes = b.recv(100_000)).length > 0;) { hash.update(bytes); b.sendall(bytes); }
  b.shutdown(socket.SHUT_WR);
  post(hash.digest('hex'));`;

/** Receives everything first and then sends it back. */
const BOOMERANG = `
  const { createHash } = require('node:crypto');
  const b = adopt(data);
  const parts = [];
  for (let bytes; (bytes = b.recv(300_000)).length > 0;) parts.push(bytes);
  const all = Buffer.concat(parts);
  post(createHash('sha256').update(all).digest('hex'));
  b.sendall(all);
  b.close();`;

async function receiveAll(sock: AnySocket, size: number): Promise<Buffer> {
  const into = Buffer.alloc(size);
  let received = 0;
  while (received < size) {
    const count = await sock.recv_into(into.subarray(received));
    if (count === 0) break;
    received += count;
  }
  return into.subarray(0, received);
}

everywhere(STREAMS, (flavour, transport) => {
  it('one sendall there, one back', async () => {
    const [a, b] = await pair(flavour, transport);
    const peer = new Peer(BOOMERANG, b.detach());
    const bytes = randomBytes(SIZE);
    await a.sendall(bytes);
    a.shutdown(1);
    const back = await receiveAll(a, SIZE);
    expect(sum(back)).toBe(sum(bytes));
    expect(await peer.message()).toBe(sum(bytes));
    expect(await a.recv(1)).toHaveLength(0);
  });
});

everywhere([inetStream], (flavour) => {
  it('piece by piece, echoed', async () => {
    const [a, b] = socketpair(flavour);
    const peer = new Peer(ECHO, b.detach());
    const bytes = randomBytes(SIZE / 4);
    const back: Buffer[] = [];
    const piece = 50_000;
    for (let at = 0; at < bytes.length; at += piece) {
      const part = bytes.subarray(at, at + piece);
      await a.sendall(part);
      let missing = part.length;
      while (missing > 0) {
        const received = await a.recv(missing);
        back.push(received);
        missing -= received.length;
      }
    }
    a.shutdown(1);
    expect(await a.recv(1)).toHaveLength(0);
    expect(sum(Buffer.concat(back))).toBe(sum(bytes));
    expect(await peer.message()).toBe(sum(bytes));
  });
});

everywhere(MESSAGES, (flavour, transport) => {
  it('messages of all lengths, echoed', async () => {
    const [a, b] = await pair(flavour, transport);
    const source = `
      const b = adopt(data);
      for (let bytes; (bytes = b.recv(65536)).length > 0;) b.sendall(bytes);
      post('done');`;
    const peer = new Peer(source, b.detach());
    const bytes = randomBytes(60_000);
    for (let size = 1; size <= bytes.length; size = size * 2 + 1) {
      await a.sendall(bytes.subarray(0, size));
      expect(sum(await a.recv(65536))).toBe(sum(bytes.subarray(0, size)));
    }
    await a.send(Buffer.alloc(0));
    expect(await peer.message()).toBe('done');
  });
});

everywhere(
  STREAMS,
  (flavour, transport) => {
    it('goes on as soon as the other end has read', async () => {
      const [a, b] = await pair(flavour, transport);
      a.settimeout(20);
      const source = `
        const b = adopt(data); const into = Buffer.alloc(1 << 20);
        while (b.recv_into(into) > 0);
        post('end');`;
      const peer = new Peer(source, b.detach());
      const from = performance.now();
      await a.sendall(Buffer.alloc(50_000_000));
      const took = performance.now() - from;
      a.close();
      expect(await peer.message()).toBe('end');
      // The call waits about 250 times here; a pause of 10 ms in each wait would show.
      expect(took).toBeLessThan(1500);
    });
  },
  BOTH,
);
