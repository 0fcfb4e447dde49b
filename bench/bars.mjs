// @ts-check
// The limits that this package sets itself, compared with the measurements.
import { bar, launchesOf, spreadOf } from './bar.mjs';
import {
  geometricMean,
  pairedDifferences,
  pairedRatios,
  quartiles,
  valuesOf,
} from './statistics.mjs';
import { READY } from './plan.mjs';

/**
 * @typedef {import('./statistics.mjs').Round} Round
 * @typedef {Map<string, Round[]>} Results
 */

export const SMALL = ['tcp', 'udp', 'unix'].flatMap((what) => [
  `roundtrip:${what}:1`,
  `roundtrip:${what}:1024`,
]);

/**
 * The geometric mean, over trials, of the median of paired ratios; null if a trial was not run.
 * @param {Results} results
 * @param {string[]} trials
 * @param {string} a
 * @param {string} b
 * @param {(round: Round) => boolean} [wanted]
 */
export function ratioOver(results, trials, a, b, wanted = () => true) {
  const medians = trials.map((trial) => {
    const ratios = pairedRatios((results.get(trial) ?? []).filter(wanted), a, b);
    return ratios.length === 0 ? NaN : quartiles(ratios).median;
  });
  const mean = geometricMean(medians);
  return Number.isNaN(mean) ? null : mean;
}

/**
 * @param {Results} results
 * @param {string} trial
 * @param {string} a
 * @param {(round: Round) => boolean} [wanted]
 */
function overC(results, trial, a, wanted = () => true) {
  const rounds = (results.get(trial) ?? []).filter(wanted);
  if (valuesOf(rounds, a).length === 0) return null;
  return quartiles(pairedDifferences(rounds, a, 'c')).median;
}

/**
 * @param {Results} results
 * @returns {import('./bar.mjs').Bar[]}
 */
function timeBars(results) {
  const launches = launchesOf([...results.values()].flat());
  const spread = (/** @type {string[]} */ trials) => spreadOf(trials.map((t) => results.get(t)));
  /**
   * @param {string} what
   * @param {string[]} trials
   * @param {string} a
   * @param {string} b
   * @param {number} limit
   * @param {number} [moonshot]
   */
  const ratio = (what, trials, a, b, limit, moonshot) =>
    bar({
      what,
      limit,
      moonshot,
      launches,
      spread: spread(trials),
      evaluate: (wanted) => ratioOver(results, trials, a, b, wanted),
    });
  /**
   * @param {string} what
   * @param {string} trial
   * @param {number} limit
   * @param {number} [moonshot]
   */
  const added = (what, trial, limit, moonshot) =>
    bar({
      what,
      limit,
      moonshot,
      launches,
      spread: spread([trial]),
      evaluate: (wanted) => overC(results, trial, 'ps-into', wanted),
      show: (value) => `${value.toFixed(0)} ns`,
    });
  const trip = 'round trip up to 1 KiB';
  const [echo, self] = [['tuple:echo:64'], ['tuple:self:64']];
  return [
    ...ratio(`${trip}, recv_into / C`, SMALL, 'ps-into', 'c', 1.06, 1.03),
    ...ratio(`${trip}, recv_into / CPython`, SMALL, 'ps-into', 'py-into', 1.0, 0.97),
    ...ratio(`${trip}, timeout / CPython, timeout`, SMALL, 'ps-timeout', 'py-timeout', 0.9, 0.85),
    ...ratio(`${trip}, recv / C`, SMALL, 'ps-new', 'c', 1.12, 1.08),
    ...ratio(`${trip}, recv / CPython recv`, SMALL, 'ps-new', 'py-new', 1.05, 1.0),
    ...added('added to a call without waiting, stream', 'pair:stream:64', 350, 250),
    ...added('added to a call without waiting, datagram', 'pair:dgram:64', 350, 250),
    ...['stream', 'dgram'].flatMap((what) =>
      ratio(
        `call without waiting, timeout / CPython, ${what}`,
        [`pair:${what}:64`],
        'ps-timeout',
        'py-timeout',
        0.6,
        0.55,
      ),
    ),
    ...ratio('sendto + recvfrom, echo / C', echo, 'ps-new', 'c', 1.22, 1.15),
    ...ratio('sendto + recvfrom, to itself / C', self, 'ps-new', 'c', 1.22, 1.15),
    ...ratio('sendto + recvfrom, to itself / CPython', self, 'ps-new', 'py-new', 0.9, 0.83),
    ...[
      { size: '64 KiB', bytes: 65536 },
      { size: '1 MiB', bytes: 1048576 },
    ].flatMap(({ size, bytes }) => [
      ...ratio(`CPU, sendall ${size} / C`, [`upload:tcp:${bytes}`], 'ps-into', 'c', 1.15, 1.05),
      ...ratio(`CPU, recv_into ${size} / C`, [`download:tcp:${bytes}`], 'ps-into', 'c', 1.15, 1.05),
    ]),
    ...ratio('CPU, recv(65536) / CPython', ['download:tcp:65536'], 'ps-new', 'py-new', 1.6, 1.25),
    ...READY.flatMap((what) =>
      ratio(`${what.replace(':', '() of ')} / CPython`, [`ready:${what}`], 'ps-new', 'py-new', 1),
    ),
    ...ratio('BlockingIOError / CPython', ['refuse:stream:64'], 'ps-new', 'py-new', 2),
  ];
}

/**
 * @param {Map<string, Map<string, import('./system-calls.mjs').Count>>} counts
 * @returns {import('./bar.mjs').Bar[]}
 */
function callBars(counts) {
  const limits = [
    { trial: 'pair:stream:64', id: 'ps-into', what: 'send + recv_into, data there' },
    { trial: 'pair:stream:64', id: 'ps-timeout', what: 'the same with a timeout' },
    { trial: 'roundtrip:tcp:1', id: 'ps-into', what: 'round trip that waits' },
    { trial: 'tuple:self:64', id: 'ps-new', what: 'sendto + recvfrom, data there' },
  ];
  return limits.flatMap(({ trial, id, what }) => {
    return bar({
      what: `system calls, ${what}`,
      limit: 2,
      evaluate: () => counts.get(trial)?.get(id)?.total ?? null,
      show: (value) => value.toFixed(2),
    });
  });
}

/**
 * @param {Results} results
 * @param {Map<string, Map<string, import('./system-calls.mjs').Count>>} counts
 */
export function bars(results, counts) {
  return [...timeBars(results), ...callBars(counts)];
}
