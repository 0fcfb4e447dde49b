// @ts-check
// What ten thousand waiting calls cost the rest of the process.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bar } from './bar.mjs';

export const WAITING_TRIAL = 'server:waiting';

/**
 * @typedef {object} Waiting
 * @property {number} read the time of fs.readFile() meanwhile, over its usual time
 * @property {number} lookup the same for dns.lookup()
 * @property {number} threads the number of additional threads
 * @property {number} memory bytes per socket and call
 */

/** @returns {Waiting} */
export function measureWaiting() {
  const program = fileURLToPath(new URL('servers/latency.mjs', import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, ['--expose-gc', program], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${program} has failed`);
  const [read, lookup, threads, memory] = stdout.trim().split(' ').map(Number);
  return { read: read / 1000, lookup: lookup / 1000, threads, memory };
}

/**
 * @param {Waiting | null} waiting
 * @returns {import('./bar.mjs').Bar[]}
 */
export function waitingBars(waiting) {
  if (waiting === null) return [];
  const { read, lookup, threads, memory } = waiting;
  const limited = (
    /** @type {string} */ what,
    /** @type {number} */ limit,
    /** @type {number} */ measured,
    digits = 0,
  ) =>
    bar({
      what: `10000 calls wait: ${what}`,
      limit,
      evaluate: () => measured,
      show: (value) => value.toFixed(digits),
    });
  return [
    ...limited('bytes of memory, a socket with its call', 2.8 * 1024, memory),
    ...limited('threads more', 0, threads),
    ...limited('fs.readFile(), meanwhile / otherwise', 1.1, read, 2),
    ...limited('dns.lookup(), meanwhile / otherwise', 1.1, lookup, 2),
  ];
}
