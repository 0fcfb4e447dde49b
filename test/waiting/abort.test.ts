/** AbortSignals: a cancelled call has no effect and loses nothing. */
import { randomBytes } from 'node:crypto';
import socket, { AbortError } from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import { raised } from '../helpers/errors.js';
import { closing } from '../helpers/flavours.js';
import { needMethod } from '../helpers/kernel.js';
import { positionOf, temporaryFile } from '../helpers/temporary.js';

const hello = Buffer.from('hello');

function pair(): [InstanceType<typeof socket.socket>, InstanceType<typeof socket.socket>] {
  return socket.socketpair();
}

describe('a signal', () => {
  it('that is aborted already keeps the call from being made', async () => {
    const [a, b] = pair();
    await a.send(hello);
    const signal = AbortSignal.abort('my reason');
    const error = await raised(() => b.recv(10, { signal }));
    expect(error).toBeInstanceOf(AbortError);
    expect(error).toMatchObject({ name: 'AbortError', code: 'ABORT_ERR', cause: 'my reason' });
    expect(await b.recv(10)).toEqual(hello);
    for (const sock of [a, b]) sock.close();
  });

  it('ends one call of several, and the others keep their order', async () => {
    const [a, b] = pair();
    const controller = new AbortController();
    const calls = [b.recv(2), b.recv(2, { signal: controller.signal }), b.recv(2)];
    controller.abort();
    expect(await raised(() => calls[1])).toMatchObject({ name: 'AbortError' });
    await a.sendall(Buffer.from('1122'));
    expect(String(await calls[0])).toBe('11');
    expect(String(await calls[2])).toBe('22');
    for (const sock of [a, b]) sock.close();
  });

  it('on every call that waits', async () => {
    needMethod('recvmsg');
    const [a, b] = pair();
    const server = socket.create_server(['127.0.0.1', 0]);
    const calls: ((signal: AbortSignal) => Promise<unknown>)[] = [
      (signal) => server.accept({ signal }),
      (signal) => b.recv(1, { signal }),
      (signal) => b.recv_into(Buffer.alloc(1), { signal }),
      (signal) => b.recvfrom(1, { signal }),
      (signal) => b.recvfrom_into(Buffer.alloc(1), 0, { signal }),
      (signal) => b.recvmsg(1, 0, 0, { signal }),
      (signal) => b.recvmsg_into([Buffer.alloc(1)], { signal }),
      (signal) => socket.recv_fds(b, 1, 1, { signal }),
      (signal) => a.sendall(Buffer.alloc(1 << 24), { signal }),
    ];
    for (const call of calls) {
      const controller = new AbortController();
      const pending = call(controller.signal);
      controller.abort();
      expect(await raised(() => pending)).toMatchObject({ name: 'AbortError' });
    }
    for (const sock of [a, b, server]) sock.close();
  });

  it('tells how much had been sent', async () => {
    const [a, b] = pair();
    const controller = new AbortController();
    const sending = a.sendall(Buffer.alloc(1 << 22, 7), { signal: controller.signal });
    let received = (await b.recv(1000)).length;
    controller.abort();
    const error = await raised(() => sending);
    a.close();
    for (let data; (data = await b.recv(1 << 20)).length > 0;) received += data.length;
    expect(error).toMatchObject({ name: 'AbortError', bytes_sent: received });
    b.close();
  });

  it.each(['a descriptor', 'an object'])('tells it of a file: %s', async (kind) => {
    const [a, b] = pair();
    const bytes = randomBytes(1 << 23);
    const fd = temporaryFile(bytes);
    let position = 0;
    const file = {
      read: (size: number) => bytes.subarray(position, (position += size)),
      seek: (to: number | bigint) => (position = Number(to)),
    };
    const controller = new AbortController();
    const { signal } = controller;
    const sending = a.sendfile(kind === 'an object' ? file : fd, { signal });
    const parts = [await b.recv(1000)];
    controller.abort();
    const error = await raised(() => sending);
    a.close();
    for (let data; (data = await b.recv(1 << 20)).length > 0;) parts.push(data);
    const received = Buffer.concat(parts);
    expect(error).toMatchObject({ name: 'AbortError', bytes_sent: received.length });
    expect(kind === 'an object' ? position : positionOf(fd)).toBe(received.length);
    expect(received.equals(bytes.subarray(0, received.length))).toBe(true);
    b.close();
  });

  it('leaves no listener behind', async () => {
    const [a, b] = pair();
    const controller = new AbortController();
    let listeners = 0;
    const { signal } = controller;
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      listeners++;
      addEventListener.apply(signal, args);
    };
    signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      listeners--;
      removeEventListener.apply(signal, args);
    };
    for (let i = 0; i < 20; i++) {
      const pending = b.recv(5, { signal });
      await a.send(hello);
      await pending;
    }
    expect(listeners).toBe(0);
    for (const sock of [a, b]) sock.close();
  });

  it('may be shared by thousands of calls', async () => {
    const warnings: string[] = [];
    const onwarning = ({ message }: Error) => warnings.push(message);
    process.on('warning', onwarning);
    const [a, b] = pair();
    const controller = new AbortController();
    const { signal } = controller;
    const calls = Array.from({ length: 2000 }, () => b.recv(1, { signal }));
    const lookups = Array.from({ length: 20 }, () =>
      socket.getaddrinfo('localhost', 1, { signal }),
    );
    await Promise.all(lookups);
    await a.send(hello);
    await Promise.all(calls.slice(0, 5));
    controller.abort();
    const rest = await Promise.allSettled(calls.slice(5));
    expect(rest.every(({ status }) => status === 'rejected')).toBe(true);
    // Warnings are emitted in the next turn.
    await new Promise(setImmediate);
    process.off('warning', onwarning);
    expect(warnings).toEqual([]);
    for (const sock of [a, b]) sock.close();
  });

  it('must be one', async () => {
    const [a, b] = pair();
    expect(await raised(() => b.recv(1, { signal: 5 as never }))).toBeInstanceOf(TypeError);
    for (const sock of [a, b]) sock.close();
  });
});

