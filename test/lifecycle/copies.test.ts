/** Two copies of the package in one process, and the program's signal handlers. */
import { describe, expect, it } from 'vitest';
import { Child } from '../helpers/child.js';
import { copyOfPackage } from '../helpers/copy.js';
import { needSignals } from '../helpers/kernel.js';

const BEFORE = `const one = require('pysocket');`;
const AFTER = (copy: string): string => `
  delete process.env.PYSOCKET_NATIVE;
  const two = require(${JSON.stringify(copy)});`;

const PROGRAM = `
  const say = (text) => require('node:fs').writeSync(1, text + '\\n');
  const after = (source) => require('node:child_process').spawn('sh', ['-c', source]);
  const interrupted = (socket) => {
    const [a] = socket.socketpair();
    after('sleep 0.3; kill -USR2 ' + process.pid);
    try { a.recv(1); return 'returned'; } catch (e) { return e.name; }
  };
`;

// ThreadSanitizer delays handlers until the thread makes a call that it intercepts.
const heldBack = process.env.LD_PRELOAD?.includes('libtsan') ?? false;
if (heldBack) console.log('signals and copies: not tested, ThreadSanitizer holds handlers back');

describe('two copies', () => {
  it.skipIf(heldBack).each([
    ['a listener before both', (listen: string, one: string, two: string) => listen + one + two],
    ['a listener between them', (listen: string, one: string, two: string) => one + listen + two],
    ['a listener after both', (listen: string, one: string, two: string) => one + two + listen],
  ])('with %s: it runs once a signal, both copies are interrupted', async (_name, order) => {
    needSignals();
    const copy = copyOfPackage();
    const listen = `let handled = 0; const count = () => { handled++; }; process.on('SIGUSR2', count);`;
    const child = new Child(`${PROGRAM} ${order(listen, BEFORE, AFTER(copy))}
      (async () => {
        for (const socket of [one, two]) {
          const before = handled;
          const result = interrupted(socket);
          while (handled === before) await new Promise((r) => setTimeout(r, 1));
          say(result + ' ' + (handled - before));
        }
        // Away with it, and there again: the runtime installs its handler anew.
        process.off('SIGUSR2', count);
        say('left ' + process.listenerCount('SIGUSR2'));
        process.once('SIGUSR2', count);
        const before = handled;
        const result = interrupted(two);
        while (handled === before) await new Promise((r) => setTimeout(r, 1));
        say(result + ' ' + (handled - before));
        say('left ' + process.listenerCount('SIGUSR2'));
        process.on('SIGUSR2', count);
        say(interrupted(one));
        process.exit();
      })();`);
    const { out, err } = await child.end();
    expect(err).toBe('');
    expect(out).toBe(
      'InterruptedError 1\nInterruptedError 1\nleft 0\nInterruptedError 1\nleft 0\nInterruptedError\n',
    );
  });

  it('sleep in the kernel, and are woken, each by its own signal', async () => {
    needSignals();
    const copy = copyOfPackage();
    const child = new Child(`${PROGRAM} const first = { ...process.env }; ${BEFORE} ${AFTER(copy)}
      const { Worker } = require('node:worker_threads');
      for (const [socket, path] of [[one, 'pysocket'], [two, ${JSON.stringify(copy)}], [one, 'pysocket']]) {
        const [a] = socket.socketpair();
        new Worker('const { workerData } = require("node:worker_threads");' +
          'const { readFileSync } = require("node:fs"); const socket = require(workerData.path);' +
          'while (readFileSync("/proc/self/task/" + process.pid + "/syscall", "latin1").slice(0, 3) !== "45 ") ;' +
          'socket.close(workerData.fd);',
          // The first copy may have been told which addon to take.
          { eval: true, workerData: { path, fd: a.fileno() }, env: path === 'pysocket' ? first : process.env });
        try { a.recv(1); } catch (e) { say(e.name + ' ' + e.errno); }
        a.detach();
      }
      process.exit();`);
    const { out, err } = await child.end();
    expect(err).toBe('');
    expect(out).toBe('OSError 9\n'.repeat(3));
  });
});
