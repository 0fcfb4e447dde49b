/** Received Buffers share underlying memory, which must not be observable. */
import socket from 'pysocket';
import { describe, expect, it } from 'vitest';
import { closing } from '../helpers/flavours.js';
import { needCutDatagrams } from '../helpers/kernel.js';
import { everywhere, MESSAGES, pair, TRANSPORTS } from '../helpers/transports.js';

everywhere(TRANSPORTS, (flavour, transport) => {
  it('every one keeps its bytes', async () => {
    const [a, b] = await pair(flavour, transport);
    const kept: Buffer[] = [];
    for (let i = 0; i < 200; i++) {
      await a.sendall(Buffer.alloc(1 + i, i));
      kept.push(await b.recv(1 + i, 0));
    }
    for (const [i, bytes] of kept.entries()) {
      expect(bytes.equals(Buffer.alloc(1 + i, i)), `the one of ${i + 1} bytes`).toBe(true);
    }
  });

  it('writing into one changes no other', async () => {
    const [a, b] = await pair(flavour, transport);
    const kept: Buffer[] = [];
    for (let i = 0; i < 50; i++) {
      await a.sendall(Buffer.alloc(9, 'x'));
      kept.push(await b.recv(9));
      kept.at(-2)?.fill('y');
    }
    expect(kept.pop()?.toString()).toBe('xxxxxxxxx');
    for (const bytes of kept) expect(bytes.toString()).toBe('yyyyyyyyy');
  });

  it('a peek and the receive after it are two', async () => {
    const [a, b] = await pair(flavour, transport);
    await a.sendall(Buffer.from('once'));
    const seen = await b.recv(4, socket.MSG_PEEK);
    const taken = await b.recv(4);
    seen.fill('-');
    expect(taken.toString()).toBe('once');
  });
});

everywhere(MESSAGES.slice(0, 1), (flavour, transport) => {
  it('a cut datagram has nothing of what was received before in its tail', async () => {
    needCutDatagrams();
    const [a, b] = await pair(flavour, transport);
    for (let i = 0; i < 20; i++) {
      await a.send(Buffer.alloc(1000, 's'));
      await b.recv(1000);
    }
    await a.send(Buffer.alloc(1000, 't'));
    const cut = await b.recv(1, socket.MSG_TRUNC);
    expect(cut).toEqual(Buffer.concat([Buffer.from('t'), Buffer.alloc(999)]));
  });
});

describe('the slab', () => {
  it('holds sizes around its own, one after the other', () => {
    const [a, b] = socket.socketpair().map(closing);
    if (a === undefined || b === undefined) throw new Error('no pair');
    const kept: [Buffer, number][] = [];
    const half = 128 * 1024;
    for (const size of [1, 7, 8, 9, 4096, half - 1, half, half + 1, 2 * half, 4 * half, 3]) {
      for (let i = 0; i < 3; i++) {
        const mark = kept.length + 1;
        a.sendall(Buffer.alloc(5, mark));
        kept.push([b.recv(size), mark]);
        let rest = 5 - (kept.at(-1)?.[0].length ?? 0);
        while (rest > 0) {
          const more = b.recv(rest);
          kept.push([more, mark]);
          rest -= more.length;
        }
      }
    }
    for (const [bytes, mark] of kept) expect(bytes).toEqual(Buffer.alloc(bytes.length, mark));
  });

  it('is not seen through a received Buffer that is transferred', () => {
    const [a, b] = socket.socketpair().map(closing);
    if (a === undefined || b === undefined) throw new Error('no pair');
    a.sendall(Buffer.from('abc'));
    const received = b.recv(100);
    const { port1, port2 } = new MessageChannel();
    try {
      port1.postMessage(received, [received.buffer as ArrayBuffer]);
    } catch (error) {
      // Node 21 and newer refuse; older versions copy.
      expect(error).toMatchObject({ name: 'DataCloneError' });
    }
    port1.close();
    port2.close();
    expect(received.toString()).toBe('abc');
    a.sendall(Buffer.from('def'));
    expect(b.recv(100).toString()).toBe('def');
  });

  it('does not keep a large buffer for a few bytes', () => {
    const [a, b] = socket.socketpair().map(closing);
    if (a === undefined || b === undefined) throw new Error('no pair');
    a.sendall(Buffer.from('abc'));
    expect(b.recv(10_000_000).buffer.byteLength).toBeLessThan(1_000_000);
  });
});
