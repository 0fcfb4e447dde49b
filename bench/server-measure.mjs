// @ts-check
// Servers in turn under the same load. Each has its own process and its own load generator, whose connections
// stay open. Idle connections do not affect the other servers.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Child } from './child.mjs';
import { pinned } from './machine.mjs';
import { rotated, tellNoise } from './measure.mjs';
import { SERVERS } from './server-plan.mjs';

/**
 * @typedef {import('./server-plan.mjs').Load} Load
 * @typedef {import('./server-plan.mjs').Server} Server
 * @typedef {import('./statistics.mjs').Round} Round
 *
 * @typedef {object} Figures the measurements under one load, by competitor in each round
 * @property {Round[]} rate units a second
 * @property {Round[]} median ns
 * @property {Round[]} tail the 99.9th percentile, ns
 * @property {Round[]} cpu ns of the server per unit
 * @property {Map<string, number[]>} memory KiB by which the process grew per connection
 * @property {number} lost datagram exchanges that had to be restarted
 */

const here = fileURLToPath(new URL('servers/', import.meta.url));

/** @param {string} folder */
export function compileServers(folder) {
  for (const name of ['load', 'server']) {
    const args = ['-O2', '-std=gnu11', join(here, `${name}.c`), '-o', join(folder, name)];
    const { status, stderr } = spawnSync('gcc', args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`gcc is needed for the yardstick in C: ${stderr ?? ''}`);
  }
}

/**
 * The CPU time of all running threads, in ns, without those that have ended.
 * @param {number} pid
 */
function cpuTime(pid) {
  const tasks = `/proc/${pid}/task`;
  return readdirSync(tasks).reduce((sum, task) => {
    const file = `${tasks}/${task}/schedstat`;
    return sum + (existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[0]) : 0);
  }, 0);
}

/** @param {number} pid */
function residentKiB(pid) {
  return Number(/^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

/** A server and the load generator that drives it. */
class Pair {
  /**
   * @param {Server} server
   * @param {Load} load
   * @param {{ folder: string, commands: Record<Server['runtime'], string | null>, placement: { client: number | null, bulkPeer: number | null } }} programs
   */
  constructor({ label, runtime, program, args, env }, load, { folder, commands, placement }) {
    this.load = load;
    const command = commands[runtime];
    const started =
      command === null ? [join(folder, program)] : [command, join(here, program), ...args];
    this.server = new Child(label, pinned(placement.client, [...started, load.kind]), env);
    const generator = [join(folder, 'load'), load.kind];
    this.generator = new Child(`load of ${label}`, pinned(placement.bulkPeer, generator));
  }

  async open() {
    const port = await this.server.answer();
    const before = residentKiB(this.server.pid);
    const { connections, up, down } = this.load;
    await this.generator.ask(`open ${port} ${connections} ${up} ${down}`);
    return before;
  }

  /** @param {number} milliseconds */
  async run(milliseconds) {
    const before = cpuTime(this.server.pid);
    const answer = await this.generator.ask(`run ${milliseconds}`);
    const cpu = cpuTime(this.server.pid) - before;
    const [exchanges, wall, median, , tail, , lost] = answer.split(' ').map(Number);
    const units = exchanges * this.load.unitsPerExchange;
    return { rate: (units * 1e9) / wall, median, tail, cpu: cpu / units, lost };
  }

  async close() {
    await this.generator.close();
    await this.server.close();
  }
}

/**
 * @param {object} what
 * @param {Load[]} what.loads
 * @param {import('./server-plan.mjs').ServerPace} what.pace
 * @param {ConstructorParameters<typeof Pair>[2]} what.programs
 * @param {number} what.end no new round starts after this time of performance.now()
 * @param {(line: string) => void} progress
 * @returns {Promise<Map<string, Figures>>} by the name of the load
 */
export async function measureServers({ loads, pace, programs, end }, progress) {
  const late = () => performance.now() > end;
  /** @type {Map<string, Figures>} */
  const results = new Map();
  const { commands } = programs;
  const servers = SERVERS.filter(({ runtime }) => runtime === 'c' || commands[runtime] !== null);

  for (let launch = 0; launch < pace.launches; launch++) {
    for (const load of loads) {
      if (late()) return results;
      const step = `launch ${launch + 1} of ${pace.launches}: ${load.name}`;
      progress(step);
      const figures = results.get(load.name) ?? {
        rate: [],
        median: [],
        tail: [],
        cpu: [],
        memory: new Map(),
        lost: 0,
      };
      results.set(load.name, figures);
      await runLoad({ servers, load, pace, programs, launch }, figures);
      tellNoise(
        step,
        figures.rate.filter((round) => round.launch === launch),
      );
    }
  }
  return results;
}

/** How many units a compiler needs to see, and how long that may take. */
const WARM_UNITS = 40_000;
const WARM_MS = 2500;

/**
 * @param {Pair} pair
 * @param {number} step
 */
async function warmUp(pair, step) {
  let units = 0;
  for (let ms = 0; units < WARM_UNITS && ms < WARM_MS; ms += step) {
    const { rate } = await pair.run(step);
    units += (rate * step) / 1000;
  }
}

/**
 * @param {object} what
 * @param {Server[]} what.servers
 * @param {Load} what.load
 * @param {import('./server-plan.mjs').ServerPace} what.pace
 * @param {ConstructorParameters<typeof Pair>[2]} what.programs
 * @param {number} what.launch
 * @param {Figures} figures
 */
async function runLoad({ servers, load, pace, programs, launch }, figures) {
  /** @type {Map<string, Pair>} */
  const pairs = new Map();
  try {
    for (const server of rotated(servers, launch * 3)) {
      const pair = new Pair(server, load, programs);
      pairs.set(server.id, pair);
      const before = await pair.open();
      await warmUp(pair, pace.warmupMs);
      const grown = (residentKiB(pair.server.pid) - before) / load.connections;
      figures.memory.set(server.id, [...(figures.memory.get(server.id) ?? []), grown]);
    }
    for (let round = 0; round < pace.rounds; round++) {
      /** @type {Record<'rate' | 'median' | 'tail' | 'cpu', Map<string, number>>} */
      const values = { rate: new Map(), median: new Map(), tail: new Map(), cpu: new Map() };
      for (const [id, pair] of rotated([...pairs], round + launch)) {
        const { lost, ...measured } = await pair.run(load.blockMs);
        figures.lost += lost;
        for (const what of /** @type {const} */ (['rate', 'median', 'tail', 'cpu'])) {
          values[what].set(id, measured[what]);
        }
      }
      for (const what of /** @type {const} */ (['rate', 'median', 'tail', 'cpu'])) {
        figures[what].push({ launch, values: values[what] });
      }
    }
  } finally {
    await Promise.all([...pairs.values()].map((pair) => pair.close()));
  }
}
