// @ts-check
// What ten thousand calls that wait cost the rest of the process.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const WAITING_TRIAL = 'server:waiting';

/**
 * @typedef {object} Waiting
 * @property {number} read fs.readFile() meanwhile, over what it takes otherwise
 * @property {number} lookup dns.lookup(), likewise
 * @property {number} threads more than otherwise
 * @property {number} memory bytes a call
 */

/** @returns {Waiting} */
export function measureWaiting() {
  const program = fileURLToPath(new URL('servers/latency.mjs', import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [program], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${program} has failed`);
  const [read, lookup, threads, memory] = stdout.trim().split(' ').map(Number);
  return { read: read / 1000, lookup: lookup / 1000, threads, memory };
}

/**
 * @param {Waiting | null} waiting
 * @returns {import('./bars.mjs').Bar[]}
 */
export function waitingBars(waiting) {
  if (waiting === null) return [];
  const { read, lookup, threads, memory } = waiting;
  const bar = (
    /** @type {string} */ what,
    /** @type {number} */ limit,
    /** @type {number} */ measured,
    digits = 0,
  ) => ({
    what: `10000 calls wait: ${what}`,
    limit: `<= ${limit.toFixed(digits)}`,
    measured: measured.toFixed(digits),
    launches: '',
    met: measured <= limit,
    close: false,
  });
  return [
    bar('bytes of memory a call', 4096, memory),
    bar('threads more', 0, threads),
    bar('fs.readFile(), meanwhile / otherwise', 1.1, read, 2),
    bar('dns.lookup(), meanwhile / otherwise', 1.1, lookup, 2),
  ];
}
