// Runs one test file with vitest's runner but without vitest: `node run-file.mjs FILE TRANSPILED EVENTS`. The
// parent is a program of another system and reads what happens from a file with a line for each event, so
// it knows how far a process came that dies or hangs in a call.
import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as runner from '@vitest/runner';
import { getTestName, getTests } from '@vitest/runner/utils';
import { spyOn } from '@vitest/spy';
import { root } from '../engine-tests.mjs';
import { expect } from './expect.mjs';
import { registerTypeScript } from './modules.mjs';

const [file, transpiled, events] = process.argv.slice(2);
const require = createRequire(import.meta.url);

/** The same as in vitest.config.mts, except for the timeouts. */
const config = {
  root,
  setupFiles: [],
  passWithNoTests: false,
  allowOnly: false,
  sequence: { seed: 0, hooks: 'stack', setupFiles: 'list' },
  maxConcurrency: 1,
  testTimeout: 60_000,
  hookTimeout: 120_000,
  retry: 0,
  tags: [],
  strictTags: true,
};

const { afterAll, afterEach, beforeAll, beforeEach, describe, it, onTestFinished, test } = runner;
const TestRunner = { getCurrentTest: runner.getCurrentTest };
const vi = { spyOn, setConfig: (changes) => Object.assign(config, changes) };
registerTypeScript(transpiled, {
  ...{ afterAll, afterEach, beforeAll, beforeEach, describe, it, onTestFinished, test },
  ...{ expect, TestRunner, vi },
});

function tell(event) {
  appendFileSync(events, `${JSON.stringify(event)}\n`);
}

/** The name in vitest's reports: the titles of the enclosing blocks, and its own. */
const nameOf = (task) => getTestName(task, ' ');

function outcomeOf(task) {
  const { state, errors = [] } = task.result ?? {};
  const status = { pass: 'passed', fail: 'failed' }[state] ?? 'skipped';
  return { fullName: nameOf(task), status, failureMessages: errors.map(textOf) };
}

function textOf({ name, message, stack, diff }) {
  return [stack ?? `${name}: ${message}`, diff].filter(Boolean).join('\n');
}

let unhandled = 0;
for (const kind of ['uncaughtException', 'unhandledRejection']) {
  process.on(kind, (error) => {
    unhandled++;
    tell({ unhandled: error?.stack ?? String(error) });
  });
}

const [result] = await runner.startTests([join(root, file)], {
  config,
  importFile: (path) => require(path),
  onCollected: ([{ tasks }]) => tell({ collected: getTests(tasks).map(nameOf) }),
  onBeforeRunTask: (task) => tell({ began: nameOf(task) }),
});
// An unhandled error may be reported only in the next turn.
await new Promise(setImmediate);
const { state, errors = [] } = result.result ?? {};
tell({ ended: getTests(result).map(outcomeOf), errors: errors.map(textOf) });
process.exit(state === 'fail' || unhandled > 0 ? 1 : 0);
