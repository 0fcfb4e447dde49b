/** AbortSignals on files: a cancelled call loses nothing and reports what it has done. */
import { getEventListeners } from 'node:events';
import socket, { AbortError, type BufferedReader } from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import { raised } from '../../helpers/errors.js';
import { fill, promisePair, received } from '../../helpers/files.js';

type Sock = InstanceType<typeof socket.socket>;
interface Keywords {
  signal: AbortSignal;
}
type Call = (keywords: Keywords) => Promise<unknown>;

/** Starts a call, lets it take the bytes that are there, and cancels it. */
async function cancelled(call: Call): Promise<AbortError> {
  const controller = new AbortController();
  const outcome = raised(() => call({ signal: controller.signal }));
  for (let i = 0; i < 3; i++) await new Promise(setImmediate);
  controller.abort('my reason');
  const error = await outcome;
  expect(error).toMatchObject({ name: 'AbortError', code: 'ABORT_ERR', cause: 'my reason' });
  return error as AbortError;
}

describe('a cancelled call that reads', () => {
  const LINES = 'one\ntwo\nthr\r';
  /** Calls that take a whole text and wait for more: the call, a call that then reads everything, the text. */
  const CALLS: Readonly<
    Record<string, (sock: Sock) => readonly [Call, () => Promise<unknown>, string?]>
  > = {
    'BufferedReader.read': (sock) => {
      const f = sock.makefile('rb');
      return [(keywords) => f.read(100, keywords), () => f.read()];
    },
    'BufferedReader.read, more than its buffer': (sock) => {
      const f = sock.makefile('rb', 4);
      return [(keywords) => f.read(100, keywords), () => f.read()];
    },
    'BufferedReader.read, all': (sock) => {
      const f = sock.makefile('rb');
      return [(keywords) => f.read(keywords), () => f.read(), LINES];
    },
    'BufferedReader.readinto': (sock) => {
      const f = sock.makefile('rb');
      return [(keywords) => f.readinto(Buffer.alloc(100), keywords), () => f.read()];
    },
    'BufferedReader.readinto, more than its buffer': (sock) => {
      const f = sock.makefile('rb', 4);
      return [(keywords) => f.readinto(Buffer.alloc(100), keywords), () => f.read()];
    },
    'BufferedReader.readline': (sock) => {
      const f = sock.makefile('rb');
      return [(keywords) => f.readline(keywords), () => f.readline()];
    },
    'BufferedReader.readlines': (sock) => {
      const f = sock.makefile('rb');
      return [(keywords) => f.readlines(keywords), () => f.read(), LINES];
    },
    'BufferedRWPair.readline': (sock) => {
      const f = sock.makefile('rwb');
      return [(keywords) => f.readline(keywords), () => f.readline()];
    },
    'SocketIO.readall': (sock) => {
      const f = sock.makefile('rb', 0);
      return [(keywords) => f.readall(keywords), () => f.readall()];
    },
    'SocketIO.readlines': (sock) => {
      const f = sock.makefile('rb', 0);
      return [(keywords) => f.readlines(keywords), () => f.readall(), LINES];
    },
    'TextIOWrapper.read': (sock) => {
      const f = sock.makefile();
      return [(keywords) => f.read(100, keywords), () => f.read()];
    },
    'TextIOWrapper.read, all': (sock) => {
      const f = sock.makefile();
      return [(keywords) => f.read(keywords), () => f.read()];
    },
    'TextIOWrapper.readline': (sock) => {
      const f = sock.makefile('rw');
      return [(keywords) => f.readline(keywords), () => f.readline()];
    },
    'TextIOWrapper.readlines': (sock) => {
      const f = sock.makefile('r', { newline: '\r\n' });
      return [(keywords) => f.readlines(keywords), () => f.read(), 'one\r\ntwo\r\nthr\r'];
    },
  };

  it.each(Object.entries(CALLS))('%s gives back what it had taken', async (_name, make) => {
    const [a, b] = promisePair();
    const [call, readAll, text = 'one two é'] = make(a);
    const bytes = Buffer.from(text);
    // In two pieces, the second of which begins in the middle of a character.
    await b.sendall(bytes.subarray(0, -1));
    await cancelled(call);
    await b.sendall(bytes.subarray(-1));
    await cancelled(call);
    b.shutdown(socket.SHUT_WR);
    expect(String(await readAll())).toBe(text);
  });

  it.each([
    ['read1', (f: BufferedReader, k: Keywords) => f.read1(5, k)],
    ['peek', (f: BufferedReader, k: Keywords) => f.peek(k)],
    ['readinto1', (f: BufferedReader, k: Keywords) => f.readinto1(Buffer.alloc(5), k)],
  ])('%s has taken nothing', async (_name, call) => {
    const [a, b] = promisePair();
    const f = a.makefile('rb');
    await cancelled((keywords) => call(f, keywords));
    await b.sendall(Buffer.from('bytes'));
    expect(String(await f.read(5))).toBe('bytes');
  });
});

