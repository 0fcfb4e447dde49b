// Formatters and linters of both languages; --fix lets them write.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const require = createRequire(import.meta.url);
const fix = process.argv.includes('--fix');
let failed = false;

function run(script, args) {
  const { status } = spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' });
  failed ||= status !== 0;
}

const native = readdirSync('native', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(cc|h)$/.test(name))
  .map((name) => join('native', name));

run(require.resolve('@biomejs/biome/bin/biome'), [
  fix ? 'check' : 'ci',
  ...(fix ? ['--write'] : []),
]);
run(
  require.resolve('clang-format/index.js'),
  fix ? ['-i', ...native] : ['--Werror', '-n', ...native],
);
process.exit(failed ? 1 : 0);
