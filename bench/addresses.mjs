// @ts-check
// What it costs when each datagram goes to another address than the one before.
import { bar, launchesOf, median } from './bar.mjs';
import { measureProgram } from './programs.mjs';
import { pairedDifferences } from './statistics.mjs';

export const ADDRESS_TRIAL = 'addresses';

/**
 * @param {number} launches
 * @param {number} rounds
 */
export const measureAddresses = (launches, rounds) =>
  measureProgram('addresses.mjs', launches, rounds);

/** @param {import('./statistics.mjs').Round[] | null} rounds */
export function addressBars(rounds) {
  if (rounds === null) return [];
  return bar({
    what: 'sendto, alternating addresses over one address',
    limit: 60,
    moonshot: 36,
    launches: launchesOf(rounds),
    evaluate: (wanted) => median(pairedDifferences(rounds.filter(wanted), 'two', 'one')),
    show: (value) => `${value.toFixed(0)} ns`,
  });
}
