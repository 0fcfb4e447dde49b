// @ts-check
// Datagrams by the batch: what a datagram costs in each way, beside what it costs one by one.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { pairedRatios, quartiles } from './statistics.mjs';

export const BATCH_TRIAL = 'batches';

/** @typedef {import('./statistics.mjs').Round} Round */

/**
 * @param {number} launches
 * @param {number} rounds
 * @returns {Round[]}
 */
export function measureBatches(launches, rounds) {
  const program = fileURLToPath(new URL('competitors/batches.mjs', import.meta.url));
  return Array.from({ length: launches }, (_, launch) => {
    const { status, stdout } = spawnSync(process.execPath, [program, String(rounds)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (status !== 0) throw new Error(`${program} has failed`);
    const lines = stdout.trim().split('\n');
    return lines.map((line) => ({ launch, values: new Map(Object.entries(JSON.parse(line))) }));
  }).flat();
}

/** Each way, what it is compared with, and the limit of the ratio. */
const LIMITS = [
  { what: 'recvmmsg / recv', a: 'recvmmsg', b: 'recv', limit: 0.5 },
  { what: 'await recvmmsg / await recv', a: 'await recvmmsg', b: 'await recv', limit: 0.5 },
  { what: 'received with UDP_GRO / dgram', a: 'gro', b: 'dgram', limit: 1 / 8 },
  { what: 'sent with UDP_SEGMENT / sendto', a: 'segment', b: 'sendto', limit: 1 / 5 },
];

/**
 * @param {Round[] | null} rounds
 * @returns {import('./bars.mjs').Bar[]}
 */
export function batchBars(rounds) {
  if (rounds === null) return [];
  return LIMITS.map(({ what, a, b, limit }) => {
    const ratioOf = (/** @type {Round[]} */ some) => quartiles(pairedRatios(some, a, b)).median;
    const launches = [...new Set(rounds.map(({ launch }) => launch))];
    const single = launches.map((one) => ratioOf(rounds.filter(({ launch }) => launch === one)));
    const measured = ratioOf(rounds);
    return {
      what: `time of a datagram, ${what}`,
      limit: `<= ${limit.toFixed(3)}`,
      measured: measured.toFixed(3),
      launches: `${Math.min(...single).toFixed(3)} – ${Math.max(...single).toFixed(3)}`,
      met: measured <= limit,
      close: Math.min(...single) <= limit !== Math.max(...single) <= limit,
    };
  });
}
