/** How blocking calls on any descriptor wait, and what ends them. */
import fs from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import fd from 'pysocket/fd';
import { beforeEach, describe, expect, it } from 'vitest';
import { Child, PRELUDE } from '../helpers/child.js';
import { raised } from '../helpers/errors.js';
import { closing, flock, MAIN_SLEEPS, openpty, pipe, sleeping } from '../helpers/fds.js';
import { needFunction } from '../helpers/kernel.js';
import { Peer } from '../helpers/peer.js';
import { holdsSignalsBack } from '../helpers/sanitizers.js';
import { temporaryDirectory } from '../helpers/temporary.js';

beforeEach(() => needFunction('pipe'));

const hello = Buffer.from('hello');

/** Each call waits for something that does not come. */
const CALLS = {
  read: `const [r, w] = fd.pipe(); const number = r; const call = () => fd.read(r, 1);`,
  readv: `const [r, w] = fd.pipe(); const number = r; const call = () => fd.readv(r, [Buffer.alloc(1)]);`,
  'read of a terminal': `const [m, s] = fd.openpty(); const number = s; const call = () => fd.read(s, 1);`,
  'read of an eventfd': `const e = fd.eventfd(0); const number = e; const call = () => fd.read(e, 8);`,
  'write to a full pipe': `const [r, w] = fd.pipe(); const number = w;
    fd.write(w, Buffer.alloc(fd.fcntl(w, fd.F_GETPIPE_SZ))); const call = () => fd.write(w, Buffer.alloc(1));`,
  'write to a terminal that is stopped': `const [m, s] = fd.openpty(); const number = s;
    fd.ioctl(s, fd.TCXONC, fd.TCOOFF); const call = () => fd.write(s, Buffer.alloc(1));`,
  'write to an eventfd that is full': `const e = fd.eventfd(0); const number = e;
    fd.write(e, new BigInt64Array([-2n]));
    const call = () => fd.write(e, new BigInt64Array([1n]));`,
};

const FD = `${PRELUDE} const fd = require('pysocket/fd');`;

describe.skipIf(process.platform !== 'linux').each(Object.entries(CALLS))('%s', (_name, call) => {
  it('ends at once with the process at Ctrl-C, without a handler', async () => {
    const child = new Child(`${FD} ${call} say('ready'); call();`);
    await child.printed('ready');
    await sleeping(child.process.pid ?? 0);
    child.kill('SIGINT');
    expect(await child.end()).toMatchObject({ signal: 'SIGINT', code: null });
  });

  it.skipIf(holdsSignalsBack).each(['', '0'])(
    'ends with InterruptedError, then the handler runs (PYSOCKET_KERNEL_SLEEP=%s)',
    async (sleep) => {
      const source = `${FD} ${call}
        process.on('SIGINT', () => { say('handler'); process.exit(7); });
        say('ready');
        try { call(); } catch (e) { say(e.name + ' ' + e.message + ' ' + e.code); }
        setInterval(() => {}, 1000);`;
      const child = new Child(source, [], { PYSOCKET_KERNEL_SLEEP: sleep });
      await child.printed('ready');
      await sleeping(child.process.pid ?? 0);
      child.kill('SIGINT');
      const { code, out } = await child.end();
      expect(out).toBe(
        'ready\nInterruptedError [Errno 4] Interrupted system call EINTR\nhandler\n',
      );
      expect(code).toBe(7);
    },
  );

  it.each(['', '0'])(
    'ends with EBADF when another thread closes the number (PYSOCKET_KERNEL_SLEEP=%s)',
    async (sleep) => {
      const source = `${FD} ${call}
        const { Worker } = require('node:worker_threads');
        const closer = \`const { workerData } = require('node:worker_threads'); const fs = require('node:fs');
          const fd = require('pysocket/fd');
          const asleep = () => [0, 1, 19, 20, 7, 271].includes(Number(fs.readFileSync('/proc/' + process.pid + '/syscall', 'latin1').split(' ')[0]));
          const pause = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
          Atomics.store(workerData.started, 0, 1); Atomics.notify(workerData.started, 0);
          while (!asleep()) pause();
          fd.close(workerData.number);\`;
        const started = new Int32Array(new SharedArrayBuffer(4));
        const worker = new Worker(closer, { eval: true, workerData: { number, started } });
        Atomics.wait(started, 0, 0);
        try { call(); } catch (e) { say(e.name + ' ' + e.code); }
        worker.on('exit', () => {
          try { fd.fcntl(number, fd.F_GETFD); } catch (e) { say(e.code); }
        });`;
      const child = new Child(source, [], { PYSOCKET_KERNEL_SLEEP: sleep });
      expect(await child.end()).toMatchObject({ out: 'OSError EBADF\nEBADF\n', code: 0 });
    },
  );

  it('ends when its worker is terminated', async () => {
    const worker = new Worker(
      `const fd = require('pysocket/fd'); ${call}
       require('node:worker_threads').parentPort.postMessage('ready'); call();`,
      { eval: true },
    );
    await new Promise((resolve) => worker.once('message', resolve));
    await worker.terminate();
  });
});

