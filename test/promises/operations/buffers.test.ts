/** Buffers of calls that wait: shared by many calls, detached, or shrunk. */
import socket from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import { raised } from '../../helpers/errors.js';
import { tcp } from '../../helpers/promise-tcp.js';

const hello = Buffer.from('hello');

describe('one buffer', () => {
  it('in many calls that receive has what the last one received', async () => {
    const [a, b] = await tcp();
    const into = Buffer.alloc(4);
    const seen: string[] = [];
    const calls = Array.from({ length: 100 }, async () => {
      const got = await b.recv_into(into, 1);
      seen.push(String(into.subarray(0, got)));
      return got;
    });
    for (let i = 0; i < 100; i++) {
      await a.sendall(Buffer.from([65 + (i % 26)]));
      while (seen.length <= i) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await Promise.all(calls)).toEqual(Array(100).fill(1));
    expect(seen).toEqual(Array.from({ length: 100 }, (_, i) => String.fromCharCode(65 + (i % 26))));
    for (const sock of [a, b]) sock.close();
  });

  it('in many calls that send and receive at once', async () => {
    const [a, b] = await tcp();
    const data = Buffer.alloc(1 << 18, 'x');
    const sending = Array.from({ length: 20 }, () => a.sendall(data));
    let got = 0;
    while (got < 20 * data.length) got += await b.recv_into(data);
    await Promise.all(sending);
    expect(got).toBe(20 * data.length);
    for (const sock of [a, b]) sock.close();
  });
});

describe('a buffer that is detached', () => {
  it('while MSG_WAITALL waits makes the call reject, which keeps what has not come', async () => {
    const [a, b] = await tcp();
    const into = new Uint8Array(10);
    const received = b.recv_into(into, 0, socket.MSG_WAITALL);
    structuredClone(into.buffer, { transfer: [into.buffer] });
    await a.sendall(Buffer.from('abc'));
    expect(await raised(() => received)).toBeInstanceOf(TypeError);
    expect(String(await b.recv(10))).toBe('abc');
    for (const sock of [a, b]) sock.close();
  });
});

describe('buffers', () => {
  it('that are detached while a call waits make it reject, and lose nothing', async () => {
    const [a, b] = await tcp();
    const into = new Uint8Array(10);
    const pending = b.recv_into(into);
    structuredClone(into.buffer, { transfer: [into.buffer] });
    await a.sendall(hello);
    expect(await raised(() => pending)).toBeInstanceOf(TypeError);
    expect(await b.recv(10)).toEqual(hello);
    for (const sock of [a, b]) sock.close();
  });

  it('that shrink while they are sent make the call reject', async () => {
    const [a, b] = await tcp();
    // More than the kernel takes at once. TypeScript's library lacks what Node has.
    const options = [1 << 25, { maxByteLength: 1 << 25 }] as unknown as [number];
    const memory = new ArrayBuffer(...options) as ArrayBuffer & { resize(size: number): void };
    const sending = a.sendall(new Uint8Array(memory));
    memory.resize(10);
    const drain = (async () => {
      while ((await b.recv(1 << 20)).length > 0);
    })();
    expect(await raised(() => sending)).toBeInstanceOf(TypeError);
    a.close();
    await drain;
    b.close();
  });
});
