/** The inner rings in C++, without JavaScript, under the sanitizers. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../helpers/temporary.js';

const root = join(__dirname, '..', '..');
const SOURCES = [
  ...['close_listener', 'lease', 'wake_descriptor', 'waiter', 'kernel_sleep', 'interrupt', 'poll'].map(
    (name) => `native/os/${name}.cc`,
  ),
  ...['engine', 'jobs', 'poller_epoll', 'poller_kqueue', 'thread_watch'].map(
    (name) => `native/engine/${name}.cc`,
  ),
  ...readdirSync(__dirname)
    .filter((name) => name.endsWith('.cc'))
    .map((name) => `test/native/${name}`),
];

const hasCompiler = spawnSync('g++', ['--version']).status === 0;
if (!hasCompiler) console.warn('skipped, there is no g++: the tests of the engine in C++');

describe.skipIf(!hasCompiler)('the engine in C++', () => {
  it.each(['thread', 'address,undefined'])(
    'has no finding of the sanitizer: %s',
    (sanitizer) => {
      const program = join(temporaryDirectory(), 'tests');
      const flags = ['-std=c++17', '-O1', '-g', '-Wall', '-Wextra', '-Werror', '-pthread'];
      const sanitize = [`-fsanitize=${sanitizer}`, '-fno-sanitize-recover=all'];
      execFileSync('g++', [...flags, ...sanitize, ...SOURCES, '-o', program], {
        cwd: root,
        stdio: 'inherit',
      });
      // A preloaded runtime is that of the suite's own sanitizer.
      const env = { ...process.env, LD_PRELOAD: '' };
      const options = { env, encoding: 'utf8', timeout: 120_000 } as const;
      const { status, stdout, stderr } = spawnSync(program, options);
      expect(stderr).toBe('');
      expect(status).toBe(0);
      expect(stdout.trim().split('\n')).toHaveLength(11);
    },
    240_000,
  );
});
