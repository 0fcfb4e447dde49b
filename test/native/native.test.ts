/** The inner rings in C++, without JavaScript, under the sanitizers. */
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../helpers/temporary.js';

const root = join(__dirname, '..', '..');

interface EngineTests {
  sources: string[];
  flags: string[];
  names: string[];
}

const hasCompiler = spawnSync('g++', ['--version']).status === 0;
if (!hasCompiler) console.warn('skipped, there is no g++: the tests of the engine in C++');

describe.skipIf(!hasCompiler)('the engine in C++', () => {
  it.each(['thread', 'address,undefined'])(
    'has no finding of the sanitizer: %s',
    (sanitizer) => {
      const script = join(root, 'scripts/platforms/engine-tests.mjs');
      const printed = execFileSync(process.execPath, [script], { encoding: 'utf8' });
      const { sources, flags, names } = JSON.parse(printed) as EngineTests;
      const program = join(temporaryDirectory(), 'tests');
      const sanitize = [`-fsanitize=${sanitizer}`, '-fno-sanitize-recover=all'];
      execFileSync('g++', [...flags, ...sanitize, ...sources, '-o', program], {
        cwd: root,
        stdio: 'inherit',
      });
      // A preloaded runtime belongs to the sanitizer of the whole suite.
      const env = { ...process.env, LD_PRELOAD: '' };
      const options = { env, encoding: 'utf8', timeout: 120_000 } as const;
      const { status, stdout, stderr } = spawnSync(program, options);
      expect(stderr).toBe('');
      expect(status).toBe(0);
      expect(names.length).toBeGreaterThan(30);
      expect(stdout.trim().split('\n').sort()).toEqual([...names].sort());
    },
    240_000,
  );
});
