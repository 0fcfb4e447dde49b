import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { noMachine, onMachine } from '../helpers/machine.js';
import { onEmulator } from '../helpers/sanitizers.js';
import { type Flavour, FLAVOURS, isLacking, sayWhatLacks } from './flavours.js';
import { findInterpreter } from './interpreter.js';
import { lineFunction, setupFunction } from './javascript-text.js';
import { keyOf, readRecorded, writeRecorded } from './recorded.js';
import { type Outcome, type Outcomes, runAll, type Texts } from './run.js';
import type { Line, Scenario } from './scenario.js';
import { scenarios } from './scenarios/index.js';

const interpreter = findInterpreter();
const recording = process.env['PYSOCKET_PARITY_RECORD'] === '1';
const recorded = readRecorded();
const timeLimit = 300_000 * (onEmulator ? 12 : 1);

const met: Record<NonNullable<Scenario['needs']>, boolean> = {
  root: process.platform === 'linux' && process.getuid?.() === 0,
  unprivileged: process.platform === 'linux' && process.getuid?.() !== 0,
  linux: process.platform === 'linux',
  machine: noMachine === null,
};

let python = new Map<string, Outcomes>();
const javascript = new Map<Flavour, Map<string, Outcomes>>();

beforeAll(async () => {
  const runnable = scenarios.filter((scenario) => !isUnmet(scenario));
  if (noMachine !== null) console.info(`parity: no machine of its own: ${noMachine}`);
  if (interpreter === undefined) {
    console.warn('parity: no Python 3.11 or newer found; comparing with recorded answers of 3.13');
  } else {
    console.info(`parity: comparing with ${interpreter.path} (${interpreter.version.join('.')})`);
    const command = [interpreter.path, '-B', join(__dirname, 'python', 'run.py')];
    python = await runAll(apart(command), runnable.map(pythonTexts));
    if (recording) record(runnable);
  }
  if (recording) return;
  sayWhatLacks();
  for (const flavour of FLAVOURS) {
    const command = [process.execPath, join(__dirname, 'javascript', 'run.mjs'), flavour];
    const able = runnable.filter((scenario) => !isLacking(flavour, scenario));
    javascript.set(flavour, await runAll(apart(command), able.map(javascriptTexts(flavour))));
  }
}, timeLimit);

const suites = describe.runIf(!recording).each(FLAVOURS);
suites('the same text gives the same outcome in Python and here: %s', (flavour) => {
  for (const scenario of scenarios) {
    it.skipIf(isUnmet(scenario) || isLacking(flavour, scenario))(scenario.name, () => {
      const { name, difference } = scenario;
      const answers = javascript.get(flavour)?.get(name);
      expect(answers?.setup, 'setup').toStrictEqual(python.get(name)?.setup ?? { ok: true });
      const differences = differencesIn(scenario, answers?.lines ?? []);
      if (difference === undefined) expect(differences.join('\n')).toBe('');
      else expect(differences).not.toHaveLength(0);
    });
  }
});

describe('the suite itself', () => {
  it('names each scenario once', () => {
    const names = scenarios.map(({ name }) => name);
    expect(names).toHaveLength(new Set(names).size);
  });

  it('has a recorded answer for every line that is not live', () => {
    const missing = scenarios.flatMap((scenario) =>
      scenario.lines.flatMap(({ py, live }, index) =>
        live === true || recordedAnswer(scenario, index) ? [] : [`${scenario.name}: ${py}`],
      ),
    );
    expect(recording ? [] : missing).toStrictEqual([]);
  });

  it('differs on purpose only where the table of deliberate differences says so', () => {
    const rows = tableRows('Deliberate differences');
    const reasons = scenarios.flatMap(({ difference }) => difference ?? []);
    const unlisted = reasons.filter((reason) => !rows.some((row) => row.startsWith(reason)));
    expect(unlisted).toStrictEqual([]);
  });

  it.runIf(interpreter !== undefined)('was understood by Python as a whole', () => {
    const unfinished = [...python].filter(([, { setup, lines }]) =>
      [setup, ...lines].some((outcome) => 'ended' in outcome || isMistake(outcome)),
    );
    expect(unfinished).toStrictEqual([]);
  });
});

function isUnmet({ needs }: Scenario): boolean {
  return needs !== undefined && !met[needs];
}

function record(runnable: readonly Scenario[]): void {
  expect(interpreter?.version, 'only Python 3.13 is recorded').toStrictEqual([3, 13]);
  writeRecorded(runnable, python);
}

/** Runs the command on a machine of its own if possible, so that no line queries this one's name server. */
function apart(command: readonly string[]): readonly string[] {
  return noMachine === null ? onMachine(command) : command;
}

function pythonTexts({ name, setup, lines }: Scenario): Texts {
  return { name, setup: setup.map(({ py }) => py), lines: lines.map(({ py }) => py) };
}

function javascriptTexts(flavour: Flavour): (scenario: Scenario) => Texts {
  return ({ name, setup, lines }) => ({
    name,
    setup: setup.map(({ js }) => setupFunction(js, flavour)),
    lines: lines.map(({ js }) => lineFunction(js, flavour)),
  });
}

/** A line that was not reached because an earlier one hung or crashed is not compared. */
function differencesIn(scenario: Scenario, answers: readonly Outcome[]): string[] {
  return answers.flatMap((got, index) => {
    const line = scenario.lines[index];
    const expected = line && expectedAnswer(scenario, line, index);
    return line && expected ? compare(line, expected, got) : [];
  });
}

/** Undefined if the answer is unknown because the line needs a live interpreter. */
function expectedAnswer(scenario: Scenario, line: Line, index: number): Outcome | undefined {
  const live = python.get(scenario.name)?.lines[index];
  if (live !== undefined && speaksFor313(line)) return live;
  return met.linux ? recordedAnswer(scenario, index) : undefined;
}

function recordedAnswer({ name, lines }: Scenario, index: number): Outcome | undefined {
  return recorded[name]?.[keyOf(lines, index)];
}

function speaksFor313({ since = '3.11', until = '3.15' }: Line): boolean {
  const minor = interpreter?.version[1] ?? 0;
  return minor >= minorOf(since) && (minor <= minorOf(until) || until === '3.15');
}

function minorOf(version: string): number {
  return Number(version.split('.')[1]);
}

function compare({ py, js }: Line, expected: Outcome, got: Outcome): string[] {
  const [left, right] = [JSON.stringify(expected), JSON.stringify(got)];
  if (left === right) return [];
  const text = py === js ? py : `${py}   (here: ${js})`;
  return [`${text}\n  Python: ${left}\n  here:   ${right}`];
}

/** The rows of the table under a heading of the package's README, without their leading bar. */
function tableRows(heading: string): string[] {
  const file = join(__dirname, '..', '..', 'README.md');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const section = text.split(/^#+ /m).find((part) => part.startsWith(heading)) ?? '';
  return section.split('\n').flatMap((row) => (row.startsWith('|') ? [row.slice(1).trim()] : []));
}

/** True for a name that only one of the languages has, or a text that is not valid Python. */
function isMistake(outcome: Outcome): boolean {
  return outcome['raise'] === 'NameError' || outcome['raise'] === 'SyntaxError';
}
