/** Waiting has no effect on code unrelated to pysocket: other sleeps, handlers and signals. */
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { needSignals } from '../helpers/kernel.js';
import { holdsSignalsBack } from '../helpers/sanitizers.js';
import { Child, PRELUDE } from '../helpers/child.js';
import { buildForeign, hasCompiler } from '../helpers/foreign/build.js';
import { temporaryDirectory } from '../helpers/temporary.js';

beforeEach(() => needSignals());

async function printed(source: string, flags: readonly string[] = []): Promise<string> {
  const { out, err, signal } = await new Child(PRELUDE + source, flags).end();
  expect([err, signal]).toEqual(['', null]);
  return out.trim();
}

/** A call with a timeout, long since answered; the timeout expires while another call sleeps. */
const ANSWERED = `
  const { Worker } = require('node:worker_threads');
  const [a, b] = socket.socketpair();
  const answered = (limit) => { b.send(Buffer.from('x')); a.settimeout(limit); a.recv(1); };
  // Runs beside, and begins when this thread sleeps in one of our calls, or in read(2).
  const beside = (source, data) => new Worker(
    'const socket = require("pysocket"); const { workerData: data } = require("node:worker_threads");' +
    'const pause = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);' +
    source, { eval: true, workerData: data });
`;

/** fd: a blocking pipe into which a shell script writes. */
const SLOW_PIPE = (script: string): string => {
  const path = join(temporaryDirectory(), 'pipe');
  return `
    const fs = require('node:fs');
    const { execFileSync, spawn } = require('node:child_process');
    execFileSync('mkfifo', ['${path}']);
    spawn('sh', ['-c', 'exec >${path}; ${script}'], { stdio: 'ignore' });
    const fd = fs.openSync('${path}', 'r');`;
};

describe('a limit that is over before it ends', () => {
  it('does not cut a later MSG_WAITALL short', async () => {
    const out = await printed(`${ANSWERED}
      answered(0.3);
      const [c, d] = socket.socketpair();
      beside('const d = socket.socket({ fileno: data }); d.sendall(Buffer.from("01234"));' +
        'pause(600); d.sendall(Buffer.from("56789"));', d.detach());
      say(String(c.recv(10, socket.MSG_WAITALL)));`);
    expect(out).toBe('0123456789');
  });

  it('does not cut a later send() short', async () => {
    const out = await printed(`${ANSWERED}
      answered(0.3);
      const [c, d] = socket.socketpair();
      beside('const d = socket.socket({ fileno: data }); pause(600);' +
        'const into = Buffer.alloc(1 << 20); let n = 0; while (n < 4 << 20) n += d.recv_into(into);',
        d.detach());
      say(String(c.send(Buffer.alloc(4 << 20))));`);
    expect(out).toBe('4194304');
  });

  it.skipIf(holdsSignalsBack)('does not reach a read(2) of the program', async () => {
    const out = await printed(`${ANSWERED}
      answered(0.2);
      ${SLOW_PIPE('sleep 0.5; echo late')}
      const into = Buffer.alloc(10);
      say(into.toString('utf8', 0, fs.readSync(fd, into)).trim());
      process.exit();`);
    expect(out).toBe('late');
  });

  it('does not wake a call again and again', async () => {
    const out = await printed(`${ANSWERED}
      answered(0.0005);
      const [c, d] = socket.socketpair();
      const switches = () => Number(/^voluntary_ctxt_switches:\\s*(\\d+)/m.exec(
        require('node:fs').readFileSync('/proc/self/task/' + process.pid + '/status', 'latin1'))[1]);
      beside('const d = socket.socket({ fileno: data }); pause(400); d.send(Buffer.from("y"));',
        d.detach());
      const before = switches();
      c.recv(1);
      say(switches() - before < 100 ? 'quiet' : 'woken ' + (switches() - before));`);
    expect(out).toBe('quiet');
  });

  it('is kept by poll: with every signal of ours gone it still ends', async () => {
    const out = await printed(`
      const [a] = socket.socketpair(); a.settimeout(0.2);
      const from = performance.now();
      try { a.recv(1); } catch (e) { say(e.name); }
      say(performance.now() - from < 5000 ? 'in time' : 'late');`);
    expect(out).toBe('TimeoutError\nin time');
  });
});

