/** Runs a program in CPython and in the flavours. */
import { join } from 'node:path';
import { findInterpreter } from '../../parity/interpreter.js';
import { compare, type Divergence, taskOf } from './compare.js';
import type { Excuse, Flavour } from './differences.js';
import { Runner } from './runner.js';
import type { Outcome, Step } from './steps.js';

export const FLAVOURS = ['blocking', 'promises'] as const;

/** Milliseconds for examining a hang again, which include starting a process. */
const SHORT = 5_000;

/** How many programs are remembered. */
const MEMORY = 8;

export type Steps = readonly Step[];

/** The folder of the runners, independent of where this file is compiled to. */
export interface Places {
  readonly runners: string;
  readonly dist: string;
}

export class Bench {
  readonly python: Runner | null;
  private readonly runners: Readonly<Record<Flavour, Runner>>;
  private readonly history: Record<Flavour, readonly Steps[]> = { blocking: [], promises: [] };

  constructor({ runners, dist }: Places) {
    const interpreter = findInterpreter();
    const script = join(runners, 'run.py');
    // A fixed hash seed, since otherwise a difference could be only one of order.
    const env = { PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1' };
    this.python = interpreter ? new Runner([interpreter.path, script], env) : null;
    const program = join(runners, 'run.mjs');
    const runner = (flavour: Flavour) => new Runner([process.execPath, program, dist, flavour]);
    this.runners = { blocking: runner('blocking'), promises: runner('promises') };
  }

  /** CPython's answers; null if it gives none for the program. */
  async oracle(steps: readonly Step[]): Promise<readonly Outcome[] | null> {
    if (this.python === null) throw new Error('there is no Python that can be asked');
    const run = await this.python.run(steps);
    const clean = run.trouble === null && run.end?.['leaked'] === 0 && run.outcomes.every(isSound);
    return clean ? run.outcomes : null;
  }

  /** Where a flavour's answers differ from CPython's. */
  async differs(
    steps: readonly Step[],
    oracle: readonly Outcome[],
    flavour: Flavour,
    excused?: (excuse: Excuse) => void,
  ): Promise<Divergence | null> {
    if (!canRun(flavour, steps)) return null;
    const task = taskOf(steps, oracle, flavour);
    this.history[flavour] = [...this.history[flavour].slice(-MEMORY), task.steps];
    return compare(task, await this.runners[flavour].run(task.steps), flavour, excused);
  }

  /** Like differs(), but in a new process, after some other programs. */
  async differsAlone(
    steps: readonly Step[],
    oracle: readonly Outcome[],
    flavour: Flavour,
    before: readonly Steps[] = [],
  ): Promise<Divergence | null> {
    if (!canRun(flavour, steps)) return null;
    const runner = this.runners[flavour];
    runner.close();
    for (const program of before) await runner.run(program, SHORT);
    const task = taskOf(steps, oracle, flavour);
    return compare(task, await runner.run(task.steps, SHORT), flavour);
  }

  /** The programs that a flavour ran before the last one. */
  before(flavour: Flavour, count: number): readonly Steps[] {
    return this.history[flavour].slice(-1 - count, -1);
  }

  close(): void {
    this.python?.close();
    for (const runner of Object.values(this.runners)) runner.close();
  }
}

/** Row 9: a program must not close a descriptor on which a call waits. */
function isSound(outcome: Outcome): boolean {
  return !('unsound' in outcome);
}

/** A file belongs to the thread that created it, so its calls cannot wait on another thread. */
function canRun(flavour: Flavour, steps: readonly Step[]): boolean {
  if (flavour !== 'blocking') return true;
  const calls = steps.filter((step) => 'call' in step);
  const files = calls.filter(({ call }) => call.endsWith('.makefile')).flatMap((step) => step.as);
  return !calls.some(({ call, start }) => {
    return start !== undefined && files.includes(call.split('.')[0]);
  });
}
