/** Features that a system lacks: a test that needs one is skipped, and the reason printed once per file. */
import { TestRunner } from 'vitest';

const said = new Set<string>();

/** Prints why something is not tested. */
export function sayLacking(reason: string): void {
  if (!said.has(reason)) console.log(`skipped: ${reason}`);
  said.add(reason);
}

/** Marks the current test as skipped and ends it. */
export function skip(reason: string): never {
  sayLacking(reason);
  const test = TestRunner.getCurrentTest();
  test?.context.skip(reason);
  throw new Error(`${reason}, and no test runs that could be skipped`);
}
