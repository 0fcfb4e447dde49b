/** Programs that once differed, stored with CPython's answers. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Flavour } from './differences.js';
import { type Outcome, spell, type Step } from './steps.js';

export interface Case {
  /** How it differed. */
  readonly about: string;
  readonly seed: number;
  readonly flavours: readonly Flavour[];
  readonly text: readonly string[];
  /** Programs that the process has to run first. */
  readonly before: readonly (readonly Step[])[];
  readonly steps: readonly Step[];
  /** CPython's outcomes. */
  readonly expected: readonly Outcome[];
}

export function readCases(folder: string): [name: string, content: Case][] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => {
    return [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as Case];
  });
}

/** Stores a case under a name that says how it differs. Returns the path. */
export function writeCase(folder: string, found: Omit<Case, 'text'>): string {
  mkdirSync(folder, { recursive: true });
  const words = found.about.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const path = join(folder, `${words.replace(/^-|-$/g, '').slice(0, 100)}.json`);
  const { about, seed, flavours, ...rest } = found;
  const content = { about, seed, flavours, text: found.steps.map(spell), ...rest };
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
  return path;
}
