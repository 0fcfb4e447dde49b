/** Selector behaviour outside test/parity's scenarios: closed and reused descriptors, many at once, dialogues. */
import * as blocking from 'pysocket/selectors';
import * as promises from 'pysocket/promises/selectors';
import socket from 'pysocket';
import { beforeEach, describe, expect, it } from 'vitest';
import { raised } from '../helpers/errors.js';
import { closing } from '../helpers/flavours.js';
import { needLowestNumber, needSelect, needSelectOfNothing } from '../helpers/kernel.js';
import { hasKqueue } from '../helpers/kqueue.js';
import { skip } from '../helpers/lacking.js';

type Selector = blocking.BaseSelector<string, blocking.HasFileno> & { close(): void };
type Later = Omit<Selector, 'select'> & {
  select(
    timeout?: number | null,
  ): ReturnType<Selector['select']> | Promise<ReturnType<Selector['select']>>;
};

const { EVENT_READ, EVENT_WRITE } = blocking;
const SELECTORS: [name: string, make: () => Later][] = [
  ['SelectSelector', () => new blocking.SelectSelector<string>()],
  ['PollSelector', () => new blocking.PollSelector<string>()],
  ['SelectSelector, promises', () => new promises.SelectSelector<string>()],
  ['PollSelector, promises', () => new promises.PollSelector<string>()],
];
if ((blocking as Partial<typeof blocking>).EpollSelector !== undefined) {
  SELECTORS.push(['EpollSelector', () => new blocking.EpollSelector<string>()]);
  SELECTORS.push(['EpollSelector, promises', () => new promises.EpollSelector<string>()]);
}
if (hasKqueue) {
  SELECTORS.push(['KqueueSelector', () => new blocking.KqueueSelector<string>()]);
  SELECTORS.push(['KqueueSelector, promises', () => new promises.KqueueSelector<string>()]);
}

const pair = () => socket.socketpair().map(closing) as ReturnType<typeof socket.socketpair>;

/** Skips the test where Python's module lacks the class. */
function needClass(name: string): void {
  if (!(name in blocking)) skip(`there is no ${name}`);
}

describe.each(SELECTORS)('%s', (name, make) => {
  beforeEach(() => needClass(name.split(',')[0] ?? ''));

  it('forgets descriptors that were closed', async () => {
    const selector = closing(make());
    const [a, b] = socket.socketpair();
    const [r, w] = [a.detach(), b.detach()];
    selector.register(r, EVENT_READ);
    selector.register(w, EVENT_WRITE);
    for (const fd of [r, w]) socket.close(fd);
    selector.unregister(r);
    selector.unregister(w);
    expect(selector.get_map()?.size).toBe(0);
    needSelectOfNothing();
    expect(await selector.select(0)).toEqual([]);
  });

  it('forgets them though others have their numbers by now', async () => {
    const selector = closing(make());
    const [a, b] = pair();
    const fd = socket.dup(a.fileno());
    selector.register(fd, EVENT_READ);
    socket.close(fd);
    needLowestNumber();
    const again = socket.dup(b.fileno());
    expect(again).toBe(fd);
    selector.unregister(fd);
    expect(await selector.select(0)).toEqual([]);
    socket.close(again);
  });

  it('knows a socket that was closed by what it is', () => {
    const selector = closing(make());
    const [a, b] = socket.socketpair();
    const keys = [selector.register(a, EVENT_READ, 'a'), selector.register(b, EVENT_WRITE, 'b')];
    for (const sock of [a, b]) sock.close();
    expect([selector.get_key(a), selector.unregister(a), selector.unregister(b)]).toEqual([
      keys[0],
      ...keys,
    ]);
  });

  it('says of what it knows and does not know, with the objects in the text', async () => {
    const selector = closing(make());
    const [a, b] = pair();
    selector.register(a, EVENT_READ);
    expect(await raised(() => selector.register(a, EVENT_READ))).toMatchObject({
      name: 'KeyError',
      args: [`${String(a)} (FD ${a.fileno()}) is already registered`],
    });
    for (const call of [
      () => selector.unregister(b),
      () => selector.modify(b, EVENT_READ),
      () => selector.get_key(b),
    ]) {
      expect(await raised(call)).toMatchObject({ args: [`${String(b)} is not registered`] });
    }
    const strange = { fileno: () => 1.5 };
    const error = await raised(() => selector.register(strange, EVENT_READ));
    expect(error).toMatchObject({
      name: 'ValueError',
      message: 'Invalid file object: [object Object]',
    });
  });

  it('what fileno() throws that is no matter of type or value comes through', async () => {
    const selector = closing(make());
    const mine = new RangeError('mine');
    const thrower = {
      fileno(): number {
        throw mine;
      },
    };
    expect(await raised(() => selector.register(thrower, EVENT_READ))).toBe(mine);
    expect(selector.get_map()?.size).toBe(0);
  });

  it('hears of many sockets, each of which says something once', async () => {
    const selector = closing(make());
    const pairs = Array.from({ length: 300 }, pair);
    for (const [, b] of pairs) selector.register(b, EVENT_READ, String(b.fileno()));
    expect(await selector.select(0)).toEqual([]);
    for (const [a] of pairs) a.send(Buffer.from('x'));
    const heard = new Set<string>();
    while (heard.size < pairs.length) {
      for (const [key, events] of await selector.select(5)) {
        expect(events).toBe(EVENT_READ);
        heard.add(key.data);
        selector.unregister(key.fileobj);
      }
    }
    expect(selector.get_map()?.size).toBe(0);
  });

  it('waits for the rest of the time when something else happens', async () => {
    const selector = closing(make());
    needSelectOfNothing();
    const begun = performance.now();
    expect(await selector.select(0.05)).toEqual([]);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(50);
    expect(await selector.select(-1)).toEqual([]);
    expect(await selector.select(0)).toEqual([]);
  });

  it('closes as a block ends', () => {
    const selector = make();
    const [a] = pair();
    {
      using inside = selector as Later & Disposable;
      inside.register(a, EVENT_READ);
    }
    expect(selector.get_map()).toBeNull();
    expect(String(selector)).toBe(`<selectors.${name.split(',')[0]} object>`);
  });
});

