/** Builds foreign.c: native code of somebody else, for the tests of what we do beside it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { removedDirectory } from '../temporary.js';

const headers = createRequire(__filename)('node-api-headers') as { include_dir: string };

export const hasCompiler = spawnSync('gcc', ['--version']).status === 0;
if (!hasCompiler) console.warn('skipped, there is no gcc: what other native code may do');

let built: string | undefined;

/** The path of the addon, which is built once for a file of tests. */
export function buildForeign(): string {
  if (built !== undefined) return built;
  const directory = removedDirectory();
  process.on('exit', () => directory[Symbol.dispose]());
  const path = join(directory.path, 'foreign.node');
  const options = ['-shared', '-fPIC', '-O1', '-Wall', '-Werror', `-I${headers.include_dir}`];
  // A preloaded sanitizer is not the compiler's.
  const env = { ...process.env, LD_PRELOAD: '' };
  execFileSync('gcc', [...options, join(__dirname, 'foreign.c'), '-o', path, '-pthread'], { env });
  built = path;
  return path;
}