describe('a cancelled call that writes', () => {
  const SIZE = 1 << 20;
  const data = Buffer.from(Array.from({ length: SIZE }, (_, i) => (i * 7) >> 3));

  it('SocketIO.write tells how many bytes had gone', async () => {
    const [a, b] = promisePair();
    const f = a.makefile('wb', 0);
    const { bytes_sent = 0 } = await cancelled((keywords) => f.write(data, keywords));
    expect(bytes_sent).toBeGreaterThan(0);
    const rest = f.write(data.subarray(bytes_sent));
    expect((await received(b, SIZE)).equals(data)).toBe(true);
    await rest;
  });

  it.each([0, 3])(
    'BufferedWriter.write tells how many it had taken (%d buffered)',
    async (before) => {
      const [a, b] = promisePair();
      const f = a.makefile('wb');
      await f.write(data.subarray(0, before));
      const error = await cancelled((keywords) => f.write(data.subarray(before), keywords));
      const taken = error.characters_written ?? 0;
      expect(taken).toBeGreaterThan(0);
      expect(error.bytes_sent).toBeUndefined();
      const rest = f.write(data.subarray(before + taken));
      const closing = f.close();
      expect((await received(b, SIZE)).equals(data)).toBe(true);
      expect(await rest).toBe(SIZE - before - taken);
      await closing;
    },
  );

  it('BufferedWriter.write has taken nothing while its buffer is sent', async () => {
    const [a, b] = promisePair();
    const filled = await fill(a);
    const f = a.makefile('wb', 8);
    await f.write(Buffer.from('1234567'));
    const error = await cancelled((keywords) => f.write(Buffer.from('89abcdefgh'), keywords));
    expect(error.characters_written).toBe(0);
    const flushed = await cancelled((keywords) => f.flush(keywords));
    expect(flushed.bytes_sent).toBe(0);
    await received(b, filled);
    await f.flush();
    expect(String(await b.recv(99))).toBe('1234567');
  });

  it('flush() keeps what it had not sent', async () => {
    const [a, b] = promisePair();
    const f = a.makefile('wb', 2 * SIZE);
    await f.write(data);
    const { bytes_sent = 0 } = await cancelled((keywords) => f.flush(keywords));
    expect(bytes_sent).toBeGreaterThan(0);
    expect((await received(b, bytes_sent)).equals(data.subarray(0, bytes_sent))).toBe(true);
    const flushing = f.flush();
    expect((await received(b, SIZE - bytes_sent)).equals(data.subarray(bytes_sent))).toBe(true);
    await flushing;
  });

  it('TextIOWrapper.write has taken all or nothing', async () => {
    const [a, b] = promisePair();
    const filled = await fill(a);
    const f = a.makefile('w', { encoding: 'utf-8-sig' });
    const nothing = await cancelled((keywords) => f.write('é'.repeat(9000), keywords));
    expect(nothing.characters_written).toBe(0);
    expect(nothing.bytes_sent).toBeUndefined();
    await received(b, filled);
    const all = await cancelled((keywords) => f.write('é'.repeat(SIZE), keywords));
    expect(all.characters_written).toBe(SIZE);
    const closing = f.close();
    a.close();
    expect(String(await received(b)) === `\ufeff${'é'.repeat(SIZE)}`).toBe(true);
    await closing;
  });

  it('writelines tells how much of all lines it had taken', async () => {
    const [a, b] = promisePair();
    const f = a.makefile('wb');
    const lines = [10, 5, SIZE, 7].map((size) => data.subarray(0, size));
    const error = await cancelled((keywords) => f.writelines(lines, keywords));
    const taken = error.characters_written ?? 0;
    expect(taken).toBeGreaterThan(15);
    expect(taken).toBeLessThan(SIZE);
    const all = Buffer.concat(lines);
    const rest = f.write(all.subarray(taken));
    const closing = f.close();
    expect((await received(b, all.length)).equals(all)).toBe(true);
    await Promise.all([rest, closing]);
  });
});

