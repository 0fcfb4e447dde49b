/** Events of kqueues, in both flavours: the scenarios of CPython's test_kqueue, and more from its source. */
import fd from 'pysocket/fd';
import {
  kevent,
  type Kevent,
  KQ_EV_ADD,
  KQ_EV_CLEAR,
  KQ_EV_DELETE,
  KQ_EV_DISABLE,
  KQ_EV_ENABLE,
  KQ_EV_EOF,
  KQ_EV_ERROR,
  KQ_EV_ONESHOT,
  KQ_FILTER_READ,
  KQ_FILTER_TIMER,
  KQ_FILTER_WRITE,
} from 'pysocket/select';
import socket from 'pysocket';
import { describe, expect, it } from 'vitest';
import { raised } from '../helpers/errors.js';
import { type AnySocket, closing, socketpair } from '../helpers/flavours.js';
import { hasKqueue, isEmulated } from '../helpers/kqueue.js';
import { run } from '../helpers/program.js';
import { SELECT_FLAVOURS } from './flavours.js';

const WATCH = KQ_EV_ADD | KQ_EV_ENABLE;
const F_GETFD = 1;
const FD_CLOEXEC = 1;
const ENOENT = 2;

const reading = (sock: AnySocket, flags = WATCH): Kevent =>
  kevent(sock.fileno(), KQ_FILTER_READ, flags);
const writing = (sock: AnySocket, flags = WATCH): Kevent =>
  kevent(sock.fileno(), KQ_FILTER_WRITE, flags);
const byKey = (events: Kevent[]): string[] =>
  events.map(({ ident, filter }) => `${ident} ${filter}`).sort();

