/** What waiting calls cost while nothing happens. */
import { describe, expect, it } from 'vitest';
import { Child } from '../../helpers/child.js';

// The measured memory would include a sanitizer's own records.
const sanitized = process.env.LD_PRELOAD?.includes('san') ?? false;
if (sanitized) console.log('memory is not measured: a sanitizer keeps records');
describe.skipIf(sanitized)('ten thousand idle receives', () => {
  it('cost no thread, little memory, and nothing of the threads that Node has', async () => {
    const child = new Child(
      `const socket = require('pysocket/promises');
       const { readdirSync, promises: fs } = require('node:fs');
       const pairs = Array.from({ length: 5000 }, () => socket.socketpair()).flat();
       const tasks = () => readdirSync('/proc/self/task').length;
       (async () => {
         const idle = [];
         idle.push(pairs[0].recv(1));
         await fs.readFile('/proc/self/status');
         gc();
         const before = { tasks: tasks(), rss: process.memoryUsage.rss() };
         for (const sock of pairs.slice(1)) idle.push(sock.recv(1));
         await new Promise(setImmediate);
         gc();
         const after = { tasks: tasks(), rss: process.memoryUsage.rss() };
         await fs.readFile('/proc/self/status');
         await require('node:dns').promises.lookup('127.0.0.1');
         console.log(JSON.stringify([after.tasks - before.tasks, (after.rss - before.rss) / 10000]));
         process.exit(0);
       })();`,
      ['--expose-gc'],
    );
    const { code, out, err } = await child.end();
    expect([code, err]).toEqual([0, '']);
    const [threads = -1, bytes = -1] = JSON.parse(out) as number[];
    expect(threads).toBe(0);
    expect(bytes).toBeLessThan(4096);
  });
});
