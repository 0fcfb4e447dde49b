/** A program in one file: a bundler finds all that the package loads, be it late. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../helpers/temporary.js';

it('reads and writes files', async () => {
  const outfile = join(temporaryDirectory(), 'program.cjs');
  const contents = `
    import socket from 'pysocket';
    const [a, b] = socket.socketpair();
    const [left, right] = [a, b].map((end) => end.makefile('rw', { encoding: 'gbk' }));
    left.write('你好\\n');
    left.flush();
    console.log(right.readline().trim());
    for (const open of [left, right, a, b]) open.close();
  `;
  await build({
    stdin: { contents, resolveDir: __dirname },
    bundle: true,
    platform: 'node',
    // The addons go beside the program.
    loader: { '.node': 'copy' },
    outfile,
  });
  expect(execFileSync(process.execPath, [outfile], { encoding: 'utf8' })).toBe('你好\n');
});
