/** A process or worker that ends while calls wait, with both ways of waking the event loop. */
import { describe, expect, it } from 'vitest';
import { Child } from '../helpers/child.js';
import { needDescriptors } from '../helpers/descriptors.js';

const PRELUDE = `
  const socket = require('pysocket/promises');
  const pairs = (count) => Array.from({ length: count }, () => socket.socketpair());
  const nobody = () => undefined;
`;

interface Case {
  title: string;
  source: string;
  code: number;
  out?: string;
  err?: RegExp;
}

const CASES: Case[] = [
  {
    title: 'ends by itself when no call waits, whatever is open',
    source: `const [a, b] = pairs(1)[0];
      a.send(Buffer.from('x')).then(() => b.recv(1)).then(() => console.log('done'));`,
    code: 0,
    out: 'done\n',
  },
  {
    title: 'a call that waits keeps the process alive',
    source: `const [a, b] = pairs(1)[0]; b.recv(1);
      setTimeout(() => process.exit(3), 50).unref();`,
    code: 3,
  },
  {
    title: 'not after unref()',
    source: `const [a, b] = pairs(1)[0]; b.unref().recv(1);
      setTimeout(() => process.exit(3), 5000).unref();`,
    code: 0,
  },
  {
    title: 'nor a timeout after unref()',
    source: `const [a, b] = pairs(1)[0]; b.unref().settimeout(100); b.recv(1).catch(nobody);`,
    code: 0,
  },
  {
    title: 'a call of the resolver keeps it alive',
    source: `socket.getaddrinfo('127.0.0.1', 80).then((found) => console.log(found.length > 0));`,
    code: 0,
    out: 'true\n',
  },
  {
    title: 'process.exit() with thousands of calls',
    source: `for (const [a, b] of pairs(2000)) { a.recv(1); b.recv(1); a.sendall(Buffer.alloc(1 << 20)); }
      setImmediate(() => process.exit(7));`,
    code: 7,
  },
  {
    title: 'an exception that nobody catches',
    source: `for (const [a] of pairs(500)) a.recv(1);
      setImmediate(() => { throw new Error('mine'); });`,
    code: 1,
    err: /Error: mine/,
  },
  {
    title: 'a rejection that nobody handles',
    source: `const [a, b] = pairs(1)[0]; a.settimeout(0.01); a.recv(1);`,
    code: 1,
    err: /TimeoutError: timed out/,
  },
  {
    title: 'an exception of user code behind a call',
    source: `const [a, b] = pairs(1)[0]; a.send(Buffer.from('x'));
      b.recv(1).then(() => { throw new Error('of the user'); });`,
    code: 1,
    err: /of the user/,
  },
];

const WORKERS = (end: string): string => `
  const { Worker } = require('node:worker_threads');
  const { readdirSync } = require('node:fs');
  const body = ${JSON.stringify(PRELUDE)} + \`
    const { parentPort } = require('node:worker_threads');
    const all = pairs(200).flat();
    for (const sock of all) sock.recv(1).catch(nobody);
    socket.getaddrinfo('127.0.0.1', 80).then(nobody, nobody);
    parentPort.postMessage('waiting');
    ${end}
  \`;
  const count = () => readdirSync('/proc/self/fd').length;
  (async () => {
    const round = () => new Promise((resolve, reject) => {
      const worker = new Worker(body, { eval: true });
      worker.on('error', reject);
      worker.on('exit', resolve);
      worker.on('message', () => { if (${JSON.stringify(end === '')}) worker.terminate(); });
    });
    await round();
    const before = count();
    for (let i = 0; i < 5; i++) await Promise.all([round(), round()]);
    console.log(count() - before);
  })();`;

describe.each(['loop', 'thread'])('woken by a %s', (engine) => {
  const run = (source: string): Child =>
    new Child(`process.env.PYSOCKET_ENGINE = '${engine}'; ${PRELUDE} ${source}`);

  it.each(CASES)('$title', async ({ source, code, out = '', err }) => {
    const ended = await run(source).end();
    expect([ended.code, ended.signal, ended.out]).toEqual([code, null, out]);
    if (err === undefined) expect(ended.err).toBe('');
    else expect(ended.err).toMatch(err);
  });

  it.each([
    ['worker.terminate()', ''],
    ['process.exit() in a worker', 'setImmediate(() => process.exit(0));'],
  ])('%s with calls that wait closes everything', async (_title, end) => {
    needDescriptors();
    const ended = await run(WORKERS(end)).end();
    expect([ended.code, ended.signal, ended.out, ended.err]).toEqual([0, null, '0\n', '']);
  });
});
