// What a run on something that is not quite the platform must not be blamed for: the tests that fail
// there, by name, each with what explains it.
import { readFileSync } from 'node:fs';

const TABLE = new URL('expected.json', import.meta.url);

/**
 * @param {string} report the file that vitest's JSON reporter has written
 * @param {string} where a key of expected.json
 * @returns {string[]} lines for people; throws for failures that nobody expects
 */
export function judgeReport(report, where) {
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const expected = JSON.parse(readFileSync(TABLE, 'utf8'))[where] ?? [];
  const tests = testResults.flatMap(({ name, assertionResults, status, message }) => {
    const file = name.slice(name.lastIndexOf('/test/') + 1);
    if (assertionResults.length === 0 && status === 'failed') {
      return [{ file, title: '', status, message }];
    }
    return assertionResults.map((result) => ({ file, title: result.fullName, ...result }));
  });
  const failed = tests.filter(({ status }) => status === 'failed');
  const reasons = new Map();
  const unexplained = failed.filter(({ file, title }) => {
    const row = expected.find((one) => file === one.file && new RegExp(one.title).test(title));
    if (row !== undefined) reasons.set(row.why, (reasons.get(row.why) ?? 0) + 1);
    return row === undefined;
  });
  const count = (status) => tests.filter((test) => test.status === status).length;
  const lines = [
    `${count('passed')} passed, ${count('skipped') + count('pending')} skipped, ${failed.length} failed`,
    ...[...reasons].map(([why, times]) => `  ${times} failed as expected: ${why}`),
  ];
  if (unexplained.length === 0) return lines;
  const names = unexplained.map(({ file, title }) => `  ${file} > ${title}`);
  throw new Error(
    [...lines, `${names.length} failures that nothing explains:`, ...names].join('\n'),
  );
}
