/** Calls that wait on one descriptor: their order, cancellation, and large data. */
import blocking from 'pysocket/fd';
import fd from 'pysocket/promises/fd';
import { beforeEach, describe, expect, it } from 'vitest';
import socket from 'pysocket';
import { Child } from '../../helpers/child.js';
import { raised } from '../../helpers/errors.js';
import { closing, openpty, pipe } from '../../helpers/fds.js';
import { closing as closingSocket } from '../../helpers/flavours.js';
import { needFunction } from '../../helpers/kernel.js';
import { int64 } from '../../helpers/native-order.js';

beforeEach(() => needFunction('pipe'));

const PIPE_SIZE = 65536;
const text = (buffers: readonly Buffer[]): string => Buffer.concat(buffers).toString();

describe('order', () => {
  it('calls that read complete in the order in which they were made', async () => {
    const [r, w] = pipe();
    const into = Buffer.alloc(1);
    const calls = [fd.read(r, 1), fd.readv(r, [into]), fd.read(r, 2)] as const;
    await fd.write(w, Buffer.from('abcd'));
    const [first, count, last] = await Promise.all(calls);
    expect([text([first]), count, text([into]), text([last])]).toEqual(['a', 1, 'b', 'cd']);
  });

  it('so do calls that write, whatever their size', async () => {
    const [r, w] = pipe();
    const sizes = [3 * PIPE_SIZE, 1, 2 * PIPE_SIZE, 5];
    const calls = sizes.map((size, at) => fd.write(w, Buffer.alloc(size, String(at))));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const parts: Buffer[] = [];
    for (let got = 0; got < total; got += parts.at(-1)?.length ?? 0) {
      parts.push(await fd.read(r, PIPE_SIZE));
    }
    expect(await Promise.all(calls)).toEqual(sizes);
    expect(text(parts)).toBe(sizes.map((size, at) => String(at).repeat(size)).join(''));
  });

  it('the two directions of a terminal are independent', async () => {
    const [master, slave] = openpty();
    const reading = fd.read(master, 100);
    expect(await fd.write(master, Buffer.from('line\n'))).toBe(5);
    expect(text([await reading])).toMatch(/^line/);
    expect(text([await fd.read(slave, 100)])).toBe('line\n');
  });

  it('a terminal that is stopped goes on when it is started', async () => {
    const [master, slave] = openpty();
    fd.ioctl(slave, fd.TCXONC, fd.TCOOFF);
    let written = false;
    const writing = fd.write(slave, Buffer.from('hello')).then(() => (written = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(written).toBe(false);
    fd.ioctl(slave, fd.TCXONC, fd.TCOON);
    expect(await writing).toBe(true);
    expect(text([await fd.read(master, 100)])).toBe('hello');
  });

  it.skipIf(process.platform !== 'linux')(
    'a counter that is full takes more when it was read',
    async () => {
      const [counter] = closing([fd.eventfd(0)]);
      const most = int64(-2n);
      await fd.write(counter, most);
      const writing = fd.write(counter, int64(2n));
      expect(await fd.read(counter, 8)).toEqual(most);
      expect(await writing).toBe(8);
      expect(await fd.read(counter, 8)).toEqual(int64(2n));
    },
  );

  it('a Unix datagram socket tells nobody when its peer has room', async () => {
    const [a, b] = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM).map(closingSocket);
    const [from = -1, to = -1] = [a?.fileno(), b?.fileno()];
    const sizes: Promise<number>[] = [];
    for (let i = 0; i < 2000; i++) sizes.push(fd.write(from, Buffer.from('x')));
    for (let i = 0; i < 2000; i++) expect(await fd.read(to, 10)).toHaveLength(1);
    expect(await Promise.all(sizes)).toEqual(Array(2000).fill(1));
  });
});

describe('cancelling', () => {
  it('a read loses nothing', async () => {
    const [r, w] = pipe();
    const aborter = new AbortController();
    const { signal } = aborter;
    const calls = [
      fd.read(r, 5, { signal }),
      fd.read(r, 2),
      fd.readv(r, [Buffer.alloc(1)], { signal }),
    ];
    aborter.abort();
    const outcomes = Promise.allSettled<unknown>(calls);
    await fd.write(w, Buffer.from('abc'));
    const aborted = { status: 'rejected', reason: { name: 'AbortError', code: 'ABORT_ERR' } };
    expect(await outcomes).toMatchObject([
      aborted,
      { status: 'fulfilled', value: Buffer.from('ab') },
      aborted,
    ]);
    expect(text([await fd.read(r, 5)])).toBe('c');
    expect(await raised(() => fd.read(r, 5, { signal }))).toMatchObject({ name: 'AbortError' });
  });

  it('a write says how much it has written', async () => {
    const [r, w] = pipe();
    const aborter = new AbortController();
    const { signal } = aborter;
    const writing = raised(() => fd.write(w, Buffer.alloc(2 * PIPE_SIZE), { signal }));
    const behind = fd.writev(w, [Buffer.from('x')]);
    aborter.abort();
    expect(await writing).toMatchObject({ name: 'AbortError', bytes_sent: PIPE_SIZE });
    expect(blocking.read(r, PIPE_SIZE)).toHaveLength(PIPE_SIZE);
    expect(await behind).toBe(1);
    expect(text([await fd.read(r, PIPE_SIZE)])).toBe('x');
  });
});

describe('a descriptor that is non-blocking', () => {
  it('is waited for', async () => {
    const [r, w] = pipe();
    for (const end of [r, w]) fd.fcntl(end, fd.F_SETFL, fd.O_NONBLOCK);
    const reading = fd.read(r, 5);
    expect(await fd.write(w, Buffer.from('hello'))).toBe(5);
    expect(text([await reading])).toBe('hello');
    const writing = fd.write(w, Buffer.alloc(2 * PIPE_SIZE));
    expect(await fd.read(r, PIPE_SIZE)).toHaveLength(PIPE_SIZE);
    expect(await writing).toBe(2 * PIPE_SIZE);
  });
});

describe('memory', () => {
  it('that is gone, or has another size, rejects the call that waits', async () => {
    const [r, w] = pipe();
    const into = new Uint8Array(4);
    const reading = raised(() => fd.readv(r, [into]));
    const behind = fd.read(r, 4);
    structuredClone(into.buffer, { transfer: [into.buffer] });
    await fd.write(w, Buffer.from('data'));
    expect(await reading).toBeInstanceOf(TypeError);
    expect(text([await behind])).toBe('data');

    const data = new Uint8Array(2 * PIPE_SIZE);
    const writing = raised(() => fd.write(w, data));
    structuredClone(data.buffer, { transfer: [data.buffer] });
    expect(await fd.read(r, PIPE_SIZE)).toHaveLength(PIPE_SIZE);
    expect(await writing).toBeInstanceOf(TypeError);
  });
});

it('a call that waits keeps the process alive, and nothing else does', async () => {
  const child = new Child(`
    const fd = require('pysocket/promises/fd');
    const [r, w] = fd.pipe();
    const later = fd.read(r, 5);
    setTimeout(() => fd.write(w, Buffer.from('hello')), 20).unref();
    const timer = setInterval(() => {}, 1000); timer.unref();
    setTimeout(() => {}, 30);
    later.then((data) => { console.log(String(data)); fd.read(r, 1, { signal: AbortSignal.timeout(10) }).catch((e) => console.log(e.name)); });
  `);
  expect(await child.end()).toMatchObject({ out: 'hello\nAbortError\n', code: 0 });
});
