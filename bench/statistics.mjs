// @ts-check
// Medians of paired ratios: each block is compared only with a block of the same round, so that whatever
// slowed the machine down slowed down both.

/**
 * @typedef {object} Round one turn of every competitor
 * @property {number} launch
 * @property {Map<string, number>} values nanoseconds per unit of the trial, by competitor
 *
 * @typedef {{ low: number, median: number, high: number }} Quartiles
 */

/**
 * @param {number[]} sorted
 * @param {number} share
 */
function quantile(sorted, share) {
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const above = Math.ceil(at);
  return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
}

/**
 * @param {number[]} numbers
 * @returns {Quartiles}
 */
export function quartiles(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return {
    low: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    high: quantile(sorted, 0.75),
  };
}

/** @param {number[]} numbers */
export function geometricMean(numbers) {
  return Math.exp(numbers.reduce((sum, number) => sum + Math.log(number), 0) / numbers.length);
}

/**
 * @param {Round[]} rounds
 * @param {string} a
 */
export function valuesOf(rounds, a) {
  return rounds.flatMap(({ values }) => values.get(a) ?? []);
}

/**
 * @param {Round[]} rounds
 * @param {string} a
 * @param {string} b
 * @param {(a: number, b: number) => number} combine
 */
function paired(rounds, a, b, combine) {
  return rounds.flatMap(({ values }) => {
    const left = values.get(a);
    const right = values.get(b);
    return left === undefined || right === undefined ? [] : [combine(left, right)];
  });
}

/**
 * @param {Round[]} rounds
 * @param {string} a
 * @param {string} b
 */
export function pairedRatios(rounds, a, b) {
  return paired(rounds, a, b, (left, right) => left / right);
}

/**
 * @param {Round[]} rounds
 * @param {string} a
 * @param {string} b
 */
export function pairedDifferences(rounds, a, b) {
  return paired(rounds, a, b, (left, right) => left - right);
}

/**
 * The spread of the A/A control: the distance between the quartiles of "C again" over C. Smaller
 * differences cannot be distinguished.
 * @param {Round[]} rounds
 */
export function controlSpread(rounds) {
  const { low, high } = quartiles(pairedRatios(rounds, 'c2', 'c'));
  return high - low;
}
