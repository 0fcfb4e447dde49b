// @ts-check
// The report in Markdown.
import { NOISY } from './bar.mjs';
import { ratioOver, SMALL } from './bars.mjs';
import { COMPETITORS, labelOf } from './plan.mjs';
import { serverSection } from './server-report.mjs';
import { controlSpread, pairedRatios, quartiles, valuesOf } from './statistics.mjs';
import { SCENARIOS } from './system-calls.mjs';
import { table } from './table.mjs';

/**
 * @typedef {import('./plan.mjs').Trial} Trial
 * @typedef {import('./statistics.mjs').Round} Round
 * @typedef {import('./bars.mjs').Results} Results
 */

/**
 * @param {number} ns
 * @param {Trial['unit']} unit
 */
function show(ns, unit) {
  if (unit === 'ns') return ns.toFixed(0);
  return unit === 'µs' ? (ns / 1e3).toFixed(1) : (ns / 1e9).toFixed(3);
}

/**
 * @param {Round[]} rounds
 * @param {string} a
 * @param {string | undefined} b
 */
function ratioCell(rounds, a, b) {
  const ratios = b === undefined || a === b ? [] : pairedRatios(rounds, a, b);
  if (ratios.length === 0) return '';
  const { low, median, high } = quartiles(ratios);
  return `**${median.toFixed(2)}** [${low.toFixed(2)} – ${high.toFixed(2)}]`;
}

/**
 * @param {Trial} trial
 * @param {Round[]} rounds
 */
function trialTable(trial, rounds) {
  const rows = trial.competitors.map((id) => {
    const { low, median, high } = quartiles(valuesOf(rounds, id));
    const rival = COMPETITORS.find((competitor) => competitor.id === id)?.rival;
    const sameForm = rival !== undefined && !trial.competitors.includes(rival) ? 'py-new' : rival;
    return [
      labelOf(id, trial.name),
      show(median, trial.unit),
      `${show(low, trial.unit)} – ${show(high, trial.unit)}`,
      ratioCell(rounds, id, 'c'),
      ratioCell(rounds, id, sameForm),
    ];
  });
  const head = [trial.title, trial.unit, 'quartiles', '/ C', '/ CPython, same form'];
  return table(head, rows);
}

/**
 * @param {string} title
 * @param {string} text
 * @param {Trial[]} trials
 * @param {Results} results
 */
function group(title, text, trials, results) {
  const tables = trials.flatMap((trial) => {
    const rounds = results.get(trial.name);
    return rounds === undefined ? [] : [trialTable(trial, rounds)];
  });
  return tables.length === 0 ? [] : [`## ${title}`, text, ...tables];
}

/** @param {Results} results */
function summary(results) {
  const rows = COMPETITORS.flatMap(({ id, label, rival }) => {
    const toC = ratioOver(results, SMALL, id, 'c');
    if (toC === null) return [];
    const toRival = rival === undefined ? null : ratioOver(results, SMALL, id, rival);
    return [[label, toC.toFixed(2), toRival === null ? '' : toRival.toFixed(2)]];
  });
  if (rows.length === 0) return [];
  const head = ['geometric mean, 1 B and 1 KiB over TCP, UDP, Unix', '/ C', '/ CPython, same form'];
  return ['## Round trips in short', table(head, rows)];
}

/**
 * @param {Trial[]} trials
 * @param {Results} results
 * @param {number} stolen
 */
function noise(trials, results, stolen) {
  const spreads = trials.flatMap(({ name, title, group }) => {
    const rounds = results.get(name);
    return rounds === undefined ? [] : [{ title, group, spread: controlSpread(rounds) }];
  });
  if (spreads.length === 0) return [];
  const noisy = spreads.filter(({ spread }) => spread > NOISY);
  const percent = (/** @type {number} */ share) => `${(share * 100).toFixed(1)} %`;
  const middle = percent(quartiles(spreads.map(({ spread }) => spread)).median);
  const listed = noisy.map(({ title, spread }) => `${title} (${percent(spread)})`).join('; ');
  const verdict =
    noisy.length === 0
      ? 'The A/A control was quiet.'
      : `**Machine noisy** in ${noisy.length} of ${spreads.length} trials, where the quartiles of the A/A control lie more than ${NOISY * 100} % apart, and no verdict is given: ${listed}.`;
  return [
    `${verdict} The middle trial's quartiles lie ${middle} apart; ${percent(stolen)} of the processors' time was stolen by the hypervisor.`,
  ];
}

