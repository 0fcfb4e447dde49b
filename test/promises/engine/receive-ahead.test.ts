/** The engine receives on behalf of the first waiting recv(): see lib/promises/engine/receive-ahead.ts. */
import socket, { type socket as Socket } from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import { Child } from '../../helpers/child.js';
import { needMethod, needPairs } from '../../helpers/kernel.js';
import { tcp } from '../../helpers/promise-tcp.js';

type Pair = [Socket, Socket];

/** Sends only once all calls wait, so that the engine reports them in one batch. */
async function sendWhenAllWait(messages: readonly (readonly [Socket, Buffer])[]): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  for (const [sock, bytes] of messages) await sock.sendall(bytes);
}

function pairs(count: number): Pair[] {
  return Array.from({ length: count }, () => socket.socketpair());
}

function close(all: readonly Pair[]): void {
  for (const [a, b] of all) {
    a.close();
    b.close();
  }
}

/** Older runtimes have ArrayBuffer.prototype.transfer() only behind a flag. */
const TRANSFER = 'transfer' in ArrayBuffer.prototype ? [] : ['--harmony-rab-gsab-transfer'];

describe('recv() calls that wait', () => {
  it('keep their bytes, however much memory is used up', async () => {
    const all = pairs(40);
    const kept: [got: Buffer, expected: Buffer][] = [];
    for (let round = 0; round < 60; round++) {
      const messages = all.map(([, b], i): [Socket, Buffer] => [
        b,
        Buffer.alloc(1 + ((round * 131 + i * 17) % 3000), round * 40 + i),
      ]);
      const pending = all.map(([a]) => a.recv(4096));
      await sendWhenAllWait(messages);
      const received = await Promise.all(pending);
      received.forEach((got, i) => kept.push([got, messages[i]?.[1] ?? Buffer.alloc(0)]));
    }
    expect(kept.reduce((sum, [got]) => sum + got.length, 0)).toBeGreaterThan(3e6);
    for (const [got, expected] of kept) expect(got.equals(expected)).toBe(true);
    close(all);
  });

  it('of descriptors with large numbers', async () => {
    const all = pairs(1100);
    const pending = all.map(([a]) => a.recv(16));
    expect(all.at(-1)?.[0].fileno()).toBeGreaterThan(2048);
    await sendWhenAllWait(all.map(([, b], i) => [b, Buffer.from(String(i))]));
    expect((await Promise.all(pending)).map(String)).toEqual(all.map((_, i) => String(i)));
    close(all);
  });

  it('have their turn among calls that the engine does not make', async () => {
    needMethod('recvmsg');
    const [a, b] = socket.socketpair();
    const into = Buffer.alloc(5);
    const pending = [
      a.recv(5),
      a.recv_into(into),
      a.recv(5),
      a.recv(5, socket.MSG_PEEK),
      a.recvmsg(5),
      a.recv(100_000),
    ];
    await sendWhenAllWait([[b, Buffer.from('aaaaabbbbbcccccddddd')]]);
    await sendWhenAllWait([[b, Buffer.from('rest')]]);
    const [first, second, third, peeked, message, large] = await Promise.all(pending);
    expect(String(first)).toBe('aaaaa');
    expect(second).toBe(5);
    expect(String(into)).toBe('bbbbb');
    expect(String(third)).toBe('ccccc');
    expect(String(peeked)).toBe('ddddd');
    expect(message).toEqual([Buffer.from('ddddd'), [], 0, null]);
    expect(String(large)).toBe('rest');
    close([[a, b]]);
  });

  it('of a size that is no integer, or beyond what the engine takes, are refused or made all the same', async () => {
    const [a, b] = socket.socketpair();
    await expect(a.recv(1.5)).rejects.toThrow(TypeError);
    await expect(a.recv(-1)).rejects.toThrow('negative buffersize in recv');
    const pending = a.recv(2 ** 20);
    await sendWhenAllWait([[b, Buffer.alloc(20_000, 'x')]]);
    expect(await pending).toHaveLength(20_000);
    close([[a, b]]);
  });

  it('end with the stream, and with its error', async () => {
    const [a, b] = socket.socketpair();
    const pending = [a.recv(10), a.recv(10)];
    await sendWhenAllWait([[b, Buffer.from('last')]]);
    b.close();
    expect((await Promise.all(pending)).map(String)).toEqual(['last', '']);
    a.close();

    const [client, peer] = await tcp();
    const waiting = client.recv(10);
    await sendWhenAllWait([]);
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, Buffer.from([1, 0, 0, 0, 0, 0, 0, 0]));
    peer.close();
    await expect(waiting).rejects.toThrow(socket.ConnectionResetError);
    client.close();
  });

  it('cut a datagram, and take an empty one', async () => {
    needPairs(socket.SOCK_DGRAM);
    const [a, b] = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM);
    const pending = [a.recv(4), a.recv(4), a.recv(4)];
    await sendWhenAllWait([
      [b, Buffer.from('123456')],
      [b, Buffer.alloc(0)],
      [b, Buffer.from('78')],
    ]);
    expect((await Promise.all(pending)).map(String)).toEqual(['1234', '', '78']);
    close([[a, b]]);
  });

  it('survive that the program takes the memory of a Buffer away', async () => {
    const program = `
      const socket = require('pysocket/promises');
      (async () => {
        const [a, b] = socket.socketpair();
        for (let i = 0; i < 5; i++) {
          const pending = a.recv(100);
          await new Promise((resolve) => setImmediate(resolve));
          await b.sendall(Buffer.from('message ' + i));
          const got = await pending;
          console.log(String(got));
          got.buffer.transfer();
          if (got.length !== 0) console.log('still there');
        }
        a.close();
        b.close();
      })();
    `;
    const child = new Child(program, TRANSFER);
    const { out, err } = await child.end();
    expect(err).toBe('');
    expect(out.trim().split('\n')).toEqual([0, 1, 2, 3, 4].map((i) => `message ${i}`));
  });

  it('are lost by no signal, though settling another promise aborts it', async () => {
    const program = `
      const socket = require('pysocket/promises');
      (async () => {
        const [a, b] = socket.socketpair();
        const [c, d] = socket.socketpair();
        const controller = new AbortController();
        const pending = [a.recv(10), c.recv(10, { signal: controller.signal })];
        await new Promise((resolve) => setImmediate(resolve));
        b.blocking.send(Buffer.from('one'));
        d.blocking.send(Buffer.from('two'));
        Object.defineProperty(Buffer.prototype, 'then', { get: () => controller.abort() });
        const [one, two] = await Promise.allSettled(pending);
        // Where the engine receives nothing ahead it is the call that ends, and not what came.
        c.settimeout(5);
        console.log(String([one.value, two.reason?.name === 'AbortError' ? c.blocking.recv(10) : two.value]));
        for (const sock of [a, b, c, d]) sock.close();
      })();
    `;
    const { out, err } = await new Child(program).end();
    expect([out.trim(), err]).toEqual(['one,two', '']);
  });
});
