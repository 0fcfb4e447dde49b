/** Information from the scripts, which are ES modules. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** A line of scripts/targets.mjs. */
export interface Target {
  readonly name: string;
  /** The file name of its binary. */
  readonly file: string;
}

/** Runs a module in the root of the project and parses the JSON that it prints. */
export function ask(program: string): unknown {
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: join(__dirname, '..', '..'),
    encoding: 'utf8',
  });
  return JSON.parse(out);
}

export function targets(): Target[] {
  return ask(`
    import { binaryOf, TARGETS } from './scripts/targets.mjs';
    console.log(JSON.stringify(TARGETS.map((target) => ({ name: target.name, file: binaryOf(target) }))));
  `) as Target[];
}

/** An entry of the package. */
export interface Entry {
  /** Its path in dist/, without a suffix. */
  readonly name: string;
  /** The specifier in programs. */
  readonly specifier: string;
  /** The module in lib/ that defines its names. */
  readonly module: string;
}

export function entries(): Entry[] {
  return ask(`
    import { ENTRIES, specifierOf } from './scripts/entries.mjs';
    console.log(JSON.stringify(Object.entries(ENTRIES).map(([name, module]) =>
      ({ name, module, specifier: specifierOf(name) }))));
  `) as Entry[];
}

/** For each entry, the names that it has on some system, even if not on this one. */
export function declaredNames(): Readonly<Record<string, readonly string[]>> {
  return ask(`
    import { declaredNames } from './scripts/declared-names.mjs';
    import { ENTRIES } from './scripts/entries.mjs';
    console.log(JSON.stringify(Object.fromEntries(
      Object.keys(ENTRIES).map((entry) => [entry, [...declaredNames(entry)]]))));
  `) as Record<string, string[]>;
}
