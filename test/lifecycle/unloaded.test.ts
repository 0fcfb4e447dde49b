/** Only a worker loads the addon, and it ends while its lookup threads still run the addon's code. */
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

const PROGRAM = `
  const { readFileSync } = require('node:fs');
  const { Worker } = require('node:worker_threads');
  const source = \`
    const socket = require('pysocket/promises');
    for (let i = 0; i < 50; i++) socket.getaddrinfo('localhost', 80).catch(() => {});
    require('node:worker_threads').parentPort.postMessage('asked');\`;
  const worker = new Worker(source, { eval: true });
  worker.once('message', async () => {
    await worker.terminate();
    // Node has closed its handle of the addon by now; the code has to be there for the threads.
    setTimeout(() => console.log(/\\.node$/m.test(readFileSync('/proc/self/maps', 'utf8'))), 100);
  });`;

it.runIf(process.platform === 'linux')('the code stays until the process ends', () => {
  const said = execFileSync(process.execPath, ['-e', PROGRAM], {
    cwd: __dirname,
    encoding: 'utf8',
  });
  expect(said).toBe('true\n');
});
