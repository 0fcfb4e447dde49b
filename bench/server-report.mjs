// @ts-check
// What the report says of servers, and their limits.
import { pairedRatios, quartiles, valuesOf } from './statistics.mjs';
import { LOADS, SERVERS } from './server-plan.mjs';
import { table } from './table.mjs';

/**
 * @typedef {import('./server-measure.mjs').Figures} Figures
 * @typedef {import('./statistics.mjs').Round} Round
 * @typedef {Map<string, Figures>} ServerResults
 */

const MANY = ['server:tcp:100', 'server:tcp:1000', 'server:tcp:10000'];

/**
 * The median of paired ratios; null when one of the two did not run.
 * @param {Round[]} rounds
 * @param {string} a
 * @param {string} b
 */
function ratio(rounds, a, b) {
  const ratios = pairedRatios(rounds, a, b);
  return ratios.length === 0 ? null : quartiles(ratios).median;
}

/**
 * @param {Round[]} rounds
 * @param {string} a
 * @param {string} b
 * @param {(round: Round) => boolean} of
 */
function launchRange(rounds, a, b, of = () => true) {
  const launches = [...new Set(rounds.filter(of).map(({ launch }) => launch))];
  const single = launches.flatMap(
    (launch) =>
      ratio(
        rounds.filter((r) => r.launch === launch),
        a,
        b,
      ) ?? [],
  );
  return { low: Math.min(...single), high: Math.max(...single) };
}

/**
 * @param {ServerResults} results
 * @returns {import('./bars.mjs').Bar[]}
 */
export function serverBars(results) {
  /**
   * @param {string} load
   * @param {'rate' | 'tail'} figure
   * @param {string} a
   * @param {string} b
   * @param {number} limit
   * @returns {import('./bars.mjs').Bar[]}
   */
  const bar = (load, figure, a, b, limit) => {
    const rounds = results.get(load)?.[figure] ?? [];
    const measured = ratio(rounds, a, b);
    if (measured === null) return [];
    const { low, high } = launchRange(rounds, a, b);
    const above = figure === 'rate';
    const meets = (/** @type {number} */ value) => (above ? value >= limit : value <= limit);
    const title = LOADS.find(({ name }) => name === load)?.title ?? load;
    const label = (/** @type {string} */ id) => SERVERS.find((s) => s.id === id)?.label ?? id;
    return [
      {
        what: `${title}: ${above ? 'rate' : 'p99.9'}, ${label(a)} / ${label(b)}`,
        limit: `${above ? '>=' : '<='} ${limit.toFixed(2)}`,
        measured: measured.toFixed(2),
        launches: `${low.toFixed(2)} – ${high.toFixed(2)}`,
        met: meets(measured),
        close: meets(low) !== meets(high),
      },
    ];
  };
  return [
    ...bar('server:tcp:1', 'rate', 'ps', 'net', 1),
    ...MANY.flatMap((load) => [
      ...bar(load, 'rate', 'ps', 'c', 0.78),
      ...bar(load, 'rate', 'ps', 'net', 1.35),
      ...bar(load, 'rate', 'ps', 'streams', 3.8),
      ...bar(load, 'rate', 'ps-thread', 'c', 0.85),
      ...bar(load, 'tail', 'ps', 'net', 1),
    ]),
    ...bar('server:udp:receive', 'rate', 'ps', 'net', 1.5),
    ...bar('server:udp:send', 'rate', 'ps', 'net', 1.5),
    ...bar('server:udp:echo', 'rate', 'ps', 'net', 1.5),
  ];
}

/**
 * @param {Round[]} rounds
 * @param {string} id
 * @param {string} rival
 */
function ratioCell(rounds, id, rival) {
  const ratios = id === rival ? [] : pairedRatios(rounds, id, rival);
  if (ratios.length === 0) return '';
  const { low, median, high } = quartiles(ratios);
  return `**${median.toFixed(2)}** [${low.toFixed(2)} – ${high.toFixed(2)}]`;
}

/**
 * @param {import('./server-plan.mjs').Load} load
 * @param {Figures} figures
 */
function loadTable(load, figures) {
  const middle = (/** @type {Round[]} */ rounds, /** @type {string} */ id) =>
    quartiles(valuesOf(rounds, id)).median;
  const rows = SERVERS.filter(({ id }) => valuesOf(figures.rate, id).length > 0).map(
    ({ id, label }) => [
      label,
      middle(figures.rate, id).toFixed(0),
      ratioCell(figures.rate, id, 'c'),
      ratioCell(figures.rate, id, 'net'),
      (middle(figures.median, id) / 1e3).toFixed(0),
      (middle(figures.tail, id) / 1e3).toFixed(0),
      (middle(figures.cpu, id) / 1e3).toFixed(1),
      load.connections < 100 ? '' : quartiles(figures.memory.get(id) ?? [NaN]).median.toFixed(1),
    ],
  );
  const head = ['a second', '/ C', '/ node', 'p50 µs', 'p99.9 µs', 'CPU µs', 'KiB'];
  const lost = figures.lost > 0 ? `\n\n${figures.lost} exchanges were lost and begun anew.` : '';
  return `${table([load.title, ...head], rows)}${lost}`;
}

/** @param {ServerResults} results */
export function serverSection(results) {
  if (results.size === 0) return [];
  return [
    '## Servers',
    'Requests (UDP: datagrams) a second that an echo server answers, client and server on a processor each, 64 bytes. KiB: what the process grew by for each connection.',
    ...LOADS.flatMap((load) => {
      const figures = results.get(load.name);
      return figures === undefined ? [] : [loadTable(load, figures)];
    }),
  ];
}