it('DefaultSelector is that of the system', () => {
  const name = ['EpollSelector', 'KqueueSelector', 'PollSelector', 'SelectSelector'].find(
    (each) => each in blocking,
  );
  for (const { DefaultSelector } of [blocking, promises]) {
    const selector = closing(new DefaultSelector());
    expect(String(selector)).toBe(`<selectors.${name} object>`);
  }
});

it('a selector of the program is one by its class', () => {
  class Nothing extends blocking.BaseSelector<string> {
    override register(): never {
      throw new Error('no');
    }
    override unregister(): never {
      throw new Error('no');
    }
    override select(): [] {
      return [];
    }
    override get_map(): null {
      return null;
    }
  }
  const nothing = new Nothing();
  expect(nothing).toBeInstanceOf(blocking.BaseSelector);
  expect(closing(new blocking.SelectSelector())).toBeInstanceOf(blocking.BaseSelector);
  expect(() => nothing.get_key(1)).toThrow('Selector is closed');
});

describe('promises', () => {
  it('select() is cancelled by a signal, with its reason', async () => {
    const selector = closing(new promises.DefaultSelector());
    const [a] = pair();
    selector.register(a, EVENT_READ);
    const controller = new AbortController();
    const waiting = selector.select(null, { signal: controller.signal });
    controller.abort('mine');
    expect(await raised(() => waiting)).toMatchObject({ name: 'AbortError', cause: 'mine' });
  });

  it.each(['SelectSelector', 'PollSelector', 'DefaultSelector'] as const)(
    'close() ends what waits',
    async (name) => {
      needClass(name);
      const selector = new promises[name]();
      const [a] = pair();
      selector.register(a, EVENT_READ);
      const waiting = selector.select();
      selector.close();
      expect(await raised(() => waiting)).toMatchObject({
        name: 'RuntimeError',
        message: 'Selector is closed',
      });
    },
  );

  it('for await hears what is ready until the selector is closed', async () => {
    const selector = new promises.DefaultSelector<string>();
    const [a, b] = pair();
    selector.register(b, EVENT_READ, 'b');
    let text = '';
    a.send(Buffer.from('1'));
    for await (const [key, events] of selector) {
      expect([key.data, events]).toEqual(['b', EVENT_READ]);
      text += String(b.recv(1));
      if (text.length < 3) a.send(Buffer.from('1'));
      else selector.close();
    }
    expect(text).toBe('111');
  });

  it('for await hears nothing of what was ready, too, when the selector is closed', async () => {
    const selector = new promises.DefaultSelector<string>();
    for (const name of ['first', 'second']) {
      const [a, b] = pair();
      selector.register(b, EVENT_READ, name);
      a.send(Buffer.from('1'));
    }
    const heard: string[] = [];
    for await (const [key] of selector) {
      heard.push(key.data);
      selector.close();
    }
    expect(heard).toEqual(['first']);
  });

  it('what is registered while select() waits is heard of, where the kernel remembers', async () => {
    needSelect('poll');
    const selector = closing(new promises.DefaultSelector());
    const [a, b] = pair();
    const waiting = selector.select();
    selector.register(b, EVENT_READ);
    a.send(Buffer.from('1'));
    expect(await waiting).toEqual([[selector.get_key(b), EVENT_READ]]);
  });
});

it.each([
  ['PollSelector', blocking.PollSelector],
  ['PollSelector, promises', promises.PollSelector],
])('%s: what the system does not let change is forgotten', (_name, Selector) => {
  needClass('PollSelector');
  const selector = closing(new Selector());
  const [a] = pair();
  selector.register(a, EVENT_READ);
  const { watching } = selector as unknown as { watching: { modify(): void } };
  watching.modify = () => {
    throw new socket.OSError(1, 'mine');
  };
  expect(() => selector.modify(a, EVENT_READ | EVENT_WRITE)).toThrow('mine');
  expect(selector.get_map()?.size).toBe(0);
});
