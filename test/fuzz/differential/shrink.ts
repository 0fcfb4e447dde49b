/** Delta debugging: fewer steps that still differ. */
import type { Step } from './steps.js';

type Fails = (steps: readonly Step[]) => Promise<boolean>;

/** Removes as many steps as possible such that `fails` still holds. */
export async function shrink(steps: readonly Step[], fails: Fails): Promise<readonly Step[]> {
  const close = related(steps);
  let kept = close.length < steps.length && (await fails(close)) ? close : steps;
  let size = Math.ceil(kept.length / 2);
  for (;;) {
    const fewer = await without(kept, size, fails);
    if (size === 1 && fewer === kept) return kept;
    size = Math.max(1, Math.min(Math.floor(size / 2), fewer.length));
    kept = fewer;
  }
}

/** Leaves out each run of `size` steps in turn. The last step is the one that fails. */
async function without(steps: readonly Step[], size: number, fails: Fails) {
  let kept = steps;
  for (let to = kept.length - 1; to > 0; to -= size) {
    const rest = [...kept.slice(0, Math.max(0, to - size)), ...kept.slice(to)];
    if (await fails(rest)) kept = rest;
  }
  return kept;
}

/** The steps that mention what the last one mentions, directly or indirectly. */
function related(steps: readonly Step[]): readonly Step[] {
  const names = new Set<string>();
  const kept = [...steps].reverse().filter((step, i) => {
    const own = namesIn(step);
    if (i > 0 && !own.some((name) => names.has(name))) return false;
    for (const name of own) names.add(name);
    return true;
  });
  return kept.reverse();
}

/** Names of objects and of waiting calls: a letter and a number. */
function namesIn(step: Step): string[] {
  return JSON.stringify(step).match(/\b[a-z]\d+\b/g) ?? [];
}