describe('a signal', () => {
  it('that is aborted already keeps the call from being made', async () => {
    const [a, b] = promisePair();
    const f = a.makefile('rw');
    await b.sendall(Buffer.from('line\n'));
    const signal = AbortSignal.abort();
    const calls = [f.readline({ signal }), f.write('x', { signal }), f.detach({ signal })];
    for (const { status, ...rest } of await Promise.allSettled<unknown>(calls)) {
      expect([status, rest]).toMatchObject(['rejected', { reason: { name: 'AbortError' } }]);
    }
    expect(await f.readline()).toBe('line\n');
    await f.write('y');
    await f.flush();
    expect(String(await b.recv(9))).toBe('y');
  });

  it('ends one call of several, and the others keep their order', async () => {
    const [a, b] = promisePair();
    const f = a.makefile('rb');
    const [first, third] = [new AbortController(), new AbortController()];
    const calls = [
      f.readline({ signal: first.signal }),
      f.readline(),
      f.readline({ signal: third.signal }),
      f.readline(),
    ];
    third.abort();
    await expect(calls[2]).rejects.toBeInstanceOf(AbortError);
    await b.sendall(Buffer.from('par'));
    first.abort();
    await expect(calls[0]).rejects.toBeInstanceOf(AbortError);
    await b.sendall(Buffer.from('tial\nlast\n'));
    expect([String(await calls[1]), String(await calls[3])]).toEqual(['partial\n', 'last\n']);
  });

  it('of many calls has one listener, and none when they have ended', async () => {
    const [a, b] = promisePair();
    const f = a.makefile('r');
    const { signal } = new AbortController();
    const calls = Array.from({ length: 20 }, () => f.readline({ signal }));
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    await b.sendall(Buffer.from('line\n'.repeat(20)));
    expect(await Promise.all(calls)).toEqual(Array(20).fill('line\n'));
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('on every method that waits', async () => {
    const [a] = promisePair();
    await fill(a);
    const [r, w, t, raw] = [
      a.makefile('rb'),
      a.makefile('wb'),
      a.makefile('rw'),
      a.makefile('rwb', 0),
    ];
    await w.write(Buffer.from('x'));
    await t.write('x');
    const big = Buffer.alloc(9000);
    const calls: Call[] = [
      (k) => r.read(k),
      (k) => r.read1(1, k),
      (k) => r.peek(0, k),
      (k) => r.readline(k),
      (k) => r.readlines(0, k),
      (k) => r.readinto(big, k),
      (k) => r.readinto1(big, k),
      (k) => w.write(big, k),
      (k) => w.writelines([big], k),
      (k) => w.flush(k),
      (k) => w.truncate(k),
      (k) => w.detach(k),
      (k) => t.read(1, k),
      (k) => t.readline(k),
      (k) => t.write('x'.repeat(9000), k),
      (k) => t.flush(k),
      (k) => t.reconfigure({ line_buffering: true, ...k }),
      (k) => t.detach(k),
      (k) => raw.read(1, k),
      (k) => raw.readall(k),
      (k) => raw.readinto(big, k),
      (k) => raw.write(big, k),
    ];
    for (const call of calls) await cancelled(call);
    expect([r.closed, w.closed, t.closed, raw.closed]).toEqual([false, false, false, false]);
    expect(t.line_buffering).toBe(false);
  });

  it('leaves no listener behind', async () => {
    const [a, b] = promisePair();
    const f = a.makefile('rw');
    const { signal } = new AbortController();
    let listeners = 0;
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
      const reading = f.readline({ signal });
      await f.write('x', { signal });
      await b.sendall(Buffer.from('line\n'));
      await reading;
    }
    await f.read('x' as never, { signal }).catch(() => undefined);
    expect(listeners).toBe(0);
  });

  it('must be one', async () => {
    const [a] = promisePair();
    await expect(a.makefile().readline({ signal: 5 as never })).rejects.toBeInstanceOf(TypeError);
  });
});
