// @ts-check
// A limit that this package sets itself, and whether it is met. A noisy machine gets no verdict.
import { controlSpread, quartiles } from './statistics.mjs';

/** If the quartiles of the A/A control are further apart than this, there is no verdict. */
export const NOISY = 0.03;

/**
 * @typedef {import('./statistics.mjs').Round} Round
 *
 * @typedef {object} Bar
 * @property {string} what
 * @property {string} limit
 * @property {string} moonshot an outstanding result
 * @property {string} measured
 * @property {string} launches the lowest and highest values of single launches
 * @property {string} beside other useful information
 * @property {boolean | null} met null if there is no verdict
 * @property {string} verdict
 */

/**
 * The largest spread of the trials; null if none has a control.
 * @param {(Round[] | undefined)[]} trials
 */
export function spreadOf(trials) {
  const spreads = trials.flatMap((rounds) => {
    const spread = rounds === undefined || rounds.length === 0 ? NaN : controlSpread(rounds);
    return Number.isNaN(spread) ? [] : [spread];
  });
  return spreads.length === 0 ? null : Math.max(...spreads);
}

/**
 * @param {object} given
 * @param {string} given.what
 * @param {number} given.limit
 * @param {number} [given.moonshot]
 * @param {boolean} [given.atLeast] true if more is better
 * @param {(wanted: (round: Round) => boolean) => number | null} given.evaluate returns null if it was not run
 * @param {number[]} [given.launches] the numbers of the launches
 * @param {(value: number) => string} [given.show]
 * @param {number | null} [given.spread] the spread of the A/A control
 * @param {string} [given.beside]
 * @returns {Bar[]} at most one
 */
export function bar({
  what,
  limit,
  moonshot,
  atLeast = false,
  evaluate,
  launches = [],
  show = (value) => value.toFixed(3),
  spread = null,
  beside = '',
}) {
  const measured = evaluate(() => true);
  if (measured === null || Number.isNaN(measured)) return [];
  const single = launches.flatMap((launch) => evaluate((round) => round.launch === launch) ?? []);
  const meets = (/** @type {number} */ value) => (atLeast ? value >= limit : value <= limit);
  const noisy = spread !== null && spread > NOISY;
  const met = noisy ? null : meets(measured);
  const differ = new Set(single.map(meets)).size > 1 ? ', launches differ' : '';
  const noise = `no verdict: A/A ${((spread ?? 0) * 100).toFixed(0)} %`;
  return [
    {
      what,
      limit: `${atLeast ? '>=' : '<='} ${show(limit)}`,
      moonshot: moonshot === undefined ? '' : show(moonshot),
      measured: show(measured),
      launches:
        single.length === 0 ? '' : `${show(Math.min(...single))} – ${show(Math.max(...single))}`,
      beside,
      met,
      verdict: met === null ? noise : `${met ? 'met' : '**not met**'}${differ}`,
    },
  ];
}

/**
 * The median of the values; null if there are none.
 * @param {number[]} values
 */
export function median(values) {
  return values.length === 0 ? null : quartiles(values).median;
}

/** @param {Round[]} rounds */
export function launchesOf(rounds) {
  return [...new Set(rounds.map(({ launch }) => launch))];
}
