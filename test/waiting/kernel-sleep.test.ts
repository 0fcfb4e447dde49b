// Without a timeout, the main thread sleeps inside the system call. These tests cover what ends such a
// sleep, also in the moment before the system call begins.
import { beforeEach, describe, expect, it } from 'vitest';
import { Child, PRELUDE } from '../helpers/child.js';
import { fewSignals, hasCompiler } from '../helpers/foreign/build.js';
import { needSignals } from '../helpers/kernel.js';

beforeEach(() => needSignals());

const ROUNDS = 2000;

/** Starts a worker beside the main thread; both share the Int32Array `shared`. */
const BESIDE = `
  const { Worker } = require('node:worker_threads');
  const shared = new Int32Array(new SharedArrayBuffer(16));
  const beside = (source) => new Worker(
    'const { workerData: shared } = require("node:worker_threads");' +
    'const socket = require("pysocket"); let seed = 1;' +
    // Moments that differ, and are the same in every run.
    'const spin = () => { seed = (seed * 48271) % 0x7fffffff;' +
    '  for (let i = seed % 4000; i > 0; i--) Atomics.load(shared, 3); };' + source,
    { eval: true, workerData: shared });
`;

// The kernel may deliver a process's signal to any thread. ThreadSanitizer delays handlers until that
// thread makes a call that it intercepts, which an idle thread never does.
const heldBack = process.env.LD_PRELOAD?.includes('libtsan') ?? false;
if (heldBack) console.log('signals at any moment: not tested, ThreadSanitizer holds handlers back');

describe('the main thread, asleep in a system call', () => {
  it.skipIf(heldBack)('never misses a signal, whenever it comes', async () => {
    const child = new Child(`${PRELUDE} ${BESIDE}
      const [a] = socket.socketpair();
      let handled = 0;
      process.on('SIGUSR2', () => { handled++; });
      const worker = beside(\`
        for (let round = 1; round <= ${ROUNDS}; round++) {
          while (Atomics.load(shared, 0) < round) ;
          spin();
          process.kill(process.pid, 'SIGUSR2');
        }\`);
      (async () => {
        for (let round = 1; round <= ${ROUNDS}; round++) {
          Atomics.store(shared, 0, round);
          try { a.recv(1); say('returned'); } catch (e) { if (e.errno !== 4) say(String(e)); }
          while (handled < round) await new Promise(setImmediate);
        }
        say('handled ' + handled);
      })();`);
    const { out, code } = await child.end();
    expect(out).toBe(`handled ${ROUNDS}\n`);
    expect(code).toBe(0);
  });

  it('never misses that another thread closes, whenever it does', async () => {
    const child = new Child(`${PRELUDE} ${BESIDE}
      const worker = beside(\`
        for (let round = 1; round <= ${ROUNDS}; round++) {
          while (Atomics.load(shared, 0) < round) ;
          spin();
          socket.close(Atomics.load(shared, 1));
        }\`);
      const errors = new Map();
      for (let round = 1; round <= ${ROUNDS}; round++) {
        const [a, b] = socket.socketpair();
        Atomics.store(shared, 1, a.fileno());
        Atomics.store(shared, 0, round);
        let errno = 0;
        try { a.recv(1); } catch (e) { errno = e.errno; }
        errors.set(errno, (errors.get(errno) ?? 0) + 1);
        a.detach();
        b.close();
      }
      say(JSON.stringify([...errors]));`);
    const { out, code } = await child.end();
    expect(out).toBe(`[[9,${ROUNDS}]]\n`);
    expect(code).toBe(0);
  });

  it.each([
    ['accept', `const s = socket.create_server(['127.0.0.1', 0]); const call = () => s.accept();`],
    [
      'recvfrom_into',
      `const s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.bind(['127.0.0.1', 0]);
       const call = () => s.recvfrom_into(Buffer.alloc(8));`,
    ],
    [
      'sendall',
      `const [s, other] = socket.socketpair();
       const call = () => s.sendall(Buffer.alloc(50_000_000));`,
    ],
    [
      'connect',
      `const l = socket.socket(); l.bind(['127.0.0.1', 0]); l.listen(0);
       const full = () => { const f = socket.socket(); f.setblocking(false);
         f.connect_ex(l.getsockname()); return f; };
       const fillers = [full(), full(), full(), full()];
       const s = socket.socket(); const call = () => s.connect(l.getsockname());`,
    ],
  ])('ends with EBADF when another thread closes: %s', async (_name, source) => {
    const child = new Child(`${PRELUDE} ${BESIDE} ${source}
      const worker = beside(\`
        const { readFileSync } = require('node:fs');
        const asleep = new Set(['42', '43', '44', '45', '288']);
        while (Atomics.load(shared, 0) === 0 || !asleep.has(
          readFileSync('/proc/self/task/' + process.pid + '/syscall', 'latin1').split(' ')[0])) ;
        socket.close(\${s.fileno()});\`);
      Atomics.store(shared, 0, 1);
      try { call(); say('returned'); } catch (e) { say(e.name + ' ' + e.errno); }
      s.detach();
      process.exit(0);`);
    const { out } = await child.end();
    expect(out).toBe('OSError 9\n');
  });

  it.skipIf(!hasCompiler)(
    'ends with EBADF when another thread closes: the last signals cannot be had',
    async () => {
      const source = `${PRELUDE} ${BESIDE}
        const [a] = socket.socketpair();
        beside(\`
          const { readFileSync } = require('node:fs');
          const call = () => readFileSync('/proc/self/task/' + process.pid + '/syscall', 'latin1');
          while (call().split(' ')[0] !== '45') ;
          socket.close(\${a.fileno()});\`);
        try { a.recv(1); say('returned'); } catch (e) { say(e.name + ' ' + e.errno); }
        a.detach();
        process.exit(0);`;
      const { out } = await new Child(source, [], { LD_PRELOAD: fewSignals() }).end();
      expect(out).toBe('OSError 9\n');
    },
  );

  it('waits no longer than SO_RCVTIMEO, as the kernel does: here and in a worker', async () => {
    const child = new Child(`${PRELUDE} ${BESIDE}
      const source = \`
        const [a] = socket.socketpair();
        const l = socket.create_server(['127.0.0.1', 0]);
        for (const s of [a, l]) {
          s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO,
            new Uint8Array(BigInt64Array.of(0n, 30000n).buffer));
        }
        for (const call of [() => a.recv(1), () => l.accept()]) {
          try { call(); } catch (e) {
            require('node:fs').writeSync(1, e.name + ' ' + e.errno + '\\\\n');
          }
        }\`;
      eval(source);
      beside(source);`);
    const { out } = await child.end();
    expect(out).toBe('BlockingIOError 11\n'.repeat(4));
  });
});
