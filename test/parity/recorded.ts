import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome, Outcomes } from './run.js';
import type { Line, Scenario } from './scenario.js';

/** Answers of Python 3.13, by scenario and by the text of the line. */
export type Recorded = Readonly<Record<string, Readonly<Record<string, Outcome>>>>;

const file = join(__dirname, 'recorded', '3.13.json');

export function readRecorded(): Recorded {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/** Writes the answers that Python 3.13 just gave, except those of live lines. */
export function writeRecorded(
  scenarios: readonly Scenario[],
  answers: ReadonlyMap<string, Outcomes>,
): void {
  const recorded = scenarios.map(({ name, lines }) => {
    const outcomes = answers.get(name)?.lines ?? [];
    const kept = lines.flatMap(({ live }, index): [string, Outcome | undefined][] =>
      live === true ? [] : [[keyOf(lines, index), outcomes[index]]],
    );
    return [name, Object.fromEntries(kept)];
  });
  const layout = JSON.stringify(Object.fromEntries(recorded), undefined, 1);
  writeFileSync(file, `${layout.replace(/\n {3,}/g, ' ').replace(/\n {2}}/g, ' }')}\n`);
}

/** The text of a line, with a number if the scenario contains it more than once. */
export function keyOf(lines: readonly Line[], index: number): string {
  const text = lines[index]?.py ?? '';
  const before = lines.slice(0, index).filter(({ py }) => py === text).length;
  return before === 0 ? text : `${text} (${before + 1})`;
}
