// Tests programs that a bundler has put into one file. Uses Bun, which is too large for `npm ci`: it is
// installed from npm into a separate folder. `npm run test:bundlers`
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installInto } from './npm-install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'node_modules', '.bundlers');
const name = `@oven/bun-${process.platform}-${process.arch}`;
const bun = join(folder, 'node_modules', name, 'bin', 'bun');

if (!existsSync(bun)) installInto(folder, [name]);
execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
execFileSync(process.execPath, [vitest, 'run', 'test/package/bundlers.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PYSOCKET_BUN: bun },
});