/** Bytes arrive in two parts, 300 ms apart, while a profiler constantly signals this thread. */
describe('under --cpu-prof', () => {
  it('MSG_WAITALL and send() go on, limits are kept, nothing is lost', async () => {
    const directory = temporaryDirectory();
    const out = await printed(
      `${ANSWERED}
      const [c, d] = socket.socketpair();
      beside('const d = socket.socket({ fileno: data }); pause(200); d.sendall(Buffer.from("01234"));' +
        'pause(300); d.sendall(Buffer.from("56789")); pause(300);' +
        'const into = Buffer.alloc(1 << 20); let n = 0; while (n < 4 << 20) n += d.recv_into(into);' +
        'd.sendall(Buffer.from("all"));', d.detach());
      say(String(c.recv(10, socket.MSG_WAITALL)));
      say(String(c.send(Buffer.alloc(4 << 20))));
      say(String(c.recv(3)));
      c.settimeout(0.3);
      const from = performance.now();
      try { c.recv(1); say('the end'); } catch (e) { say(e.name); }`,
      ['--cpu-prof', `--cpu-prof-dir=${directory}`, '--cpu-prof-interval=500'],
    );
    expect(out).toBe('0123456789\n4194304\nall\nthe end');
  });
});

describe('handlers of the program', () => {
  it.skipIf(holdsSignalsBack)(
    'stay as they are: a signal does not end read(2) with EINTR',
    async () => {
      const out = await printed(`
      process.on('SIGUSR2', () => {});
      const [a] = socket.socketpair();
      ${SLOW_PIPE('sleep 0.3; kill -USR2 $PPID; sleep 0.3; echo late')}
      const into = Buffer.alloc(10);
      say(into.toString('utf8', 0, fs.readSync(fd, into)).trim());
      process.exit();`);
      expect(out).toBe('late');
    },
  );

  it.skipIf(!hasCompiler)('keep their flags', async () => {
    const foreign = buildForeign();
    const out = await printed(`
      const foreign = require('${foreign}');
      process.on('SIGUSR1', () => {});
      const before = foreign.flags(10);
      process.on('SIGUSR2', () => {});
      const [a] = socket.socketpair();
      say(String(foreign.flags(12) === before && (before & 0x10000000) !== 0));
      process.exit();`);
    expect(out).toBe('true');
  });

  it.skipIf(!hasCompiler || holdsSignalsBack)(
    'may be wrapped by others, who go on to ours: no one spins',
    async () => {
      const foreign = buildForeign();
      const out = await printed(`
      const foreign = require('${foreign}');
      let handled = 0;
      process.on('SIGUSR2', () => { handled++; });
      foreign.wrap(12);
      process.on('SIGUSR2', () => { handled++; });
      const [a] = socket.socketpair();
      require('node:child_process').spawn('sh', ['-c', 'sleep 0.3; kill -USR2 ' + process.pid]);
      try { a.recv(1); } catch (e) { say(e.name); }
      setTimeout(() => { say(handled + ' ' + foreign.rings()); process.exit(); }, 100);`);
      expect(out).toBe('InterruptedError\n2 1');
    },
  );
});

describe.skipIf(!hasCompiler)('the signal that wakes a sleeper', () => {
  /** Another thread closes the socket on which this one sleeps, after the `others` statements have run. */
  const CLOSED = (foreign: string, others: string): string => `
    const foreign = require('${foreign}');
    const { Worker } = require('node:worker_threads');
    const [a, b] = socket.socketpair();
    b.send(Buffer.from('x')); a.recv(1);
    ${others}
    new Worker('const { workerData: fd } = require("node:worker_threads");' +
      'const { readFileSync } = require("node:fs");' +
      'const call = () => readFileSync("/proc/self/task/" + process.pid + "/syscall", "latin1").split(" ")[0];' +
      'while (!["7", "45", "271"].includes(call())) ;' +
      'require("pysocket").close(fd);', { eval: true, workerData: a.fileno() });
    try { a.recv(1); } catch (e) { say(e.errno + ' ' + foreign.rings()); }
    process.exit();`;
  const AFTER_A_WHILE = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);';

  it.each([
    ['was reset to its default', `foreign.reset(foreign.used()); ${AFTER_A_WHILE}`],
    ['was reset just before', `foreign.reset(foreign.used());`],
    ['belongs to somebody else', `foreign.take(foreign.used()); ${AFTER_A_WHILE}`],
    ['belongs to somebody else, just now', `foreign.take(foreign.used());`],
    ['is blocked', `foreign.block(foreign.used()); ${AFTER_A_WHILE}`],
  ])('%s: the call ends, and nobody else hears of it', async (_name, others) => {
    const foreign = buildForeign();
    expect(await printed(CLOSED(foreign, others))).toBe('9 0');
  });

  it('is not taken before the first sleep, nor with PYSOCKET_KERNEL_SLEEP=0', async () => {
    const foreign = buildForeign();
    const out = await printed(`
      const foreign = require('${foreign}');
      const before = foreign.used();
      const [a, b] = socket.socketpair();
      a.settimeout(1); b.settimeout(1); b.send(Buffer.from('xy')); a.recv(1);
      say(String(foreign.used() === before));
      process.env.PYSOCKET_KERNEL_SLEEP = '0';
      a.settimeout(null); a.recv(1);
      say(String(foreign.used() === before));`);
    expect(out).toBe('true\ntrue');
  });
});
