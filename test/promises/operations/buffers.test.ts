/** What programs should not do, and do: one buffer for many calls, calls on closed sockets. */
import socket from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import { raised } from '../../helpers/errors.js';
import { tcp } from '../../helpers/promise-tcp.js';

const hello = Buffer.from('hello');
const closed = { name: 'OSError', errno: 9 };

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

describe('calls on closed and detached sockets', () => {
  it('reject with EBADF, each of them', async () => {
    const shut = socket.socket();
    shut.close();
    const detached = socket.socket();
    socket.close(detached.detach());
    for (const sock of [shut, detached]) {
      const calls = [
        () => sock.accept(),
        () => sock.connect(['127.0.0.1', 1]),
        () => sock.recv(1),
        () => sock.recv_into(Buffer.alloc(1)),
        () => sock.recvfrom(1),
        () => sock.recvfrom_into(Buffer.alloc(1)),
        () => sock.recvmsg(1),
        () => sock.recvmsg_into([Buffer.alloc(1)]),
        () => sock.recv(1, socket.MSG_WAITALL),
        () => sock.send(hello),
        () => sock.sendall(hello),
        () => sock.sendto(hello, ['127.0.0.1', 1]),
        () => sock.sendmsg([hello]),
      ];
      for (const call of calls) expect(await raised(call), String(call)).toMatchObject(closed);
      expect(await sock.connect_ex(['127.0.0.1', 1])).toBe(9);
    }
  });
});
