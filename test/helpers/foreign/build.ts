/** Builds foreign native code, for tests of pysocket alongside it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { removedDirectory } from '../temporary.js';

const headers = createRequire(__filename)('node-api-headers') as { include_dir: string };

export const hasCompiler = spawnSync('gcc', ['--version']).status === 0;
if (!hasCompiler) console.warn('skipped, there is no gcc: what other native code may do');

const built = new Map<string, string>();

/** Builds a source file of this folder, once per test file. Returns the path of the result. */
function build(name: string, result: string): string {
  const before = built.get(name);
  if (before !== undefined) return before;
  const directory = removedDirectory();
  process.on('exit', () => directory[Symbol.dispose]());
  const path = join(directory.path, result);
  const options = ['-shared', '-fPIC', '-O1', '-Wall', '-Werror', `-I${headers.include_dir}`];
  // A preloaded sanitizer must not be loaded into the compiler.
  const env = { ...process.env, LD_PRELOAD: '' };
  const libraries = ['-pthread', '-ldl'];
  execFileSync('gcc', [...options, join(__dirname, name), '-o', path, ...libraries], { env });
  built.set(name, path);
  return path;
}

/** Builds an addon. */
export const buildForeign = (): string => build('foreign.c', 'foreign.node');

/** A value of LD_PRELOAD that includes few-signals.c. */
export function fewSignals(): string {
  const { LD_PRELOAD } = process.env;
  const own = build('few-signals.c', 'few-signals.so');
  return LD_PRELOAD ? `${LD_PRELOAD}:${own}` : own;
}
