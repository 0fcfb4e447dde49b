// @ts-check
// The limits that this package sets itself, beside what was measured.
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
 *
 * @typedef {object} Bar
 * @property {string} what
 * @property {string} limit
 * @property {string} measured
 * @property {string} launches the lowest and the highest of single launches
 * @property {boolean} met
 * @property {boolean} close some launches are on the other side
 */

export const SMALL = ['tcp', 'udp', 'unix'].flatMap((what) => [
  `roundtrip:${what}:1`,
  `roundtrip:${what}:1024`,
]);
const STREAMS = SMALL.filter((name) => !name.includes(':udp:'));
const DATAGRAMS = SMALL.filter((name) => name.includes(':udp:'));

/**
 * The geometric mean over trials of the median of paired ratios; null when a trial was not run.
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
 * @param {string} what
 * @param {number} limit
 * @param {(wanted?: (round: Round) => boolean) => number | null} evaluate
 * @param {Results} results
 * @param {(value: number) => string} show
 * @returns {Bar[]}
 */
function bar(what, limit, evaluate, results, show) {
  const measured = evaluate();
  if (measured === null) return [];
  const launches = new Set([...results.values()].flat().map(({ launch }) => launch));
  const single = [...launches].flatMap((launch) => evaluate((r) => r.launch === launch) ?? []);
  const lowest = Math.min(...single);
  const highest = Math.max(...single);
  return [
    {
      what,
      limit: `<= ${show(limit)}`,
      measured: show(measured),
      launches: `${show(lowest)} – ${show(highest)}`,
      met: measured <= limit,
      close: lowest <= limit !== highest <= limit,
    },
  ];
}

/**
 * @param {Results} results
 * @returns {Bar[]}
 */
function timeBars(results) {
  /**
   * @param {string} what
   * @param {string[]} trials
   * @param {string} a
   * @param {string} b
   * @param {number} limit
   */
  const ratio = (what, trials, a, b, limit) =>
    bar(
      what,
      limit,
      (wanted) => ratioOver(results, trials, a, b, wanted),
      results,
      (value) => value.toFixed(3),
    );
  /**
   * @param {string} what
   * @param {string} trial
   * @param {number} limit
   */
  const added = (what, trial, limit) =>
    bar(
      what,
      limit,
      (wanted) => overC(results, trial, 'ps-into', wanted),
      results,
      (value) => `${value.toFixed(0)} ns`,
    );
  const trip = 'round trip up to 1 KiB';
  return [
    ...ratio(`${trip}, recv_into / C`, SMALL, 'ps-into', 'c', 1.06),
    ...ratio(`${trip}, recv_into / CPython`, SMALL, 'ps-into', 'py-into', 1.0),
    ...ratio(`${trip}, timeout / CPython, timeout`, SMALL, 'ps-timeout', 'py-timeout', 0.9),
    ...ratio(`${trip}, recv_into / net (TCP, Unix)`, STREAMS, 'ps-into', 'node', 0.65),
    ...ratio(`${trip}, recv_into / dgram (UDP)`, DATAGRAMS, 'ps-into', 'node', 0.72),
    ...ratio(`${trip}, recv / C`, SMALL, 'ps-new', 'c', 1.12),
    ...ratio(`${trip}, recv / CPython recv`, SMALL, 'ps-new', 'py-new', 1.05),
    ...added('added to a call without waiting, stream', 'pair:stream:64', 350),
    ...added('added to a call without waiting, datagram', 'pair:dgram:64', 350),
    ...['stream', 'dgram'].flatMap((what) =>
      ratio(
        `call without waiting, timeout / CPython, ${what}`,
        [`pair:${what}:64`],
        'ps-timeout',
        'py-timeout',
        0.6,
      ),
    ),
    ...['echo', 'self'].flatMap((what) => {
      const title = what === 'echo' ? 'sendto + recvfrom, echo' : 'sendto + recvfrom, to itself';
      return [
        ...ratio(`${title} / C`, [`tuple:${what}:64`], 'ps-new', 'c', 1.22),
        ...ratio(`${title} / CPython`, [`tuple:${what}:64`], 'ps-new', 'py-new', 0.88),
      ];
    }),
    ...['64 KiB', '1 MiB'].flatMap((size) => {
      const bytes = size === '1 MiB' ? 1048576 : 65536;
      return [
        ...ratio(`CPU, sendall ${size} / C`, [`upload:tcp:${bytes}`], 'ps-into', 'c', 1.15),
        ...ratio(`CPU, recv_into ${size} / C`, [`download:tcp:${bytes}`], 'ps-into', 'c', 1.15),
      ];
    }),
    ...ratio('CPU, recv(65536) / CPython', ['download:tcp:65536'], 'ps-new', 'py-new', 1.6),
    ...READY.flatMap((what) =>
      ratio(`${what.replace(':', '() of ')} / CPython`, [`ready:${what}`], 'ps-new', 'py-new', 1),
    ),
    ...ratio('BlockingIOError / CPython', ['refuse:stream:64'], 'ps-new', 'py-new', 2),
  ];
}

/**
 * @param {Map<string, Map<string, import('./system-calls.mjs').Count>>} counts
 * @returns {Bar[]}
 */
function callBars(counts) {
  const limits = [
    { trial: 'pair:stream:64', id: 'ps-into', what: 'send + recv_into, data there' },
    { trial: 'pair:stream:64', id: 'ps-timeout', what: 'the same with a timeout' },
    { trial: 'roundtrip:tcp:1', id: 'ps-into', what: 'round trip that waits' },
    { trial: 'tuple:self:64', id: 'ps-new', what: 'sendto + recvfrom, data there' },
  ];
  return limits.flatMap(({ trial, id, what }) => {
    const total = counts.get(trial)?.get(id)?.total;
    if (total === undefined) return [];
    return [
      {
        what: `system calls, ${what}`,
        limit: '<= 2',
        measured: total.toFixed(2),
        launches: '',
        met: total <= 2,
        close: false,
      },
    ];
  });
}

/**
 * @param {Results} results
 * @param {Map<string, Map<string, import('./system-calls.mjs').Count>>} counts
 */
export function bars(results, counts) {
  return [...timeBars(results), ...callBars(counts)];
}
