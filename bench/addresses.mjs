// @ts-check
// The extra cost of a datagram whose address differs from the previous one's.
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
