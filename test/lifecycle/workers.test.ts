import { spawnSync } from 'node:child_process';
import { closeSync, fstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import socket from 'pysocket';
import select from 'pysocket/select';
import { showsSystemCalls, TO_FALL_ASLEEP, waitsOnDescriptor } from '../helpers/child.js';
import { countDescriptors } from '../helpers/descriptors.js';
import { CLOSED } from '../helpers/errors.js';
import { needFunction, needKind, needLowestNumber } from '../helpers/kernel.js';
import { hasKqueue, isEmulated } from '../helpers/kqueue.js';
import { afterEach, describe, expect, it } from 'vitest';
import { skip } from '../helpers/lacking.js';

const workers: Worker[] = [];

/** A worker that runs source, with `post` and `socket` available. */
function start(source: string, workerData: unknown = null): Worker {
  const worker = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads');
     const socket = require('pysocket');
     const post = (message) => parentPort.postMessage(message);
     ${source}`,
    { eval: true, workerData },
  );
  workers.push(worker);
  return worker;
}

function message(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the worker ended with ${code}`)));
  });
}

afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.terminate()));
});

const BLOCKED: Record<string, string> = {
  accept: `const l = socket.create_server(['127.0.0.1', 0]); post('ready'); l.accept();`,
  recv: `const [a, b] = socket.socketpair(); post('ready'); a.recv(1);`,
  recv_into: `const [a, b] = socket.socketpair(); a.settimeout(600); post('ready');
    a.recv_into(Buffer.alloc(8));`,
  recvfrom: `const u = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM); u.bind(['::1', 0]);
    post('ready'); u.recvfrom(1);`,
  sendall: `const [a, b] = socket.socketpair(); post('ready');
    a.sendall(Buffer.alloc(50_000_000));`,
  sendfile: `const [a, b] = socket.socketpair(); const fs = require('node:fs');
    const f = fs.openSync(process.execPath, 'r'); process.on('exit', () => fs.closeSync(f));
    post('ready'); a.sendfile(f);`,
  'sendfile of a pipe': `const [a, b] = socket.socketpair(); const fs = require('node:fs');
    const path = require('node:os').tmpdir() + '/pysocket-pipe-' + process.pid;
    require('node:child_process').execFileSync('mkfifo', [path]);
    const f = fs.openSync(path, 'r+'); process.on('exit', () => fs.closeSync(f));
    fs.unlinkSync(path); post('ready'); a.sendfile(f);`,
  'sendto to a full Unix datagram socket': `const name = '\\0pysocket-w' + process.pid;
    const d = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM); d.bind(name);
    const e = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM); post('ready');
    for (;;) e.sendto(Buffer.from('x'), name);`,
  connect: `const l = socket.socket(); l.bind(['127.0.0.1', 0]); l.listen(0);
    const full = () => { const s = socket.socket(); s.setblocking(false);
      s.connect_ex(l.getsockname()); return s; };
    const fillers = [full(), full(), full(), full()];
    const s = socket.socket(); post('ready'); s.connect(l.getsockname());`,
  sleep: `post('ready'); require('pysocket/builtins').sleep(600);`,
  select: `const [a] = socket.socketpair(); const { select } = require('pysocket/select');
    post('ready'); select([a], [], [], 600);`,
  'poll()': `const [a] = socket.socketpair(); const p = require('pysocket/select').poll();
    p.register(a, 1); post('ready'); p.poll();`,
  'epoll.poll()': `const [a] = socket.socketpair(); const e = require('pysocket/select').epoll();
    e.register(a, 1); post('ready'); e.poll();`,
};
// libkqueue has its own descriptors and closes them at a time of its choosing.
if (hasKqueue && !isEmulated) {
  BLOCKED['kqueue.control()'] = `const [a] = socket.socketpair();
    const { kqueue, kevent } = require('pysocket/select'); const q = kqueue();
    post('ready'); q.control([kevent(a)], 1);`;
}