/** @param {import('./bar.mjs').Bar[]} list */
function barSection(list) {
  if (list.length === 0) return [];
  const rows = list.map((b) => [
    b.what,
    b.limit,
    b.moonshot,
    b.measured,
    b.launches,
    b.beside,
    b.verdict,
  ]);
  const decided = list.filter((b) => b.met !== null);
  const met = decided.filter((b) => b.met).length;
  const open = list.length - decided.length;
  const noisy = open === 0 ? '' : ` ${open} have no verdict: the machine was noisy.`;
  return [
    '## Bars',
    `${met} of ${decided.length} are met.${noisy} A moonshot would be a feat. Launches: the lowest and the highest of single ones.`,
    table(['bar', 'limit', 'moonshot', 'measured', 'launches', 'beside', 'verdict'], rows),
  ];
}

/** @param {Awaited<ReturnType<typeof import('./system-calls.mjs').countSystemCalls>>} counted */
function callSection({ obstacle, counts }) {
  const title = '## System calls per iteration';
  if (obstacle !== null) return [title, `Not counted: ${obstacle}.`];
  const tables = SCENARIOS.flatMap((scenario) => {
    const rows = [...(counts.get(scenario.trial) ?? [])].map(([id, { total, calls }]) => [
      labelOf(id, scenario.trial),
      total.toFixed(2),
      calls.map(([name, times]) => `${times.toFixed(2)} ${name}`).join(', '),
    ]);
    return rows.length === 0 ? [] : [table([scenario.title, 'all', 'which'], rows)];
  });
  return [title, 'Counted by strace; there is no noise in these.', ...tables];
}

/**
 * @param {object} what
 * @param {string[]} what.machine
 * @param {string} what.kind
 * @param {number} what.seconds
 * @param {number} what.stolen
 * @param {Trial[]} what.trials
 * @param {Results} what.results
 * @param {import('./bar.mjs').Bar[]} what.bars
 * @param {Awaited<ReturnType<typeof import('./system-calls.mjs').countSystemCalls>> | null} what.counted
 * @param {import('./server-report.mjs').ServerResults} what.servers
 */
export function report({
  machine,
  kind,
  seconds,
  stolen,
  trials,
  results,
  bars,
  counted,
  servers,
}) {
  const of = (/** @type {string} */ name) => trials.filter((trial) => trial.group === name);
  const rounds = [
    ...[...results.values()].map((list) => list.length),
    ...[...servers.values()].map(({ rate }) => rate.length),
  ];
  const least = rounds.length === 0 ? 0 : Math.min(...rounds);
  const sections = [
    '# Benchmark results',
    `${new Date().toISOString().slice(0, 10)}, ${kind}, ${seconds.toFixed(0)} s, at least ${least} rounds of each trial. \`bench/README.md\` tells how to read this.`,
    machine.map((line) => `- ${line}`).join('\n'),
    ...noise(trials, results, stolen),
    ...barSection(bars),
    ...(counted === null ? [] : callSection(counted)),
    ...summary(results),
    ...group(
      'Round trips',
      'Send, and receive the echo; client and peer on one processor. "Timeout": settimeout(5).',
      of('roundtrip'),
      results,
    ),
    ...group(
      'Calls that do not wait',
      'CPU nanoseconds per call, the mean of a send and a receive of what was sent.',
      of('pair'),
      results,
    ),
    ...group(
      'Addresses',
      'sendto(data, address) and recvfrom(size): an address in, an address out. CPU time where it is sent to itself.',
      of('tuple'),
      results,
    ),
    ...group(
      'Readiness',
      'Of so many sockets one has something to read; CPU time of a call. C asks poll(2) where others call select().',
      of('ready'),
      results,
    ),
    ...group(
      'Refusals',
      'recv() on an empty non-blocking socket, caught; CPU time.',
      of('refuse'),
      results,
    ),
    ...group(
      'Throughput',
      'CPU seconds that the process takes for 1 GiB over TCP, by the size of a call.',
      of('throughput'),
      results,
    ),
    ...serverSection(servers),
  ];
  return `${sections.join('\n\n')}\n`;
}
