/** Promise-only behaviour: calls of control() that wait concurrently, and what ends them. */
import * as blocking from 'pysocket/select';
import {
  kevent,
  KQ_EV_ADD,
  KQ_EV_CLEAR,
  KQ_FILTER_READ,
  KQ_FILTER_WRITE,
  kqueue,
} from 'pysocket/promises/select';
import socket from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import { raised } from '../../helpers/errors.js';
import { closing } from '../../helpers/flavours.js';
import { hasKqueue } from '../../helpers/kqueue.js';
import { run } from '../../helpers/program.js';

const one = Buffer.from('1');
const CLOSED = { name: 'ValueError', message: 'I/O operation on closed kqueue object' };

const pair = () => socket.socketpair().map(closing) as ReturnType<typeof socket.socketpair>;
const reading = (sock: { fileno(): number }, flags = KQ_EV_ADD) =>
  kevent(sock, KQ_FILTER_READ, flags);

describe.skipIf(!hasKqueue)('kqueue', () => {
  it('wakes up for what comes later', async () => {
    const queue = closing(kqueue());
    const [a, b] = pair();
    const waiting = queue.control([reading(b)], 4);
    const begun = performance.now();
    setTimeout(() => void a.send(one), 20);
    expect(await waiting).toMatchObject([{ ident: b.fileno(), data: 1 }]);
    expect(performance.now() - begun).toBeLessThan(1000);
    await b.recv(1);
    const again = queue.control(null, 4, 5);
    await a.send(one);
    expect(await again).toHaveLength(1);
  });

  it('hears of what is added while it waits', async () => {
    const queue = closing(kqueue());
    const [a, b] = pair();
    const waiting = queue.control(null, 4);
    await a.send(one);
    await queue.control([reading(b)], 0);
    expect(await waiting).toHaveLength(1);
  });

  it('of several calls that wait each gets what the others leave', async () => {
    const queue = closing(kqueue());
    const pairs = Array.from({ length: 5 }, pair);
    const waiting = pairs.map(([, b]) => queue.control([reading(b, KQ_EV_ADD | KQ_EV_CLEAR)], 1));
    for (const [a] of pairs) await a.send(one);
    const events = (await Promise.all(waiting)).flat();
    const idents = pairs.map(([, b]) => b.fileno());
    expect(events.map(({ ident }) => Number(ident)).sort()).toEqual(idents.sort());
  });

  it('makes its changes when it is called, whatever it waits for', async () => {
    const queue = closing(kqueue());
    const another = blocking.kqueue.fromfd(queue.fileno());
    const [a] = pair();
    // Enough calls that the next one has to wait for its turn.
    const before = Array.from({ length: 5000 }, () => queue.control(null, 1, 0));
    const change = kevent(a, KQ_FILTER_WRITE);
    const waiting = queue.control([change], 0);
    expect(another.control(null, 4, 0)).toMatchObject([{ ident: a.fileno() }]);
    expect(await waiting).toEqual([]);
    await Promise.all(before);
  });

  it('keeps what it brought until its turn comes', async () => {
    const queue = closing(kqueue());
    const [a] = pair();
    const before = Array.from({ length: 5000 }, () => queue.control(null, 1, 0));
    const controller = new AbortController();
    const change = kevent(a, KQ_FILTER_WRITE, KQ_EV_ADD | KQ_EV_CLEAR);
    const waiting = queue.control([change], 4, null, { signal: controller.signal });
    controller.abort();
    expect(await waiting).toMatchObject([{ ident: a.fileno() }]);
    await Promise.all(before);
  });

  it('loses nothing when it is cancelled', async () => {
    const queue = closing(kqueue());
    const [a, b] = pair();
    await queue.control([reading(b, KQ_EV_ADD | KQ_EV_CLEAR)], 0);
    const controller = new AbortController();
    const waiting = queue.control(null, 4, { signal: controller.signal });
    await new Promise((resolve) => setTimeout(resolve, 10));
    a.blocking.send(one);
    controller.abort('mine');
    expect(await raised(() => waiting)).toMatchObject({ name: 'AbortError', cause: 'mine' });
    expect(await queue.control(null, 4, 5)).toMatchObject([{ ident: b.fileno() }]);
  });

  it('changes nothing when it was cancelled before', async () => {
    const queue = closing(kqueue());
    const [a] = pair();
    const call = () =>
      queue.control([kevent(a, KQ_FILTER_WRITE)], 4, { signal: AbortSignal.abort() });
    expect(await raised(call)).toMatchObject({ name: 'AbortError' });
    expect(await queue.control(null, 4, 0)).toEqual([]);
  });

  it('close() ends what waits', async () => {
    const queue = kqueue();
    const waiting = [queue.control(null, 4), queue.control(null, 1, 60)];
    queue.close();
    for (const each of waiting) expect(await raised(() => each)).toMatchObject(CLOSED);
    expect(await raised(() => queue.control(null, 4))).toMatchObject(CLOSED);
  });

  it('a call that waits keeps the process alive, and nothing else of a kqueue does', async () => {
    const program = `
      const { kqueue } = require('pysocket/promises/select');
      const queue = kqueue();
      queue.control(null, 1, 0.05).then((events) => console.log(events));`;
    expect(await run(['-e', program])).toMatchObject({ code: 0, out: '[]\n', err: '' });
  });

  it('the end of an `await using` block closes it', async () => {
    const queue = kqueue();
    {
      await using inside = queue;
      expect(inside.closed).toBe(false);
    }
    expect(queue.closed).toBe(true);
  });
});