describe.skipIf(!hasKqueue).each(SELECT_FLAVOURS)('$name', ({ path, module, socket: flavour }) => {
  const { kqueue, select } = module;
  const made = () => closing(kqueue());

  it('is made, and closed', async () => {
    const queue = kqueue();
    expect(queue).toBeInstanceOf(kqueue);
    expect([queue.fileno() > 0, queue.closed]).toEqual([true, false]);
    queue.close();
    queue.close();
    expect(queue.closed).toBe(true);
    for (const call of [() => queue.fileno(), () => queue.control(null, 4)]) {
      expect(await raised(call)).toMatchObject({
        name: 'ValueError',
        message: 'I/O operation on closed kqueue object',
      });
    }
    expect(String(queue)).toBe('<select.kqueue object>');
  });

  it('is not inheritable', () => {
    expect(fd.fcntl(made(), F_GETFD)).toBe(FD_CLOEXEC);
  });

  it('tells of both directions of both ends', async () => {
    const server = closing(flavour.create_server(['127.0.0.1', 0]));
    const [, port] = server.getsockname() as [string, number];
    const client = closing(await flavour.create_connection(['127.0.0.1', port]));
    const [connection] = await server.accept();
    closing(connection);
    const queue = made();
    const other = kqueue.fromfd(queue.fileno());
    await queue.control([writing(connection)], 0);
    await queue.control([reading(connection)], 0);
    await other.control([writing(client)], 0);
    await other.control([reading(client)], 0);
    const both = [writing(client), writing(connection)];
    expect(byKey(await queue.control(null, 4, 1))).toEqual(byKey(both));
    await client.send(Buffer.from('Hello!'));
    await connection.send(Buffer.from('world!!!'));
    await select([client], [], [], 5);
    await select([connection], [], [], 5);
    const all = [...both, reading(client), reading(connection)];
    expect(byKey(await queue.control(null, 4, 1))).toEqual(byKey(all));
    const gone = [writing(client), reading(client), reading(connection)];
    for (const { ident, filter } of gone) {
      await queue.control([kevent(ident, filter, KQ_EV_DELETE)], 0, 0);
    }
    expect(byKey(await queue.control([], 4, 0.99))).toEqual(byKey([writing(connection)]));
  });

  it('makes changes and tells events in one call', async () => {
    const [a, b] = socketpair(flavour);
    await a.send(Buffer.from('foo'));
    const [event, ...others] = await made().control([reading(a), reading(b)], 1, 1);
    expect(others).toEqual([]);
    expect(event).toMatchObject({ ident: b.fileno(), filter: KQ_FILTER_READ, data: 3 });
    expect((event?.flags ?? -1) & KQ_EV_ERROR).toBe(0);
  });

  it('gives udata back, all 64 bits of it', async () => {
    const [a] = socketpair(flavour);
    const udata = 0xfedcba9876543210n;
    const events = await made().control(
      [kevent(a.fileno(), KQ_FILTER_WRITE, KQ_EV_ADD, 0, 0, udata)],
      1,
      1,
    );
    expect(events.map((event) => event.udata)).toEqual([udata]);
  });

  it('takes any iterable of changes', async () => {
    const queue = made();
    const [a] = socketpair(flavour);
    // libkqueue applies changes to an existing event only if it is edge-triggered.
    const change = reading(a, WATCH | KQ_EV_CLEAR);
    const inconsistent = {
      length: 0,
      *[Symbol.iterator]() {
        for (let i = 0; i < 100; i++) yield change;
      },
    };
    const growing = [change];
    const mutating = {
      *[Symbol.iterator]() {
        for (let i = 0; i < 10; i++) {
          yield change;
          growing.push(change);
        }
        growing.length = 0;
      },
    };
    for (const changes of [
      [change],
      new Set([change]),
      [change].values(),
      inconsistent,
      mutating,
    ]) {
      expect(await queue.control(changes, 0)).toEqual([]);
    }
  });

  it.each<[args: unknown[], name: string, text: string]>([
    [[], 'TypeError', 'control expected at least 2 arguments, got 0'],
    [[null], 'TypeError', 'control expected at least 2 arguments, got 1'],
    [[null, 1, 2, 3], 'TypeError', 'control expected at most 3 arguments, got 4'],
    [[null, 1, { timeout: 1 }], 'TypeError', 'kqueue.control() takes no keyword arguments'],
    [[null, 'x'], 'TypeError', "'str' object cannot be interpreted as an integer"],
    [[null, 2 ** 31], 'OverflowError', 'Python int too large to convert to C int'],
    [[null, -1], 'ValueError', 'Length of eventlist must be 0 or positive, got -1'],
    [[null, 1, 'x'], 'TypeError', 'timeout argument must be a number or None, got str'],
    [[null, 1, NaN], 'TypeError', 'timeout argument must be a number or None, got float'],
    [[null, 1, 1e30], 'TypeError', 'timeout argument must be a number or None, got int'],
    [[null, 1, -1], 'ValueError', 'timeout must be positive or None'],
    [[null, 1, -0.001], 'ValueError', 'timeout must be positive or None'],
    [[5, 1], 'TypeError', 'changelist is not iterable'],
    [[[5], 1], 'TypeError', 'changelist must be an iterable of select.kevent objects'],
    // The arguments are checked in this order.
    [[5, -1, 'x'], 'ValueError', 'Length of eventlist must be 0 or positive, got -1'],
    [[5, 1, 'x'], 'TypeError', 'timeout argument must be a number or None, got str'],
  ])('control() refuses %j', async (args, name, message) => {
    const queue = made();
    expect(await raised(() => queue.control(...args))).toMatchObject({ name, message });
  });

  it.each<[args: unknown[], text: string]>([
    [[1], 'kqueue() takes no arguments'],
    [[{ sizehint: 1 }], 'kqueue() takes no keyword arguments'],
  ])('kqueue() refuses %j', async (args, message) => {
    expect(await raised(() => kqueue(...args))).toMatchObject({ name: 'TypeError', message });
  });

  it('another object of a descriptor', async () => {
    const queue = made();
    const other = kqueue.fromfd(queue.fileno());
    expect(other.fileno()).toBe(queue.fileno());
    // Given -1, CPython makes a new kqueue too.
    expect(closing(kqueue.fromfd(-1)).fileno()).toBeGreaterThan(0);
    for (const [args, name, message] of [
      [[], 'TypeError', 'kqueue.fromfd() takes exactly one argument (0 given)'],
      [['x'], 'TypeError', "'str' object cannot be interpreted as an integer"],
      [[2 ** 40], 'OverflowError', 'Python int too large to convert to C int'],
      [[-2], 'OSError', '[Errno 9] Bad file descriptor'],
    ] as const) {
      expect(await raised(() => kqueue.fromfd(...args))).toMatchObject({ name, message });
    }
  });

  it('a change that fails is an event where there is room for it, and an error where not', async () => {
    const [a] = socketpair(flavour);
    const queue = made();
    const change = reading(a, KQ_EV_DELETE);
    const error = await raised(() => queue.control([change], 0));
    expect(error).toMatchObject({
      name: 'FileNotFoundError',
      code: 'ENOENT',
      syscall: 'kevent',
    });
    const [event] = await queue.control([change], 1);
    expect(event).toMatchObject({ ident: a.fileno(), data: ENOENT });
    expect((event?.flags ?? 0) & KQ_EV_ERROR).toBe(KQ_EV_ERROR);
  });

  it.skipIf(isEmulated)('what is no kqueue is refused', async () => {
    const [a] = socketpair(flavour);
    const queue = kqueue.fromfd(socket.dup(a.fileno()));
    expect(await raised(() => queue.control(null, 1, 0))).toMatchObject({ code: 'EBADF' });
    queue.close();
  });

  it('tells once what is asked for once', async () => {
    const [a, b] = socketpair(flavour);
    const queue = made();
    await a.send(Buffer.from('1'));
    expect(await queue.control([reading(b, KQ_EV_ADD | KQ_EV_ONESHOT)], 4, 5)).toHaveLength(1);
    expect(await queue.control(null, 4, 0)).toEqual([]);
    expect(await queue.control([reading(b, KQ_EV_ADD | KQ_EV_CLEAR)], 4, 5)).toHaveLength(1);
    expect(await queue.control(null, 4, 0)).toEqual([]);
    await a.send(Buffer.from('2'));
    expect(await queue.control(null, 4, 5)).toMatchObject([{ data: 2 }]);
  });

  it('tells nothing of what is switched off', async () => {
    const [a, b] = socketpair(flavour);
    const queue = made();
    await a.send(Buffer.from('1'));
    await queue.control([reading(b), reading(b, KQ_EV_DISABLE)], 0);
    expect(await queue.control(null, 4, 0)).toEqual([]);
    expect(await queue.control([reading(b, KQ_EV_ENABLE)], 4, 5)).toHaveLength(1);
  });

  it('tells the end', async () => {
    const [a, b] = flavour.socketpair();
    closing(b);
    const queue = made();
    await queue.control([reading(b)], 0);
    a.close();
    const [event] = await queue.control(null, 4, 5);
    expect((event?.flags ?? 0) & KQ_EV_EOF).toBe(KQ_EV_EOF);
  });

  it('has timers', async () => {
    const begun = performance.now();
    const timer = kevent(77, KQ_FILTER_TIMER, KQ_EV_ADD | KQ_EV_ONESHOT, 0, 30);
    expect(await made().control([timer], 4, 5)).toMatchObject([{ ident: 77, data: 1 }]);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(29);
  });

  it('tells in the next call what there was no room for', async () => {
    const pairs = Array.from({ length: 10 }, () => socketpair(flavour));
    const queue = made();
    const changes = pairs.map(([a]) => writing(a, KQ_EV_ADD | KQ_EV_ONESHOT));
    const seen = new Set<unknown>();
    for (const { ident } of await queue.control(changes, 3, 5)) seen.add(ident);
    expect(seen.size).toBe(3);
    for (let calls = 0; calls < 20 && seen.size < 10; calls++) {
      for (const { ident } of await queue.control(null, 3, 1)) seen.add(ident);
    }
    expect(seen.size).toBe(10);
    expect(await queue.control(null, 2 ** 31 - 1, 0)).toEqual([]);
  });

  it('waits as long as it may, and without room for events not at all', async () => {
    const queue = made();
    const [a] = socketpair(flavour);
    const begun = performance.now();
    expect(await queue.control([reading(a)], 4, 0.05)).toEqual([]);
    const between = performance.now();
    expect(between - begun).toBeGreaterThanOrEqual(50);
    expect(await queue.control(null, 0)).toEqual([]);
    expect(await queue.control(null, 0, 5)).toEqual([]);
    expect(performance.now() - between).toBeLessThan(1000);
  });

  it('is ready itself when it has something to tell', async () => {
    const [a, b] = socketpair(flavour);
    const [inner, outer] = [made(), made()];
    await inner.control([reading(b)], 0);
    expect(await outer.control([kevent(inner.fileno())], 4, 0)).toEqual([]);
    await a.send(Buffer.from('1'));
    expect(await outer.control(null, 4, 5)).toMatchObject([{ ident: inner.fileno() }]);
    expect(await select([inner], [], [], 5)).toEqual([[inner], [], []]);
    // A kqueue can be readable but never writable.
    const change = kevent(inner.fileno(), KQ_FILTER_WRITE);
    expect(await raised(() => outer.control([change], 0))).toMatchObject({ code: 'EINVAL' });
  });

  it('calls can be traced', async () => {
    const program = `
      const { trace } = require('pysocket/trace');
      const { kqueue } = require('${path}');
      (async () => {
        const queue = kqueue();
        const calls = [];
        const tracing = trace((call) => calls.push(call), 'kevent');
        await queue.control(null, 5, 0);
        await new Promise(setImmediate);
        tracing.close();
        for (const { args, call } of calls) console.log(args[0] === String(queue.fileno()), args.slice(1), call);
      })();`;
    const { out, err } = await run(['-e', program]);
    expect([out, err]).toEqual(["true [ '0', '5' ] control\n", '']);
  });
});
