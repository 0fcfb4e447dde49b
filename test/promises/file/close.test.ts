/** Closing a file of the promise flavour, and its socket. */
import blocking from 'pysocket';
import socket from 'pysocket/promises';
import { describe, expect, it } from 'vitest';
import { CLOSED, raised, saying } from '../../helpers/errors.js';
import { fill, promisePair, received } from '../../helpers/files.js';

const EBADF = { name: 'OSError', ...saying(CLOSED, 'Bad file descriptor') };
/** Python: sock._io_refs */
const refs = (sock: object): number => (sock as { _io_refs: number })._io_refs;

const hello = Buffer.from('hello');

async function rejected(calls: readonly Promise<unknown>[]): Promise<unknown[]> {
  const outcomes = await Promise.allSettled(calls);
  return outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason : outcome));
}

describe('close()', () => {
  it.each(['rb', 'rwb', 'r', 'rw'] as const)('rejects the calls that read (%s)', async (mode) => {
    const [a, b] = promisePair();
    const f = a.makefile(mode);
    const calls = [f.readline(), f.readlines(), f.readline()];
    expect(await f.close()).toBeNull();
    expect(await rejected(calls)).toMatchObject([EBADF, EBADF, EBADF]);
    expect(f.closed).toBe(true);
    expect(refs(a)).toBe(0);
    await expect(f.readline()).rejects.toBeInstanceOf(socket.ValueError);
    // Bytes that arrive later go to the socket.
    await b.sendall(hello);
    expect(await a.recv(9)).toEqual(hello);
  });

  it('rejects them also when the socket ends with the file', async () => {
    const [a, b] = promisePair();
    const f = a.makefile('rb', 0);
    const calls = [f.read(1), f.readall()];
    a.close();
    expect(a.fileno()).toBeGreaterThan(0);
    await f.close();
    expect(await rejected(calls)).toMatchObject([EBADF, EBADF]);
    expect(a.fileno()).toBe(-1);
    expect(await b.recv(1)).toHaveLength(0);
  });

  it('waits for the calls that write, and refuses those that come later', async () => {
    const [a, b] = promisePair();
    const f = a.makefile('wb');
    const size = 1 << 20;
    const writing = f.write(Buffer.alloc(size, 1));
    const closing = f.close();
    const late = raised(() => f.write(hello));
    const again = f.close();
    expect(f.closed).toBe(false);
    a.close();
    expect(await received(b)).toHaveLength(size);
    expect(await Promise.all([writing, closing, again])).toEqual([size, null, null]);
    expect(await late).toMatchObject({ name: 'ValueError', message: 'write to closed file' });
  });

  it('reads what is buffered no more, as in Python', async () => {
    const [a, b] = promisePair();
    const f = a.makefile('rb');
    await b.sendall(Buffer.from('1\n2\n'));
    await f.readline();
    const closing = f.close();
    await expect(f.readline()).rejects.toThrow('readline of closed file');
    await closing;
  });

  it('of what was detached rejects no calls of what is left', async () => {
    const [a, b] = promisePair();
    const f = a.makefile('r');
    const buffer = await f.detach();
    const reading = buffer.readline();
    await expect(f.close()).rejects.toThrow('underlying buffer has been detached');
    await b.sendall(Buffer.from('line\n'));
    expect(String(await reading)).toBe('line\n');
  });

  it('that fails has closed all the same', async () => {
    const [a] = promisePair();
    const f = a.makefile('w');
    await f.write('x');
    a.shutdown(socket.SHUT_WR);
    expect(await raised(() => f.close())).toMatchObject({ name: 'BrokenPipeError' });
    expect([f.closed, refs(a), await f.close()]).toEqual([true, 0, null]);
  });

  it('whose signal is aborted sends no more, and has closed all the same', async () => {
    const [a, b] = promisePair();
    const filled = await fill(a);
    const f = a.makefile('wb', 8);
    await f.write(Buffer.from('1234567'));
    const controller = new AbortController();
    const calls = [f.write(hello), f.close(), f.close({ signal: controller.signal })];
    await new Promise(setImmediate);
    controller.abort();
    const aborted = { name: 'AbortError', bytes_sent: 0 };
    expect(await rejected(calls)).toMatchObject([EBADF, EBADF, aborted]);
    expect(f.closed).toBe(true);
    a.close();
    expect(await received(b)).toHaveLength(filled);
  });

  it('whose signal is aborted before does so, too', async () => {
    const [a] = promisePair();
    const signal = AbortSignal.abort();
    const [f, g] = [a.makefile('w'), a.makefile('w')];
    await f.write('x');
    await expect(f.close({ signal })).rejects.toMatchObject({ name: 'AbortError' });
    // There was nothing to send, so nothing was abandoned.
    expect(await g.close({ signal })).toBeNull();
    expect([f.closed, g.closed, refs(a)]).toEqual([true, true, 0]);
  });

  it('is what `await using` does', async () => {
    const [a, b] = promisePair();
    const opened = [];
    {
      await using f = a.makefile('w');
      await f.write('sent by close');
      opened.push(f);
    }
    expect(opened[0]?.closed).toBe(true);
    expect(String(await b.recv(99))).toBe('sent by close');
  });
});

describe('the socket', () => {
  it('that is closed stays open for its files, until the last of them is closed', async () => {
    const [a, b] = promisePair();
    const [f, g] = [a.makefile('r'), a.makefile('wb')];
    a.close();
    expect([String(a).includes('[closed]'), refs(a)]).toEqual([true, 2]);
    await b.sendall(Buffer.from('line\n'));
    expect(await f.readline()).toBe('line\n');
    await f.close();
    await g.write(hello);
    await g.close();
    expect([a.fileno(), refs(a)]).toEqual([-1, 0]);
    expect(String(await received(b))).toBe('hello');
  });

  it('may be a blocking one, whose view makes the file', async () => {
    const [a, b] = blocking.socketpair();
    const f = a.promises.makefile('rw');
    a.close();
    const reading = f.readline();
    b.sendall(Buffer.from('line\n'));
    expect(await reading).toBe('line\n');
    await f.write('answer');
    await f.close();
    expect([a.fileno(), refs(a)]).toEqual([-1, 0]);
    expect([String(b.recv(99)), b.recv(1)]).toEqual(['answer', Buffer.alloc(0)]);
    b.close();
  });

  it('that is detached rejects what waits, and the file can be closed', async () => {
    const [a] = promisePair();
    const f = a.makefile('rw');
    await fill(a);
    const calls = [f.readline(), f.readline(), f.write('x'.repeat(9000))];
    const fd = a.detach();
    const outcomes = await rejected(calls);
    expect(outcomes).toMatchObject([EBADF, EBADF, EBADF]);
    expect([f.closed, f.buffer?.closed]).toEqual([false, false]);
    await expect(f.readline()).rejects.toMatchObject(EBADF);
    await f.close().catch(() => undefined);
    expect(f.closed).toBe(true);
    socket.close(fd);
  });

  it('that another object closes does, too', async () => {
    const [a] = promisePair();
    const f = a.makefile('rb');
    const reading = f.read(1);
    const fd = a.fileno();
    socket.socket({ fileno: fd }).close();
    await expect(reading).rejects.toMatchObject(EBADF);
    a.detach();
    await expect(f.read(1)).rejects.toMatchObject(EBADF);
    expect(await f.close()).toBeNull();
  });
});
