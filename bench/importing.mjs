// @ts-check
// What an import adds to a program that does nothing else, as the wall time of the whole process.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bar, launchesOf, median } from './bar.mjs';
import { pairedDifferences } from './statistics.mjs';

export const IMPORT_TRIAL = 'import';

/** @typedef {import('./statistics.mjs').Round} Round */

/** The programs, by file: an empty one, and each flavour, as modules and as a script. */
const PROGRAMS = {
  'bare.mjs': '',
  'blocking.mjs': "import 'pysocket';",
  'promises.mjs': "import 'pysocket/promises';",
  'bare.cjs': '',
  'blocking.cjs': "require('pysocket');",
};

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Nanoseconds.
 * @param {string} program
 * @param {Record<string, string>} env
 */
function run(program, env) {
  const begun = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, [program], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`a program has failed: ${program}`);
  return Number(process.hrtime.bigint() - begun);
}

/** Whether this Node has a compile cache that a program can enable. */
const caches = 'enableCompileCache' in (await import('node:module'));

/**
 * @param {number} rounds
 * @returns {Round[]}
 */
export function measureImports(rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'pysocket-bench-import-'));
  const cached = { NODE_COMPILE_CACHE: join(folder, 'cache') };
  const at = (/** @type {string} */ program) => join(folder, program);
  try {
    mkdirSync(at('node_modules'));
    symlinkSync(root, at('node_modules/pysocket'));
    for (const [program, source] of Object.entries(PROGRAMS)) writeFileSync(at(program), source);
    if (caches) run(at('blocking.mjs'), cached);
    return Array.from({ length: rounds }, () => {
      const values = new Map(Object.keys(PROGRAMS).map((id) => [id, run(at(id), {})]));
      values.set('bare.mjs again', run(at('bare.mjs'), {}));
      if (caches) {
        values.set('bare.mjs, cache', run(at('bare.mjs'), cached));
        values.set('blocking.mjs, cache', run(at('blocking.mjs'), cached));
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
    { what: "import 'pysocket'", a: 'blocking.mjs', b: 'bare.mjs', limit: 18e6, moonshot: 14e6 },
    { what: "require('pysocket')", a: 'blocking.cjs', b: 'bare.cjs', limit: 18e6, moonshot: 14e6 },
    { what: "import 'pysocket/promises'", a: 'promises.mjs', b: 'bare.mjs', limit: 24e6 },
    {
      what: "import 'pysocket', compile cache",
      a: 'blocking.mjs, cache',
      b: 'bare.mjs, cache',
      limit: 14e6,
    },
  ];
  const noise = median(pairedDifferences(rounds, 'bare.mjs again', 'bare.mjs').map(Math.abs)) ?? 0;
  return limits.flatMap(({ what, a, b, limit, moonshot }) =>
    bar({
      what: `${what}, over a program that does nothing`,
      limit,
      moonshot,
      launches: launchesOf(rounds),
      evaluate: (wanted) => median(pairedDifferences(rounds.filter(wanted), a, b)),
      show: (value) => `${(value / 1e6).toFixed(1)} ms`,
      beside: `A/A ${(noise / 1e6).toFixed(1)} ms`,
    }),
  );
}