describe('thousands of cancellations at random moments', () => {
  it('lose and double no byte', async () => {
    const [a, b] = pair();
    let seed = 1983;
    const random = (below: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    const total = 300_000;
    const bytes = Buffer.from(Array.from({ length: total }, (_, i) => (i * 7) & 255));
    const sender = (async () => {
      for (let at = 0; at < total;) {
        const controller = new AbortController();
        const size = 1 + random(5000);
        const pending = a.sendall(bytes.subarray(at, at + size), { signal: controller.signal });
        if (random(3) === 0) setImmediate(() => controller.abort());
        if (random(9) === 0) controller.abort();
        try {
          await pending;
          at = Math.min(total, at + size);
        } catch (error) {
          if (!(error instanceof AbortError)) throw error;
          at += error.bytes_sent ?? 0;
        }
        if (random(4) === 0) await new Promise(setImmediate);
      }
      a.close();
    })();
    const parts: Buffer[] = [];
    for (let ended = false; !ended;) {
      const controller = new AbortController();
      const pending = b.recv(1 + random(3000), { signal: controller.signal });
      if (random(2) === 0) controller.abort();
      else if (random(2) === 0) setImmediate(() => controller.abort());
      try {
        const data = await pending;
        ended = data.length === 0;
        parts.push(data);
      } catch (error) {
        if (!(error instanceof AbortError)) throw error;
      }
    }
    await sender;
    expect(Buffer.concat(parts).equals(bytes)).toBe(true);
    b.close();
  });
});

describe('what a cancelled call had sent', () => {
  it.each(['send', 'sendmsg'] as const)('%s() with a timeout: nothing', async (call) => {
    needMethod(call);
    const many = Buffer.alloc(8 << 20);
    const [a, b] = socket.socketpair();
    closing(b);
    closing(a).setblocking(false);
    await raised(() => a.sendall(many));
    a.settimeout(60);
    const signal = AbortSignal.timeout(50);
    const error = await raised(() =>
      call === 'send' ? a.send(many, { signal }) : a.sendmsg([many], { signal }),
    );
    expect(error).toMatchObject({ name: 'AbortError', bytes_sent: 0 });
  });
});
