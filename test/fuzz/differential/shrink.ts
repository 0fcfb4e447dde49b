/** Delta debugging: fewer steps that still differ. */
import type { Step } from './steps.js';

/** Takes away as many steps as can be without which `fails` still holds. */
export async function shrink(
  steps: readonly Step[],
  fails: (steps: readonly Step[]) => Promise<boolean>,
): Promise<readonly Step[]> {
  let [kept, size] = [steps, Math.ceil(steps.length / 2)];
  for (;;) {
    let removed = false;
    for (let from = 0; from < kept.length; ) {
      const rest = [...kept.slice(0, from), ...kept.slice(from + size)];
      if (rest.length > 0 && (await fails(rest))) {
        kept = rest;
        removed = true;
      } else {
        from += size;
      }
    }
    if (size === 1 && !removed) return kept;
    if (size > 1) size = Math.ceil(size / 2);
  }
}
