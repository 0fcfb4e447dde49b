// @ts-check
// What an import adds to a program that does nothing else, as wall time of the whole process.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bar, launchesOf, median } from './bar.mjs';
import { pairedDifferences } from './statistics.mjs';

export const IMPORT_TRIAL = 'import';

/** @typedef {import('./statistics.mjs').Round} Round */

/** The programs: nothing, each flavour, and one of them with V8's compiled code of the last time. */
const PROGRAMS = new Map([
  ['bare', ''],
  ['bare again', ''],
  ['blocking', "await import('pysocket');"],
  ['promises', "await import('pysocket/promises');"],
]);

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * Nanoseconds.
 * @param {string} source
 * @param {Record<string, string>} env
 */
function run(source, env) {
  const begun = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', source], {
    cwd: here,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`a program has failed: ${source}`);
  return Number(process.hrtime.bigint() - begun);
}

/** Has this Node a cache of compiled code that a program can ask for? */
const caches = 'enableCompileCache' in (await import('node:module'));

/**
 * @param {number} rounds
 * @returns {Round[]}
 */
export function measureImports(rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'pysocket-bench-cache-'));
  const cached = { NODE_COMPILE_CACHE: folder };
  try {
    if (caches) run(PROGRAMS.get('blocking') ?? '', cached);
    return Array.from({ length: rounds }, () => {
      const values = new Map([...PROGRAMS].map(([id, source]) => [id, run(source, {})]));
      if (caches) {
        values.set('bare, cache', run('', cached));
        values.set('blocking, cache', run(PROGRAMS.get('blocking') ?? '', cached));
      }
      return { launch: 0, values };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {Round[] | null} rounds */
export function importBars(rounds) {
  if (rounds === null) return [];
  const limits = [
    { what: 'pysocket', a: 'blocking', b: 'bare', limit: 18e6, moonshot: 14e6 },
    { what: 'pysocket/promises', a: 'promises', b: 'bare', limit: 24e6 },
    { what: 'pysocket, compile cache', a: 'blocking, cache', b: 'bare, cache', limit: 14e6 },
  ];
  const noise = median(pairedDifferences(rounds, 'bare again', 'bare').map(Math.abs)) ?? 0;
  return limits.flatMap(({ what, a, b, limit, moonshot }) =>
    bar({
      what: `import, over bare node: ${what}`,
      limit,
      moonshot,
      launches: launchesOf(rounds),
      evaluate: (wanted) => median(pairedDifferences(rounds.filter(wanted), a, b)),
      show: (value) => `${(value / 1e6).toFixed(1)} ms`,
      beside: `A/A ${(noise / 1e6).toFixed(1)} ms`,
    }),
  );
}
