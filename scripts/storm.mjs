// The storm of ends (test/lifecycle/storm.test.ts), for longer than in `npm test`.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const require = createRequire(import.meta.url);
const vitest = join(dirname(require.resolve('vitest/package.json')), 'vitest.mjs');
const env = { PYSOCKET_STORM: process.argv[2] ?? '10', ...process.env };

for (const script of [['scripts/build.mjs'], [vitest, 'run', 'test/lifecycle/storm.test.ts']]) {
  const { status } = spawnSync(process.execPath, script, { stdio: 'inherit', env });
  if (status !== 0) process.exit(1);
}
