// @ts-check
// The parts that the two JavaScript competitors share: the command line, the command loop and the clocks.
import { createInterface } from 'node:readline';

const [mode = '', echo, udp, sink, source, unix = ''] = process.argv.slice(2);

/** Where the peers listen, and how this process is to receive. */
export const given = {
  mode,
  echo: Number(echo),
  udp: Number(udp),
  sink: Number(sink),
  source: Number(source),
  unix,
};

/**
 * A prepared trial: `run` is timed, `close` is not.
 * @typedef {{ run: (count: number) => unknown, close?: () => unknown }} Ready
 * @typedef {(what: string, size: number) => Ready | Promise<Ready>} Prepare
 */

/** @type {Map<string, unknown>} */
const opened = new Map();

/**
 * Returns the value for a key, which is made on the first call and kept.
 * @template T
 * @param {string} key
 * @param {() => T} make
 * @returns {T}
 */
export function once(key, make) {
  if (!opened.has(key)) opened.set(key, make());
  return /** @type {T} */ (opened.get(key));
}

/**
 * Prints "ready", then reads lines "kind:what:size count" and prints "wall-ns cpu-ns" for each.
 * @param {Record<string, Prepare>} kinds
 */
export async function serve(kinds) {
  process.stdout.write('ready\n');
  for await (const line of createInterface({ input: process.stdin })) {
    const [trial = '', count] = line.split(' ');
    const [kind = '', what = '', size] = trial.split(':');
    const { run, close } = await kinds[kind](what, Number(size));
    const cpu = process.cpuUsage();
    const wall = process.hrtime.bigint();
    const running = run(Number(count));
    // A blocking trial has already ended. Awaiting it would time the event loop as well.
    if (running instanceof Promise) await running;
    const wallTaken = process.hrtime.bigint() - wall;
    const cpuTaken = process.cpuUsage(cpu);
    close?.();
    process.stdout.write(`${wallTaken} ${(cpuTaken.user + cpuTaken.system) * 1000}\n`);
  }
  process.exit(0);
}
