/** pipe(), openpty(), eventfd() and close(): the descriptors they create, and who owns them. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import tty from 'node:tty';
import { Worker } from 'node:worker_threads';
import fd from 'pysocket/fd';
import promises from 'pysocket/promises/fd';
import { beforeEach, describe, expect, it } from 'vitest';
import { raised } from '../helpers/errors.js';
import { closing, openpty, pipe } from '../helpers/fds.js';
import { needFunction } from '../helpers/kernel.js';

beforeEach(() => needFunction('pipe'));

const open = (): string[] => fs.readdirSync('/proc/self/fd');

describe('what is made', () => {
  it('is not inheritable, and blocking', () => {
    const made = [...pipe(), ...openpty()];
    if (process.platform === 'linux') made.push(...closing([fd.eventfd(0, 0)]));
    const [counter] = made.slice(4);
    for (const number of made) {
      // As with Python's flags=0, an eventfd is inheritable.
      expect(fd.fcntl(number, fd.F_GETFD)).toBe(number === counter ? 0 : fd.FD_CLOEXEC);
      expect(fd.fcntl(number, fd.F_GETFL) & fd.O_NONBLOCK).toBe(0);
    }
  });

  it('a pair of terminals is one, and controls nobody', () => {
    const [master, slave] = openpty();
    expect([tty.isatty(master), tty.isatty(slave)]).toEqual([true, true]);
    const { stdout } = spawnSync('tty', { stdio: [slave, 'pipe', 'inherit'], encoding: 'utf8' });
    expect(stdout).toMatch(/^\/dev\//);
  });

  it('is its receiver’s: it outlives the worker that made it', async () => {
    const source = `const fd = require('pysocket/fd'); const { parentPort } = require('node:worker_threads');
      parentPort.postMessage([...fd.pipe(), ...fd.openpty()]);`;
    const worker = new Worker(source, { eval: true });
    const made = await new Promise<number[]>((resolve) => worker.once('message', resolve));
    await worker.terminate();
    closing(made);
    const [r = -1, w = -1] = made;
    fd.write(w, Buffer.from('hello'));
    expect(fd.read(r, 10)).toEqual(Buffer.from('hello'));
  });

  it.skipIf(process.platform !== 'linux')('nothing stays open when it fails', async () => {
    const before = open();
    const [r, w] = fd.pipe();
    const copies: number[] = [];
    // The process's limit leaves one free descriptor, then none.
    const source = `
      const fd = require('pysocket/fd'); const fs = require('node:fs');
      const made = [];
      const fails = (call) => { try { call(); return 'made'; } catch (e) { return e.code; } };
      fails(() => fd.openpty()); // loads what the library needs
      const open = () => fs.readdirSync('/proc/self/fd').length;
      try { for (;;) made.push(fd.fcntl(0, fd.F_DUPFD, 0)); } catch {}
      const none = [fd.pipe, fd.openpty, () => fd.eventfd(0)].map(fails);
      fd.close(made.pop());
      const one = [fd.pipe, fd.openpty].map(fails);
      const again = fails(() => made.push(fd.fcntl(0, fd.F_DUPFD, 0)));
      const full = fails(() => fd.fcntl(0, fd.F_DUPFD, 0));
      console.log(JSON.stringify({ none, one, again, full }));`;
    const limited = `ulimit -n 64; exec "$0" -e "$1"`;
    const { stdout, stderr } = spawnSync('sh', ['-c', limited, process.execPath, source], {
      cwd: __dirname,
      encoding: 'utf8',
    });
    expect(JSON.parse(stdout || `"${stderr}"`)).toEqual({
      none: ['EMFILE', 'EMFILE', 'EMFILE'],
      one: ['EMFILE', 'EMFILE'],
      again: 'made',
      full: 'EMFILE',
    });
    for (const copy of copies) fd.close(copy);
    for (const end of [r, w]) fd.close(end);
    expect(open()).toHaveLength(before.length);
  });
});

describe.each([fd, promises])('close()', (module) => {
  it('closes at once, and only once', async () => {
    const [r, w] = pipe();
    expect(module.close(w)).toBe(null);
    expect(fd.read(r, 1)).toHaveLength(0);
    expect(module.close({ fd: r })).toBe(null);
    expect(await raised(() => module.close(r))).toMatchObject({ name: 'OSError', code: 'EBADF' });
  });
});

it.skipIf(process.platform === 'linux')('no eventfd() but on Linux', () => {
  expect('eventfd' in fd).toBe(false);
});