describe('blocking calls', () => {
  it.each([
    ['read', (r: number) => fd.read(r, 10)],
    ['readv', (r: number) => fd.readv(r, [Buffer.alloc(10)])],
  ])('%s() waits for what another thread writes', async (_name, call) => {
    const [r, w] = pipe();
    const peer = new Peer(
      `${MAIN_SLEEPS} mainSleeps(); require('pysocket/fd').write(data, Buffer.from('hello')); post('');`,
      w,
    );
    const got = call(r);
    expect(got).toEqual(typeof got === 'number' ? 5 : hello);
    await peer.message();
  });

  it('a write that is interrupted says how much it has written', async () => {
    const child = new Child(`${FD}
      const [r, w] = fd.pipe();
      process.on('SIGUSR2', () => { say('handler'); process.exit(0); });
      say('ready');
      say(String(fd.write(w, Buffer.alloc(1_000_000))));
      setInterval(() => {}, 1000);`);
    await child.printed('ready');
    await sleeping(child.process.pid ?? 0);
    child.kill('SIGUSR2');
    expect(await child.end()).toMatchObject({ out: 'ready\n65536\nhandler\n' });
  });

  it('a descriptor that is non-blocking does not wait', async () => {
    const [r, w] = pipe();
    const [master, slave] = openpty();
    for (const end of [r, w, master, slave]) {
      fd.fcntl(end, fd.F_SETFL, fd.fcntl(end, fd.F_GETFL) | fd.O_NONBLOCK);
    }
    const refusal = { name: 'BlockingIOError', code: 'EAGAIN' };
    for (const end of [r, master, slave]) {
      expect(await raised(() => fd.read(end, 1))).toMatchObject(refusal);
      expect(await raised(() => fd.readv(end, [Buffer.alloc(1)]))).toMatchObject(refusal);
    }
    expect(fd.write(w, Buffer.alloc(1_000_000))).toBe(65536);
    expect(await raised(() => fd.write(w, hello))).toMatchObject(refusal);
  });

  it.skipIf(process.platform !== 'linux')('inotify tells what happened to a file', () => {
    const directory = temporaryDirectory();
    const isInotify = (name: string): boolean => {
      try {
        return fs.readlinkSync(`/proc/self/fd/${name}`) === 'anon_inode:inotify';
      } catch {
        return false;
      }
    };
    // Node creates an inotify descriptor for its own watches.
    const watcher = fs.watch(directory);
    const [found] = fs.readdirSync('/proc/self/fd').filter(isInotify);
    fs.writeFileSync(join(directory, 'file'), '');
    const events = fd.read(Number(found), 4096);
    watcher.close();
    expect(events.length).toBeGreaterThanOrEqual(32);
    expect(events.toString('latin1', 16, 20)).toBe('file');
  });

  it.skipIf(process.platform !== 'linux')('a lock is waited for', async () => {
    const path = join(temporaryDirectory(), 'locked');
    const [mine, other] = closing([fs.openSync(path, 'w+'), fs.openSync(path, 'r+')]);
    fd.fcntl(other, fd.F_OFD_SETLKW, flock(fd.F_WRLCK));
    expect(await raised(() => fd.fcntl(mine, fd.F_OFD_SETLK, flock(fd.F_WRLCK)))).toMatchObject({
      name: 'BlockingIOError',
    });
    const peer = new Peer(
      `${MAIN_SLEEPS} mainSleeps(); const fd = require('pysocket/fd');
       fd.fcntl(data.fd, fd.F_OFD_SETLK, Buffer.from(data.unlock)); post('');`,
      { fd: other, unlock: flock(fd.F_UNLCK) },
    );
    expect(fd.fcntl(mine, fd.F_OFD_SETLKW, flock(fd.F_WRLCK))).toEqual(flock(fd.F_WRLCK));
    await peer.message();
  });

  it.skipIf(process.platform !== 'linux')(
    'a worker that waits for a lock can be terminated',
    async () => {
      const path = join(temporaryDirectory(), 'locked');
      const [mine, other] = closing([fs.openSync(path, 'w+'), fs.openSync(path, 'r+')]);
      fd.fcntl(mine, fd.F_OFD_SETLK, flock(fd.F_WRLCK));
      const worker = new Worker(
        `const { parentPort, workerData } = require('node:worker_threads');
       const fd = require('pysocket/fd'); const { number, lock } = workerData;
       parentPort.postMessage('ready'); fd.fcntl(number, fd.F_OFD_SETLKW, Buffer.from(lock));`,
        { eval: true, workerData: { number: other, lock: flock(fd.F_WRLCK) } },
      );
      await new Promise((resolve) => worker.once('message', resolve));
      await worker.terminate();
    },
  );
});

describe.skipIf(process.platform !== 'linux')('others', () => {
  it('see no change of the mode while a worker waits on their terminal or pipe', async () => {
    const [, slave] = openpty();
    const [r] = pipe();
    const [counter] = closing([fd.eventfd(0)]);
    const before = [slave, r, counter].map((end) => fd.fcntl(end, fd.F_GETFL));
    const workers = [slave, r, counter].map(
      (end) =>
        new Worker(
          `const { parentPort, workerData } = require('node:worker_threads');
           parentPort.postMessage(''); require('pysocket/fd').read(workerData, 8);`,
          { eval: true, workerData: end },
        ),
    );
    await Promise.all(workers.map((worker) => new Promise((go) => worker.once('message', go))));
    for (let i = 0; i < 2000; i++) {
      expect([slave, r, counter].map((end) => fd.fcntl(end, fd.F_GETFL))).toEqual(before);
    }
    await Promise.all(workers.map((worker) => worker.terminate()));
  });
});
