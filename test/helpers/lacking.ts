/** What a system lacks: a test that comes to it is skipped, and why is printed once in a file. */
import { TestRunner } from 'vitest';

const said = new Set<string>();

/** Prints why something is not tested. */
export function sayLacking(reason: string): void {
  if (!said.has(reason)) console.log(`skipped: ${reason}`);
  said.add(reason);
}

/** Ends the test that runs now as one that is skipped. */
export function skip(reason: string): never {
  sayLacking(reason);
  const test = TestRunner.getCurrentTest();
  test?.context.skip(reason);
  throw new Error(`${reason}, and no test runs that could be skipped`);
}
