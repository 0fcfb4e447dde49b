/** Whether a divergence is real, and the smallest program that shows it. */
import type { Divergence } from './compare.js';
import { shrink } from './shrink.js';
import { circumstances, signature } from './signature.js';
import type { Outcome, Step } from './steps.js';
import type { Bench, Steps } from './trial.js';

export interface Suspicion {
  readonly seed: number;
  readonly steps: Steps;
  readonly first: Divergence;
}

export interface Finding {
  /** Its signature and the circumstances. */
  readonly about: string;
  readonly seed: number;
  /** Programs that the same process has to run first. */
  readonly before: readonly Steps[];
  readonly steps: readonly Step[];
  readonly expected: readonly Outcome[];
  readonly divergence: Divergence;
}

const REPEATS = 4;
const ENOUGH = 2;
/** How many earlier programs may be involved. */
const HISTORIES = [0, 1, 3, 8] as const;

type Verdict = 'undecided' | 'once' | 'again';

/** Decides whether CPython's answers vary, the difference occurred only once, or it is a divergence. */
export async function examine(
  bench: Bench,
  { steps, first }: Suspicion,
): Promise<{ verdict: Verdict; before: readonly Steps[] }> {
  for (const count of HISTORIES) {
    const before = bench.before(first.flavour, count);
    const verdict = await repeats(bench, steps, first, before);
    if (verdict !== 'once') return { verdict, before };
  }
  return { verdict: 'once', before: [] };
}

async function repeats(
  bench: Bench,
  steps: Steps,
  { flavour, index, expected }: Divergence,
  before: readonly Steps[],
): Promise<Verdict> {
  let times = 0;
  for (let i = 0; i < REPEATS && times < ENOUGH; i++) {
    const oracle = await bench.oracle(steps);
    const ends = index >= steps.length;
    const same = ends || JSON.stringify(oracle?.[index]) === JSON.stringify(expected);
    if (oracle === null || !same) return 'undecided';
    if ((await bench.differsAlone(steps, oracle, flavour, before)) !== null) times++;
  }
  return times >= ENOUGH ? 'again' : 'once';
}

/** Null if the reduced program does not differ every time. */
export async function reduce(
  bench: Bench,
  { seed, steps, first }: Suspicion,
  history: readonly Steps[],
): Promise<Finding | null> {
  const { flavour, index } = first;
  const wanted = signature(steps, first);
  const fails = async (program: Steps, before: readonly Steps[]) => {
    const oracle = await bench.oracle(program);
    if (oracle === null) return false;
    const found = await bench.differsAlone(program, oracle, flavour, before);
    return found !== null && signature(program, found) === wanted;
  };
  const smallest = await shrink(steps.slice(0, index + 1), (fewer) => fails(fewer, history));
  const before = await reduceHistory(history, (fewer) => fails(smallest, fewer));
  const expected = await bench.oracle(smallest);
  const divergence = expected && (await bench.differsAlone(smallest, expected, flavour, before));
  if (!divergence || !expected) return null;
  const later = before.length === 0 ? '' : ' (after others)';
  const about = wanted + later + circumstances(smallest);
  return { about, seed, before, steps: smallest, expected, divergence };
}

/** Removes programs first, then shrinks the rest. */
async function reduceHistory(
  history: readonly Steps[],
  fails: (before: readonly Steps[]) => Promise<boolean>,
): Promise<readonly Steps[]> {
  let kept = history;
  for (let i = kept.length - 1; i >= 0; i--) {
    const fewer = kept.toSpliced(i, 1);
    if (await fails(fewer)) kept = fewer;
  }
  for (const [i, program] of kept.entries()) {
    kept = kept.with(i, await shrink(program, (fewer) => fails(kept.with(i, fewer))));
  }
  return kept;
}
