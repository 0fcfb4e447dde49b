/** Test runners that evaluate the package once for each of their files. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../helpers/program.js';

const require = createRequire(__filename);

describe('jest', () => {
  it('in band, several files, resetModules()', async () => {
    const folder = join(__dirname, 'jest');
    const config = { rootDir: folder, testMatch: ['**/*.jest.cjs'], testEnvironment: 'node' };
    const jest = join(dirname(require.resolve('jest/package.json')), 'bin', 'jest.js');
    const { err, out } = await run(
      [jest, '--runInBand', '--json', '--no-cache', '--config', JSON.stringify(config)],
      { NODE_ENV: 'test' },
    );
    expect(out, err).toContain('{');
    const results = JSON.parse(out) as Record<string, unknown>;
    expect(results, err).toMatchObject({
      success: true,
      numPassedTests: 15,
      numTotalTestSuites: 3,
    });
  });
});

describe.each(['threads', 'forks', 'vmThreads', 'vmForks'])('vitest, pool %s', (pool) => {
  it('several files in one worker', async () => {
    const vitest = join(dirname(require.resolve('vitest/package.json')), 'vitest.mjs');
    const config = join(__dirname, 'vitest', 'vitest.config.mjs');
    const { err, out } = await run([
      ...[vitest, 'run', '--config', config, '--pool', pool, '--reporter', 'json'],
      ...['--no-isolate', '--no-file-parallelism'],
    ]);
    const results = JSON.parse(out.slice(out.indexOf('{'))) as Record<string, unknown>;
    expect(results, err).toMatchObject({ success: true, numPassedTests: 6 });
  });
});
