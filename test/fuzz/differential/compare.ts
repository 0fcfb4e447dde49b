/** Finds the first difference between a run here and CPython's. */
import { type Excuse, excuse, type Flavour } from './differences.js';
import type { Run } from './runner.js';
import type { Call, Outcome, Step } from './steps.js';

export interface Divergence {
  readonly flavour: Flavour;
  /** The index of the step, or the number of steps for the program's end. */
  readonly index: number;
  readonly expected: Outcome;
  readonly actual: Outcome;
}

/** The steps that a flavour runs, and the expected outcomes. */
export interface Task {
  readonly steps: readonly Step[];
  readonly expected: readonly Outcome[];
}

/** A program ends with a call that waits forever. A call that would hang a thread is omitted. */
export function taskOf(steps: readonly Step[], oracle: readonly Outcome[], flavour: Flavour): Task {
  const last = oracle.findIndex((outcome) => 'blocks' in outcome || 'pending' in outcome);
  if (last < 0) return { steps, expected: oracle };
  const hangs = flavour === 'blocking' && oracle[last] !== undefined && 'blocks' in oracle[last];
  const count = hangs ? last : last + 1;
  return { steps: steps.slice(0, count), expected: oracle.slice(0, count) };
}

const CLEAN: Outcome = { leaked: 0 };

export function compare(
  { steps, expected }: Task,
  run: Run,
  flavour: Flavour,
  excused: (excuse: Excuse) => void = () => undefined,
): Divergence | null {
  for (const [index, wanted] of expected.entries()) {
    const actual = run.outcomes[index] ?? { trouble: run.trouble };
    if (isEqual(wanted, actual)) continue;
    const [step, before] = [calledBy(steps, index), steps.slice(0, index)];
    const reason = excuse({ step, before, expected: wanted, actual, flavour });
    if (reason === null) return { flavour, index, expected: wanted, actual };
    excused(reason);
    if (!reason.same) return null;
  }
  const actual = { ...(run.end ?? {}), ...(run.trouble === null ? {} : { trouble: run.trouble }) };
  if (isEqual(CLEAN, actual)) return null;
  return { flavour, index: steps.length, expected: CLEAN, actual };
}

/** The call of a step, or the call that a join waits for. */
export function calledBy(steps: readonly Step[], index: number): Step | undefined {
  const step = steps[index];
  if (step === undefined || !('join' in step)) return step;
  return steps.find((other): other is Call => 'start' in other && other.start === step.join);
}

function isEqual(left: Outcome, right: Outcome): boolean {
  // CPython's run adds `mode`, which only helps to explain a difference.
  const { mode: _, ...compared } = left;
  return JSON.stringify(sorted(compared)) === JSON.stringify(sorted(right));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, sorted(item)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
