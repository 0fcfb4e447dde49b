/** Promise-only behaviour: calls of select, poll and epoll that wait concurrently, and what ends them. */
import socket from 'pysocket/promises';
import { epoll as Epoll, EPOLLET, EPOLLIN, poll, POLLIN, select } from 'pysocket/promises/select';
import { describe, expect, it } from 'vitest';
import { CLOSED, WOULD_BLOCK, raised } from '../../helpers/errors.js';
import { needLowestNumber } from '../../helpers/kernel.js';
import { run } from '../../helpers/program.js';

const one = Buffer.from('1');

type Pair = ReturnType<typeof socket.socketpair>;

async function withPair(body: (...pair: Pair) => Promise<void>): Promise<void> {
  const [a, b] = socket.socketpair();
  try {
    await body(a, b);
  } finally {
    a.close();
    b.close();
  }
}

describe('select', () => {
  it('wakes up for what comes later, in either direction', () =>
    withPair(async (a, b) => {
      const waiting = select([b], [], []);
      await a.send(one);
      expect(await waiting).toEqual([[b], [], []]);
      a.setblocking(false);
      const full = async (): Promise<never> => {
        for (;;) await a.send(Buffer.alloc(65536));
      };
      expect(await raised(full)).toMatchObject({ code: WOULD_BLOCK.code });
      const writable = select([], [a], []);
      while ((await select([b], [], [], 0))[0].length > 0) await b.recv(1 << 20);
      expect(await writable).toEqual([[], [a], []]);
    }));

  it('takes nothing away from a call that waits on the same socket', () =>
    withPair(async (a, b) => {
      const received = b.recv(10);
      const waiting = select([b], [], []);
      const another = select([b], [b], []);
      expect(await another).toEqual([[], [b], []]);
      await a.send(one);
      expect(await received).toEqual(one);
      // The receiver may have left nothing for select() to see, so `waiting` may still be pending.
      const second = b.recv(10);
      await a.send(one);
      expect(await second).toEqual(one);
      await a.send(one);
      expect(await waiting).toEqual([[b], [], []]);
    }));

  it('many at once, on the same sockets', () =>
    withPair(async (a, b) => {
      const waiting = Array.from({ length: 20 }, () => select([b], [], []));
      await a.send(one);
      for (const lists of await Promise.all(waiting)) expect(lists).toEqual([[b], [], []]);
    }));

  it('is cancelled, with nothing lost', () =>
    withPair(async (a, b) => {
      const controller = new AbortController();
      const waiting = select([b], [], [], { signal: controller.signal });
      const limited = select([b], [], [], 600, { signal: controller.signal });
      controller.abort('mine');
      expect(await raised(() => waiting)).toMatchObject({ name: 'AbortError', cause: 'mine' });
      expect(await raised(() => limited)).toMatchObject({ name: 'AbortError' });
      const late = select([b], [], [], { signal: controller.signal });
      expect(await raised(() => late)).toMatchObject({ name: 'AbortError' });
      await a.send(one);
      expect(await b.recv(1)).toEqual(one);
    }));

  it('ends with EBADF when one of them is closed, whose number is free then', async () => {
    const [a, b] = socket.socketpair();
    const waiting = select([a, b], [], []);
    const fd = b.fileno();
    b.close();
    expect(await raised(() => waiting)).toMatchObject({ code: CLOSED.code, syscall: 'select' });
    a.close();
    needLowestNumber();
    const [next, other] = [socket.socket(), socket.socket()];
    expect([next.fileno(), other.fileno()]).toContain(fd);
    for (const sock of [next, other]) sock.close();
  });

  it('lets the event loop turn, however often it is asked of what is ready', async () => {
    const { out, err } = await run([
      '-e',
      `const socket = require('pysocket/promises');
       const { select } = require('pysocket/promises/select');
       const [a, b] = socket.socketpair();
       let turned = false;
       setTimeout(() => { turned = true; }, 1);
       (async () => {
         while (!turned) await select([], [a], []);
         console.log('turned');
       })();`,
    ]);
    expect(err).toBe('');
    expect(out).toBe('turned\n');
  });

  it('keeps the process alive while it waits, and not longer', async () => {
    const { out, err, code } = await run([
      '-e',
      `const socket = require('pysocket/promises');
       const { select } = require('pysocket/promises/select');
       const { sleep } = require('pysocket/promises/builtins');
       const [a] = socket.socketpair();
       select([a], [], [], 0.05).then((lists) => console.log(JSON.stringify(lists)));
       sleep(0.01).then(() => console.log('slept'));`,
    ]);
    expect({ out, err, code }).toEqual({ out: 'slept\n[[],[],[]]\n', err: '', code: 0 });
  });
});

describe.skipIf(typeof poll !== 'function')('poll', () => {
  it('is one call at a time', () =>
    withPair(async (a, b) => {
      const polling = poll();
      polling.register(b, POLLIN);
      const waiting = polling.poll();
      const error = await raised(() => polling.poll());
      expect(error).toMatchObject({
        name: 'RuntimeError',
        message: 'concurrent poll() invocation',
      });
      // Changes made in the meantime apply to the next call.
      polling.unregister(b);
      await a.send(one);
      expect(await waiting).toEqual([[b.fileno(), POLLIN]]);
      expect(await polling.poll(0)).toEqual([]);
    }));
});

describe.runIf(process.platform === 'linux')('epoll', () => {
  it('calls that wait at once share what comes', () =>
    withPair(async (a, b) => {
      await using epoll = new Epoll();
      const [c, d] = socket.socketpair();
      epoll.register(b, EPOLLIN | EPOLLET);
      epoll.register(d, EPOLLIN | EPOLLET);
      const waiting = [epoll.poll(null, 1), epoll.poll(null, 1)];
      await a.send(one);
      await c.send(one);
      const told = (await Promise.all(waiting)).flat().map(([fd]) => fd);
      expect(told.sort((x, y) => x - y)).toEqual([b.fileno(), d.fileno()].sort((x, y) => x - y));
      for (const sock of [c, d]) sock.close();
    }));

  it('with EPOLLET an event belongs to the call that took it', () =>
    withPair(async (a, b) => {
      await using epoll = new Epoll();
      epoll.register(b, EPOLLIN | EPOLLET);
      const controller = new AbortController();
      const cancelled = epoll.poll(null, { maxevents: 4, signal: controller.signal });
      controller.abort();
      await a.send(one);
      expect(await raised(() => cancelled)).toMatchObject({ name: 'AbortError' });
      expect(await epoll.poll(5)).toEqual([[b.fileno(), EPOLLIN]]);
      expect(await epoll.poll(0)).toEqual([]);
    }));

  it('close() ends calls that wait, as calls on a closed one end', async () => {
    const epoll = new Epoll();
    const waiting = epoll.poll();
    epoll.close();
    expect(await raised(() => waiting)).toMatchObject({
      name: 'ValueError',
      message: 'I/O operation on closed epoll object',
    });
  });
});
