// @ts-check
// The report's sections about servers, and their limits.
import { bar, launchesOf, median, spreadOf } from './bar.mjs';
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
 * @param {Round[]} rounds
 * @param {string} a
 * @param {string} b
 */
const ratio = (rounds, a, b) => median(pairedRatios(rounds, a, b));

/**
 * @typedef {object} ServerLimit
 * @property {string} load
 * @property {string} [a] pysocket/promises by default
 * @property {string} b
 * @property {'rate' | 'tail'} [figure]
 * @property {number} limit
 * @property {number} [moonshot]
 */

/**
 * The limits against C, and against the thinnest loop that this engine supports. A limit against a rival is at
 * most C's own lead over that rival.
 * @type {ServerLimit[]}
 */
const LIMITS = [
  { load: 'server:tcp:1', b: 'net', limit: 0.98, moonshot: 1.02 },
  { load: 'server:tcp:100', b: 'c', limit: 0.86, moonshot: 0.92 },
  { load: 'server:tcp:1000', b: 'c', limit: 0.78, moonshot: 0.92 },
  { load: 'server:tcp:10000', b: 'c', limit: 0.88, moonshot: 0.92 },
  ...MANY.map((load) => ({ load, b: 'thin', limit: 0.95, moonshot: 1 })),
  { load: 'server:tcp:100', b: 'net', limit: 1.35, moonshot: 1.7 },
  { load: 'server:tcp:1000', b: 'net', limit: 1.35, moonshot: 1.7 },
  { load: 'server:udp:receive', b: 'net', limit: 1.5 },
  { load: 'server:tcp:100', a: 'ps-thread', b: 'c', limit: 0.85, moonshot: 0.9 },
  ...MANY.flatMap((load) => [
    { load, b: 'streams', limit: 3.8, moonshot: 5 },
    { load, b: 'net', figure: /** @type {const} */ ('tail'), limit: 1, moonshot: 0.7 },
  ]),
  { load: 'server:udp:receive', b: 'c', limit: 0.87 },
  { load: 'server:udp:send', b: 'c', limit: 0.8 },
  { load: 'server:udp:echo', b: 'c', limit: 0.73 },
];

/**
 * @param {ServerResults} results
 * @returns {import('./bar.mjs').Bar[]}
 */
export function serverBars(results) {
  const labelOf = (/** @type {string} */ id) => SERVERS.find((s) => s.id === id)?.label ?? id;
  return LIMITS.flatMap(({ load, a = 'ps', b, figure = 'rate', limit, moonshot }) => {
    const figures = results.get(load);
    if (figures === undefined) return [];
    const rounds = figures[figure];
    const title = LOADS.find(({ name }) => name === load)?.title ?? load;
    const cpu = ratio(figures.cpu, a, b);
    return bar({
      what: `${title}: ${figure === 'rate' ? 'rate' : 'p99.9'}, ${labelOf(a)} / ${labelOf(b)}`,
      limit,
      moonshot,
      atLeast: figure === 'rate',
      launches: launchesOf(rounds),
      spread: spreadOf([figures.rate]),
      evaluate: (wanted) => ratio(rounds.filter(wanted), a, b),
      show: (value) => value.toFixed(2),
      beside: figure === 'rate' && cpu !== null ? `CPU ${cpu.toFixed(2)}` : '',
    });
  });
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
      ratioCell(figures.cpu, id, 'c'),
      ratioCell(figures.rate, id, 'thin'),
      ratioCell(figures.rate, id, 'net'),
      (middle(figures.median, id) / 1e3).toFixed(0),
      (middle(figures.tail, id) / 1e3).toFixed(0),
      (middle(figures.cpu, id) / 1e3).toFixed(1),
      load.connections < 100 ? '' : quartiles(figures.memory.get(id) ?? [NaN]).median.toFixed(1),
    ],
  );
  const ratios = ['/ C', 'CPU / C', '/ thinnest', '/ node'];
  const head = ['a second', ...ratios, 'p50 µs', 'p99.9 µs', 'CPU µs', 'KiB'];
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
