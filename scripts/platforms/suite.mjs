// Runs the suite on an imitation of a platform, and excuses what is the imitation's fault: the tests that
// fail there, by name, each with its explanation (expected.json).
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { root } from './engine-tests.mjs';
import { outputFolder } from './run.mjs';

const require = createRequire(import.meta.url);
const TABLE = new URL('expected.json', import.meta.url);

/**
 * @param {string} where a key of expected.json; emulated platforms also have the rows of `emulated`
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} tests as for vitest; empty for all
 * @param {string[]} options for vitest
 * @returns {string[]} lines to print; throws for unexpected failures
 */
export function runSuite(where, env, tests, options = []) {
  const emulated = env.PYSOCKET_FOREIGN_NODE !== undefined;
  const expected = rowsFor(where, emulated);
  const hanging = expected.filter(({ hangs }) => hangs === true);
  const report = join(outputFolder(where), 'report.json');
  // The report of an earlier run would be used if this run ended before it writes one.
  rmSync(report, { force: true });
  const vitest = join(dirname(require.resolve('vitest/package.json')), 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { status, signal } = spawnSync(
    process.execPath,
    [vitest, 'run', ...options, ...without(hanging), ...reporters, ...tests],
    { cwd: root, stdio: 'inherit', env },
  );
  if (!existsSync(report)) throw new Error(`vitest ended with ${status ?? signal}, and no report`);
  const rows = expected.filter(({ hangs }) => hangs !== true);
  const lines = hanging.map(({ file, why }) => `  not run: ${file}: ${why}`);
  const results = JSON.parse(readFileSync(report, 'utf8'));
  return [...lines, ...judge(results, status, rows, tests.length === 0)];
}

/** The tests that may fail there. A row with `hangs` is a file that would never end. */
export function rowsFor(where, emulated = false) {
  const table = JSON.parse(readFileSync(TABLE, 'utf8'));
  return [...(emulated ? table.emulated : []), ...(table[where] ?? [])];
}

function without(rows) {
  return rows.flatMap(({ file }) => ['--exclude', file]);
}

/**
 * @param {object} report in the form that vitest writes
 * @param {number | null} status of the process that ran the tests
 * @param {object[]} expected rows
 * @param {boolean} whole whether all tests ran
 * @returns {string[]} lines to print; throws for failures that no row explains
 */
export function judge({ testResults }, status, expected, whole) {
  const tests = testResults.flatMap(({ name, assertionResults, ...file }) => {
    const path = name.slice(name.lastIndexOf('/test/') + 1);
    // A file that fails to load has no tests.
    if (assertionResults.length === 0) return [{ path, title: '', status: file.status }];
    return assertionResults.map((test) => ({ path, title: test.fullName, status: test.status }));
  });
  const failed = tests.filter((test) => test.status === 'failed');
  // A failure of no particular test: a worker died, or an error was not handled.
  if (status !== 0 && failed.length === 0) throw new Error('vitest failed, and no test did');
  const rowOf = ({ path, title }) =>
    expected.find((row) => row.file === path && new RegExp(row.title).test(title));
  const count = (wanted) => tests.filter((test) => test.status === wanted).length;
  const skipped = count('skipped') + count('pending');
  const lines = [
    `${count('passed')} passed, ${skipped} skipped, ${failed.length} failed`,
    ...expected.flatMap((row) => {
      const times = failed.filter((test) => rowOf(test) === row).length;
      if (times > 0) return [`  ${times} failed as expected: ${row.why}`];
      return whole ? [`  none failed of ${row.file} > ${row.title}: its row can go`] : [];
    }),
  ];
  const unexplained = failed.filter((test) => rowOf(test) === undefined);
  if (unexplained.length === 0) return lines;
  const names = unexplained.map(({ path, title }) => `  ${path} > ${title}`);
  throw new Error(
    [...lines, `${names.length} failures that nothing explains:`, ...names].join('\n'),
  );
}
