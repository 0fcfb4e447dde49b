// @ts-check
// System calls per iteration, counted by strace between the command that a competitor reads and the
// answer that it writes. No clock is involved, so these figures have no noise.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Fleet } from './fleet.mjs';
import { has } from './machine.mjs';

/**
 * @typedef {{ total: number, calls: [name: string, perIteration: number][] }} Count
 * @typedef {object} Scenario
 * @property {string} trial
 * @property {string} title
 * @property {string[]} competitors
 */

// The delay of the peer's answers, so that every competitor that can wait does.
const PEER_DELAY_MS = 2;
// Rare calls, such as those for collecting garbage, are not part of an iteration.
const RARE = 0.05;

/** @type {Scenario[]} */
export const SCENARIOS = [
  {
    trial: 'pair:stream:64',
    title: 'send + receive, the data is there',
    competitors: ['c', 'py-into', 'ps-into', 'ps-new', 'py-timeout', 'ps-timeout'],
  },
  {
    trial: 'roundtrip:tcp:1',
    title: 'TCP round trip, the answer is awaited',
    competitors: ['c', 'py-into', 'ps-into', 'py-timeout', 'ps-timeout', 'node'],
  },
  {
    trial: 'tuple:self:64',
    title: 'sendto + recvfrom, the data is there',
    competitors: ['c', 'py-new', 'ps-new', 'node'],
  },
  {
    trial: 'refuse:stream:64',
    title: 'recv refused (BlockingIOError)',
    competitors: ['c', 'py-new', 'ps-new'],
  },
];

/**
 * @param {string} trace
 * @param {string} trial
 * @param {number} iterations
 * @returns {Count}
 */
function count(trace, trial, iterations) {
  const command = `"${trial} ${iterations}\\n"`;
  /** @type {Map<string, number>} */
  const seen = new Map();
  let inside = false;
  let whole = false;
  for (const line of trace.split('\n')) {
    if (line.includes(command)) {
      inside = true;
      continue;
    }
    if (inside && /^\d+\s+write\(1, "\d+ \d+\\n"/.test(line)) {
      whole = true;
      break;
    }
    // "12345 name(" begins a call. If another thread ran in between, the end of the call is on another line.
    const name = /^\d+\s+(\w+)\(/.exec(line)?.[1];
    if (inside && name !== undefined) seen.set(name, (seen.get(name) ?? 0) + 1);
  }
  if (!whole) throw new Error(`the trace of ${trial} has no end`);
  const calls = [...seen]
    .map(([name, times]) => /** @type {[string, number]} */ ([name, times / iterations]))
    .filter(([, perIteration]) => perIteration >= RARE)
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  return { total: calls.reduce((sum, [, perIteration]) => sum + perIteration, 0), calls };
}

/** Why strace cannot be used here; null if it can. */
function obstacle() {
  if (!has('strace')) return 'strace is not installed';
  const { status } = spawnSync('strace', ['-o', '/dev/null', 'true'], { timeout: 10_000 });
  return status === 0 ? null : 'strace is not permitted here';
}

/**
 * @param {import('./plan.mjs').Competitor[]} competitors
 * @param {import('./fleet.mjs').Programs} programs
 * @param {number} iterations
 * @param {(line: string) => void} progress
 * @returns {Promise<{ obstacle: string | null, counts: Map<string, Map<string, Count>> }>}
 *   by trial, then by competitor
 */
export async function countSystemCalls(competitors, programs, iterations, progress) {
  /** @type {Map<string, Map<string, Count>>} */
  const counts = new Map(SCENARIOS.map(({ trial }) => [trial, new Map()]));
  const why = obstacle();
  if (why !== null) return { obstacle: why, counts };

  for (const competitor of competitors) {
    const scenarios = SCENARIOS.filter((scenario) => scenario.competitors.includes(competitor.id));
    if (scenarios.length === 0) continue;
    progress(`system calls of ${competitor.label}`);
    const file = join(programs.folder, `trace-${competitor.id}`);
    const fleet = new Fleet(programs);
    try {
      await fleet.startPeers(PEER_DELAY_MS);
      await fleet.startCompetitor(competitor, ['strace', '-f', '-o', file]);
      for (const { trial } of scenarios) {
        await fleet.run(competitor.id, trial, iterations + 1); // opens its socket
        await fleet.run(competitor.id, trial, iterations);
      }
    } finally {
      await fleet.close();
    }
    const trace = readFileSync(file, 'utf8');
    rmSync(file);
    for (const { trial } of scenarios) {
      counts.get(trial)?.set(competitor.id, count(trace, trial, iterations));
    }
  }
  return { obstacle: null, counts };
}
