// Runs the suite on a Node that cannot run vitest itself, whose bundler is a program of another system. This
// machine transpiles the tests and judges the results, while that Node runs them, one process per file.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../engine-tests.mjs';
import { outputFolder } from '../run.mjs';
import { judge, rowsFor } from '../suite.mjs';
import { filesIn, transpile } from './transpile.mjs';

const PROGRAM = 'scripts/platforms/bare/run-file.mjs';
const AT_ONCE = 2;
/** The longest time that a file may take, in milliseconds. */
const LIMIT = 900_000;

/**
 * @typedef {object} Node
 * @property {string} command
 * @property {string[]} words arguments before the program's own
 * @property {NodeJS.ProcessEnv} env
 */

/**
 * @param {string} where a key of expected.json
 * @param {Node} node
 * @param {string[]} tests files and folders; empty for all
 * @returns {Promise<string[]>} lines to print; throws for unexpected failures
 */
export async function runBareSuite(where, node, tests) {
  const rows = rowsFor(where);
  const left = rows.filter((row) => row.hangs === true || row.elsewhere === true);
  const chosen = (path) => tests.length === 0 || tests.some((test) => path.startsWith(test));
  const files = filesIn('test').filter((path) => path.endsWith('.test.ts') && chosen(path));
  const queue = files.filter((path) => !left.some(({ file }) => path.startsWith(file))).sort();
  const out = join(outputFolder(where), 'suite');
  await transpile(join(out, 'transpiled'));
  const results = [];
  const work = async () => {
    for (let file; (file = queue.shift()) !== undefined;) {
      results.push(await runFile(node, file, out));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  for (const { file, why } of left) console.log(`    not run: ${file}: ${why}`);
  for (const line of whatWasSaid(results)) console.log(`    ${line}`);
  const others = rows.filter((row) => !left.includes(row));
  return judge({ testResults: results }, 0, others, tests.length === 0);
}

/** @returns what vitest reports about a file, and what its tests have printed */
async function runFile({ command, words, env }, file, out) {
  const name = file.replaceAll('/', '-').replace(/\.test\.ts$/, '');
  const [events, printed, errors] = ['events', 'printed', 'errors'].map((kind) => {
    mkdirSync(join(out, kind), { recursive: true });
    rmSync(join(out, kind, name), { force: true });
    return join(out, kind, name);
  });
  const before = Date.now();
  // Not pipes, because Wine's programs require files.
  const outputs = [printed, errors].map((path) => openSync(path, 'w'));
  const child = spawn(command, [...words, PROGRAM, file, join(out, 'transpiled'), events], {
    cwd: root,
    env,
    stdio: ['ignore', ...outputs],
    // A separate process group, so that its children end with it.
    detached: true,
  });
  for (const output of outputs) closeSync(output);
  const timer = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), LIMIT);
  const ended = await new Promise((resolve, reject) => {
    child.once('error', reject).once('exit', (code, signal) => resolve(signal ?? code));
  });
  clearTimeout(timer);
  const results = resultsOf(events, ended);
  const count = (status) => results.filter((result) => result.status === status).length;
  const numbers = ['passed', 'skipped', 'failed'].map((status) => `${count(status)} ${status}`);
  console.log(`    ${file}: ${numbers.join(', ')}, ${((Date.now() - before) / 1000).toFixed(1)} s`);
  const failed = results.filter(({ status }) => status === 'failed');
  for (const { fullName, failureMessages } of failed) {
    console.log(
      `      failed: ${fullName}\n${failureMessages.join('\n').replace(/^/gm, '        ')}`,
    );
  }
  const status = failed.length > 0 ? 'failed' : 'passed';
  return { name: join(root, file), status, assertionResults: results, printed };
}

/** The result of each test, as far as the file's process got. */
function resultsOf(events, ended) {
  const lines = existsSync(events) ? readFileSync(events, 'utf8').trim().split('\n') : [];
  const told = lines.filter(Boolean).map((line) => JSON.parse(line));
  const all = (key) => told.flatMap((event) => event[key] ?? []);
  const failure = (fullName, failureMessages) => ({ fullName, status: 'failed', failureMessages });
  const unhandled = all('unhandled').map((text) =>
    failure('(an error that nobody handled)', [text]),
  );
  const last = told.find((event) => event.ended !== undefined);
  if (last === undefined) {
    const began = all('began');
    const text = `the process ended with ${ended}; ${all('collected').length - began.length} tests had not begun`;
    return [...unhandled, failure(began.at(-1) ?? '(before its first test)', [text])];
  }
  const broken = last.errors.length > 0 ? [failure('(the file itself)', last.errors)] : [];
  return [...unhandled, ...broken, ...last.ended];
}

/** The reasons that tests print for skipping something. */
function whatWasSaid(results) {
  const files = new Map();
  for (const { printed } of results) {
    for (const line of new Set(readFileSync(printed, 'utf8').split(/\r?\n/).filter(Boolean))) {
      files.set(line, (files.get(line) ?? 0) + 1);
    }
  }
  return [...files].map(
    ([line, count]) => `said by ${count === 1 ? 'a file' : `${count} files`}: ${line}`,
  );
}
