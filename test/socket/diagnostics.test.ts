/** How waiting calls can be observed. */
import { channel } from 'node:diagnostics_channel';
import { inspect } from 'node:util';
import socket, { type socket as Socket } from 'pysocket/promises';
import { expect, it, onTestFinished } from 'vitest';
import { Child } from '../helpers/child.js';
import { raised } from '../helpers/errors.js';

function pair(): [Socket, Socket] {
  const [a, b] = socket.socketpair();
  onTestFinished(() => {
    a.close();
    b.close();
  });
  return [a, b];
}

/** The messages of a channel while a body runs, about one socket. */
async function heard(name: string, body: () => Promise<unknown>): Promise<unknown[]> {
  const messages: unknown[] = [];
  const listener = (message: unknown) => messages.push(message);
  channel(name).subscribe(listener);
  try {
    await body();
  } finally {
    channel(name).unsubscribe(listener);
  }
  return messages;
}

it('util.inspect() tells what waits, in order; String() is the repr', async () => {
  const [a, b] = pair();
  const plain = inspect(a);
  expect(plain).toBe(String(a));
  const calls = [a.recv(1), a.recv_into(Buffer.alloc(1))];
  expect(inspect(a)).toBe(`${plain.slice(0, -1)}, waiting=recv,recv_into>`);
  expect(inspect(a.blocking)).toBe(inspect(a));
  expect(String(a)).toBe(plain);
  await b.sendall(Buffer.from('xy'));
  await Promise.all(calls);
  expect(inspect(a)).toBe(plain);
});

it('util.inspect() tells that a name is looked up', async () => {
  const sock = socket.socket();
  onTestFinished(() => {
    sock.close();
  });
  const call = sock.connect(['localhost', 1]);
  expect(inspect(sock)).toMatch(/, waiting=connect>$/);
  await raised(() => call);
  expect(inspect(sock)).not.toContain('waiting');
});

it('pysocket:call:wait and pysocket:call:end', async () => {
  const [a, b] = pair();
  a.settimeout(20);
  const body = async () => {
    const call = a.recv(1);
    await b.sendall(Buffer.from('x'));
    await call;
    // A call that does not have to wait is not reported.
    await b.sendall(Buffer.from('x'));
    await new Promise((resolve) => setImmediate(resolve));
    await a.recv(1);
  };
  const ends: unknown[] = [];
  const waits = await heard('pysocket:call:wait', async () => {
    ends.push(...(await heard('pysocket:call:end', body)));
  });
  expect(waits[0]).toEqual({ socket: a, call: 'recv' });
  expect(ends[0]).toEqual({ socket: a, call: 'recv', outcome: 'fulfilled' });
  expect(ends).toHaveLength(waits.length);
});

it('how a call has ended', async () => {
  const [a] = pair();
  const controller = new AbortController();
  const messages = await heard('pysocket:call:end', async () => {
    const cancelled = raised(() => a.recv(1, { signal: controller.signal }));
    controller.abort();
    await cancelled;
    a.settimeout(0.01);
    await raised(() => a.accept());
    await raised(() => a.recv(1));
    const closed = raised(() => a.recv(1));
    a.close();
    await closed;
  });
  expect(messages).toEqual([
    { socket: a, call: 'recv', outcome: 'rejected' },
    { socket: a, call: 'recv', outcome: 'refused' },
    { socket: a, call: 'recv', outcome: 'refused' },
  ]);
});

it('pysocket:socket:open and pysocket:socket:close, of both flavours', async () => {
  const { default: blocking } = await import('pysocket');
  const closes: unknown[] = [];
  const opens = await heard('pysocket:socket:open', async () => {
    closes.push(
      ...(await heard('pysocket:socket:close', () => {
        for (const sock of [blocking.socket(), socket.socket()]) sock.close();
        return Promise.resolve();
      })),
    );
  });
  expect(opens).toHaveLength(2);
  const fds = opens.map((message) => (message as { fd: number }).fd);
  expect(closes).toEqual(fds.map((fd) => ({ fd })));
});

it('NODE_DEBUG=pysocket prints it', async () => {
  const { err } = await new Child(
    `process.env.NODE_DEBUG === 'pysocket' || process.exit(3);
     const socket = require('pysocket/promises');
     const [a, b] = socket.socketpair();
     a.recv(1).then(() => { a.close(); b.close(); });
     b.sendall(Buffer.from('x'));`,
    [],
    { NODE_DEBUG: 'pysocket' },
  ).end();
  const lines = err.split('\n').map((line) => line.replace(/fd=\d+/g, 'fd=N'));
  expect(lines[0]).toMatch(/^PYSOCKET \d+: <socket\.socket fd=N, .*> is open$/);
  expect(err).toMatch(/recv\(\) waits: <socket\.socket fd=\d+, .*>/);
  expect(err).toMatch(/recv\(\) is fulfilled/);
  expect(err).toMatch(/fd=\d+ is closed/);
});
