// @ts-check
// A limit that this package sets itself, and whether it is met. No verdict is given where the machine was noisy.
import { controlSpread, quartiles } from './statistics.mjs';

/** With the quartiles of the A/A control further apart than this nothing is said about a limit. */
export const NOISY = 0.03;

/**
 * @typedef {import('./statistics.mjs').Round} Round
 *
 * @typedef {object} Bar
 * @property {string} what
 * @property {string} limit
 * @property {string} moonshot what would be a feat
 * @property {string} measured
 * @property {string} launches the lowest and the highest of single launches
 * @property {string} beside what else is worth knowing
 * @property {boolean | null} met null: no verdict
 * @property {string} verdict
 */

/**
 * The spread of the noisiest of some trials; null where none has a control.
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
 * @param {boolean} [given.atLeast] more is better
 * @param {(wanted: (round: Round) => boolean) => number | null} given.evaluate null: it was not run
 * @param {number[]} [given.launches] their numbers
 * @param {(value: number) => string} [given.show]
 * @param {number | null} [given.spread] of the A/A control
 * @param {string} [given.beside]
 * @returns {Bar[]} none, or one
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
 * The median of something over rounds; null without any.
 * @param {number[]} values
 */
export function median(values) {
  return values.length === 0 ? null : quartiles(values).median;
}

/** @param {Round[]} rounds */
export function launchesOf(rounds) {
  return [...new Set(rounds.map(({ launch }) => launch))];
}
