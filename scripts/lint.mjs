// Runs the formatters and linters of both languages. With --fix, they also write changes.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clangTidy } from './clang-tidy.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const require = createRequire(import.meta.url);
const fix = process.argv.includes('--fix');
let failed = false;

function run(script, args) {
  const { status } = spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' });
  failed ||= status !== 0;
}

function cppBelow(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(cc|h)$/.test(name))
    .map((name) => join(folder, name));
}

const native = cppBelow('native');
const cpp = [...native, ...cppBelow('test/native')];

/** The path of a package's command script. */
function bin(name, path) {
  return join(dirname(require.resolve(`${name}/package.json`)), path);
}

run(bin('eslint', 'bin/eslint.js'), ['.', '--max-warnings=0', ...(fix ? ['--fix'] : [])]);
run(bin('prettier', 'bin/prettier.cjs'), ['.', '--log-level=warn', fix ? '--write' : '--check']);
run(bin('clang-format', 'index.js'), fix ? ['-i', ...cpp] : ['--Werror', '-n', ...cpp]);
run(bin('typedoc', 'bin/typedoc'), ['--emit', 'none', '--logLevel', 'Warn']);
// The Windows files include headers that only its compilers have.
const here = native.filter((name) => name.endsWith('.cc') && !name.includes('/windows/'));
failed ||= !(await clangTidy(here));
process.exit(failed ? 1 : 0);
