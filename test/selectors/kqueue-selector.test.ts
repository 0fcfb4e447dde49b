/** What only KqueueSelector does: two events per key, and a limit on their number. */
import * as blocking from 'pysocket/selectors';
import * as promises from 'pysocket/promises/selectors';
import socket from 'pysocket';
import { describe, expect, it } from 'vitest';
import { closing } from '../helpers/flavours.js';
import { hasKqueue } from '../helpers/kqueue.js';

const { EVENT_READ, EVENT_WRITE } = blocking;
const BOTH = EVENT_READ | EVENT_WRITE;
const FLAVOURS = { blocking, promises: promises as unknown as typeof blocking };

const pair = () => socket.socketpair().map(closing) as ReturnType<typeof socket.socketpair>;

describe.skipIf(!hasKqueue).each(Object.entries(FLAVOURS))('%s', (_name, selectors) => {
  it('tells a key twice that is ready for both', async () => {
    const selector = closing(new selectors.KqueueSelector());
    const [a, b] = pair();
    const key = selector.register(b, BOTH);
    expect(await selector.select(5)).toEqual([[key, EVENT_WRITE]]);
    a.send(Buffer.from('1'));
    const ready = await selector.select(5);
    expect(ready.map(([each]) => each)).toEqual([key, key]);
    expect(ready.map(([, events]) => events).sort()).toEqual([EVENT_READ, EVENT_WRITE]);
  });

  it('tells all that are ready, each for both', async () => {
    const selector = closing(new selectors.KqueueSelector());
    const pairs = Array.from({ length: 5 }, pair);
    for (const sock of pairs.flat()) selector.register(sock, BOTH);
    for (const sock of pairs.flat()) sock.send(Buffer.from('1'));
    expect(await selector.select(5)).toHaveLength(20);
    for (const [a] of pairs) selector.unregister(a);
    expect(await selector.select(5)).toHaveLength(10);
    for (const [, b] of pairs) selector.modify(b, EVENT_READ);
    expect(await selector.select(5)).toHaveLength(5);
  });

  it('waits though nothing is registered', async () => {
    const selector = closing(new selectors.KqueueSelector());
    const begun = performance.now();
    expect(await selector.select(0.05)).toEqual([]);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(50);
  });

  it('knows nothing of what the system refuses', async () => {
    const selector = closing(new selectors.KqueueSelector());
    const [a] = pair();
    const fd = socket.dup(a.fileno());
    socket.close(fd);
    expect(() => selector.register(fd, BOTH)).toThrow('[Errno 9]');
    expect(selector.get_map()?.size).toBe(0);
    // A kqueue can be readable but never writable.
    const other = closing(new selectors.KqueueSelector());
    expect(() => selector.register(other, BOTH)).toThrow('[Errno 22]');
    expect(selector.get_map()?.size).toBe(0);
    other.register(a, EVENT_WRITE);
    expect(await selector.select(0.01)).toEqual([]);
    const key = selector.register(other, EVENT_READ);
    expect(await selector.select(5)).toEqual([[key, EVENT_READ]]);
  });

  it('has a descriptor, until it is closed', () => {
    const selector = new selectors.KqueueSelector();
    expect(selector.fileno()).toBeGreaterThan(2);
    selector.close();
    selector.close();
    expect(() => selector.fileno()).toThrow('I/O operation on closed kqueue object');
  });

  it('is the selector of choice', () => {
    expect(selectors.DefaultSelector).toBe(selectors.KqueueSelector);
  });
});
