// Failing system calls, descriptors that run out, and storms of signals: runs test/faults, with its options.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const require = createRequire(import.meta.url);

for (const script of [
  ['scripts/build.mjs'],
  [require.resolve('typescript/bin/tsc'), '-p', 'test/faults'],
  ['test/faults/dist/faults/main.js', ...process.argv.slice(2)],
]) {
  const { status } = spawnSync(process.execPath, script, { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}
