// @ts-check
// Trials that are separate programs. Each measures several ways in turns and prints a line of JSON per round.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bar, launchesOf, median } from './bar.mjs';
import { pairedRatios } from './statistics.mjs';

/** @typedef {import('./statistics.mjs').Round} Round */

/**
 * @param {string} name the program's name
 * @param {number} launches
 * @param {number} rounds
 * @returns {Round[]}
 */
export function measureProgram(name, launches, rounds) {
  const program = fileURLToPath(new URL(`competitors/${name}`, import.meta.url));
  return Array.from({ length: launches }, (_, launch) => {
    const { status, stdout } = spawnSync(process.execPath, [program, String(rounds)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (status !== 0) throw new Error(`${program} has failed`);
    const lines = stdout.trim().split('\n');
    return lines.map((line) => ({ launch, values: new Map(Object.entries(JSON.parse(line))) }));
  }).flat();
}

/**
 * Bars of ratios between two ways.
 * @param {string} title
 * @param {Round[] | null} rounds
 * @param {{ what: string, a: string, b: string, limit: number, moonshot?: number }[]} limits
 * @returns {import('./bar.mjs').Bar[]}
 */
export function ratioBars(title, rounds, limits) {
  if (rounds === null) return [];
  return limits.flatMap(({ what, a, b, limit, moonshot }) =>
    bar({
      what: `${title}, ${what}`,
      limit,
      moonshot,
      launches: launchesOf(rounds),
      evaluate: (wanted) => median(pairedRatios(rounds.filter(wanted), a, b)),
    }),
  );
}
