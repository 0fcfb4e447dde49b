/** Runs programs with an addon that behaves like the one for Windows: see habits.cjs. */
import { join } from 'node:path';
import { expect } from 'vitest';
import { run, type Run } from '../program.js';

/** Windows itself needs no habits.cjs. */
const isWindows = process.platform === 'win32';

/** Runs one of programs/, which makes its own assertions. */
export async function runOnWindows(name: string, ...args: readonly string[]): Promise<Run> {
  const habits = join(__dirname, 'habits.cjs');
  const program = join(__dirname, 'programs', `${name}.mjs`);
  const result = await run([...(isWindows ? [] : ['--require', habits]), program, ...args]);
  expect(result.err).toBe('');
  expect(result.code).toBe(0);
  return result;
}