/** Skips the test of a call that this system does not have. */
function needs(call: string): void {
  const [object = ''] = /^\w*poll/.exec(call) ?? [];
  if (object !== '' && !(object in select)) skip(`there is no ${object}()`);
  if (call.endsWith('of a pipe') && !hasPipes) skip('there is no mkfifo');
  if (call.includes('Unix')) needKind(socket.AF_UNIX, socket.SOCK_DGRAM);
}
const hasPipes = spawnSync('mkfifo', ['--version']).status === 0;

describe('worker.terminate()', () => {
  it.each(Object.entries(BLOCKED))(
    'ends a worker blocked in %s, without a leak',
    async (call, source) => {
      needs(call);
      // The first worker of a process opens descriptors that stay open.
      const first = start('post(1)');
      await message(first);
      await first.terminate();
      const before = countDescriptors();
      const worker = start(source);
      expect(await message(worker)).toBe('ready');
      const from = performance.now();
      await worker.terminate();
      expect(performance.now() - from).toBeLessThan(2000);
      expect(countDescriptors()).toBe(before);
    },
  );
});

describe('close() from another thread', () => {
  it.each([
    ['recv', 'a.recv(1)'],
    ['recv with a timeout', 'a.settimeout(600); a.recv(1)'],
    ['sendall', 'a.sendall(Buffer.alloc(50_000_000))'],
    ['sendfile', "a.sendfile(require('node:fs').openSync(process.execPath, 'r'))"],
  ])('wakes a worker that waits in %s with EBADF', async (_name, call) => {
    const [a, b] = socket.socketpair();
    const worker = start(
      `const a = socket.socket({ fileno: workerData });
       post('ready');
       try { ${call}; post('returned'); } catch (e) { post(e.name + ' ' + e.errno); }
       a.detach();`,
      a.fileno(),
    );
    expect(await message(worker)).toBe('ready');
    const answer = message(worker);
    await waits();
    a.close();
    expect(await answer).toBe(`OSError ${CLOSED.errno}`);
    b.close();
  });

  it('does not give the number back while somebody waits on it', async () => {
    const [a, b] = socket.socketpair();
    const fd = a.fileno();
    const worker = start(
      `const a = socket.socket({ fileno: workerData });
       post('ready');
       try { a.recv(1); } catch (e) { post(e.errno); }
       a.detach();`,
      fd,
    );
    await message(worker);
    const answer = message(worker);
    await waits();
    a.close();
    expect(await answer).toBe(CLOSED.errno);
    // No call waits any more, so the lowest number is free again.
    b.close();
    needLowestNumber();
    const next = socket.socket();
    expect(next.fileno()).toBe(fd);
    next.close();
  });
});

/** Resolves when a thread of this process sleeps in a call on a descriptor (Linux, x86-64). */
async function waits(): Promise<void> {
  if (!showsSystemCalls) return setTimeout(TO_FALL_ASLEEP);
  for (;;) {
    for (const task of readdirSync('/proc/self/task')) {
      try {
        if (waitsOnDescriptor(readFileSync(`/proc/self/task/${task}/syscall`, 'latin1'))) return;
      } catch {
        // The thread has ended in the meantime.
      }
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}

it('does not close a number that somebody else closed, and a third one has by now', async () => {
  needFunction('pipe');
  const worker = start(
    'globalThis.kept = socket.socketpair(); post(kept[0].fileno()); setInterval(() => {}, 1e6);',
  );
  const fd = (await message(worker)) as number;
  socket.close(fd);
  const files = [openSync(devNull, 'r')];
  while (!files.includes(fd) && files.length < 200) files.push(openSync(devNull, 'r'));
  expect(files).toContain(fd);
  await worker.terminate();
  expect(fstatSync(fd).isCharacterDevice()).toBe(true);
  for (const file of files) closeSync(file);
});
