/** Several evaluations of the package, workers that end, and what a trace leaves behind. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(__dirname, '..', '..');

function run(source: string, wish = ''): string {
  const env = { ...process.env, PYSOCKET_TRACE: wish };
  const options = { env, encoding: 'utf8', cwd: root, timeout: 60_000 } as const;
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    ['--expose-gc', '-e', source],
    options,
  );
  expect({ status, signal }, stdout + stderr).toEqual({ status: 0, signal: null });
  return stdout;
}

/** Loads the package again. */
const AGAIN = `
  function again(entry) {
    for (const file of Object.keys(require.cache)) if (file.includes('/dist/')) delete require.cache[file];
    module.children.length = 0;
    return [require('pysocket'), require('pysocket/trace').trace];
  }
  const echo = (socket) => {
    const [a, b] = socket.socketpair();
    a.send(Buffer.from('x'));
    b.recv(1);
    a.close();
    b.close();
  };
`;

describe('evaluations of the package', () => {
  it('each trace their own calls', () => {
    const printed = run(`${AGAIN}
      const [first, traceFirst] = again();
      const [second, traceSecond] = again();
      const counts = [0, 0];
      const traces = [traceFirst(() => counts[0]++), traceSecond(() => counts[1]++)];
      echo(first);
      traces.forEach((one) => one.flush());
      const one = [...counts];
      echo(second);
      traces.forEach((one) => one.close());
      echo(first);
      echo(second);
      console.log(JSON.stringify([one[0] > 0, one[1], counts[0] === one[0], counts[1] === one[0]]));
    `);
    expect(JSON.parse(printed)).toEqual([true, 0, true, true]);
  });

  it('are collected while they trace, and add no listener each', () => {
    const printed = run(
      `${AGAIN}
      const held = [];
      for (let i = 0; i < 30; i++) {
        (([socket, trace]) => {
          trace(() => undefined);
          echo(socket);
          held.push(new WeakRef(socket));
        })(again());
      }
      again();
      setTimeout(async () => {
        for (let i = 0; i < 20; i++) {
          gc();
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
        const left = held.filter((one) => one.deref() !== undefined).length;
        console.log(JSON.stringify([left < 5, process.listenerCount('exit') < 5]));
      }, 10);
    `,
      'connect',
    );
    expect(JSON.parse(printed)).toEqual([true, true]);
  });
});

describe('workers', () => {
  it('may be terminated while they trace, at whatever instant', () => {
    const printed = run(`
      const { Worker } = require('node:worker_threads');
      const source = \`
        const socket = require('pysocket');
        const { trace } = require('pysocket/trace');
        const { parentPort } = require('node:worker_threads');
        const [a, b] = socket.socketpair();
        const inner = socket.socketpair();
        trace((call) => { String(call); inner[0].send(Buffer.from('x')); inner[1].recv(1); });
        parentPort.postMessage('begun');
        for (;;) { a.send(Buffer.from('x')); b.recv(1); trace(() => undefined).close(); }
      \`;
      (async () => {
        for (let i = 0; i < 15; i++) {
          const worker = new Worker(source, { eval: true });
          await new Promise((resolve) => worker.once('message', resolve));
          await new Promise((resolve) => setTimeout(resolve, i % 5));
          await worker.terminate();
        }
        console.log('ended');
      })();
    `);
    expect(printed).toBe('ended\n');
  });

  it('end with promises that wait, and the engine of a thread', () => {
    for (const engine of ['', 'thread']) {
      const printed = run(
        `
        process.env.PYSOCKET_ENGINE = ${JSON.stringify(engine)};
        const { Worker } = require('node:worker_threads');
        const source = \`
          const socket = require('pysocket/promises');
          const { parentPort } = require('node:worker_threads');
          const [a, b] = socket.socketpair();
          b.recv(1).catch(() => undefined);
          socket.getaddrinfo('localhost', 80).catch(() => undefined);
          parentPort.postMessage('begun');
        \`;
        (async () => {
          for (let i = 0; i < 8; i++) {
            const worker = new Worker(source, { eval: true });
            await new Promise((resolve) => worker.once('message', resolve));
            await worker.terminate();
          }
          console.log('ended');
        })();
      `,
        '/dev/null',
      );
      expect(printed).toBe('ended\n');
    }
  });
});
