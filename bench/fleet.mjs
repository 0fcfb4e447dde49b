// @ts-check
// The processes of one launch.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Child } from './child.mjs';
import { pinned } from './machine.mjs';

const here = fileURLToPath(new URL('competitors/', import.meta.url));

/** @param {string} folder */
export function compile(folder) {
  for (const name of ['peer', 'client']) {
    const source = join(here, `${name}.c`);
    const args = ['-O2', '-std=gnu11', '-pthread', source, '-o', join(folder, name)];
    const { status, stderr } = spawnSync('gcc', args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`gcc is needed for the yardstick in C: ${stderr ?? ''}`);
  }
}

/**
 * @typedef {object} Programs
 * @property {string} folder where compile() has put its results
 * @property {string} python
 * @property {{ client: number | null, bulkPeer: number | null }} placement
 */

/** The processes of one launch, or of one trace. */
export class Fleet {
  /** @param {Programs} programs */
  constructor(programs) {
    this.programs = programs;
    /** @type {Map<string, Child>} */
    this.children = new Map();
    /** @type {string[]} */
    this.addresses = [];
    /** @type {Set<string>} competitors that have already run */
    this.warm = new Set();
  }

  /** @param {number} [delayMs] how long the echo waits before it answers */
  async startPeers(delayMs = 0) {
    const { folder, placement } = this.programs;
    const unix = join(folder, `${process.pid}-${performance.now()}`);
    const program = join(folder, 'peer');
    const near = this.start('peer', pinned(placement.client, [program, unix, String(delayMs)]));
    const far = this.start('bulk peer', pinned(placement.bulkPeer, [program, `${unix}-bulk`, '0']));
    const [echo, udp] = (await near.answer()).trim().split(' ');
    const [, , sink, source] = (await far.answer()).trim().split(' ');
    this.addresses = [echo, udp, sink, source, unix];
  }

  /**
   * @param {import('./plan.mjs').Competitor} competitor
   * @param {string[]} [under] a command to run it under
   */
  async startCompetitor({ id, label, program, mode }, under = []) {
    const commands = {
      c: [join(this.programs.folder, 'client')],
      python: [this.programs.python, join(here, 'client.py')],
      pysocket: [process.execPath, join(here, 'pysocket.mjs')],
      node: [process.execPath, join(here, 'node.mjs')],
    };
    const command = [...under, ...commands[program], mode, ...this.addresses];
    const child = this.start(label, pinned(this.programs.placement.client, command));
    this.children.set(id, child);
    await child.answer(); // "ready": no process is still starting while another is measured
  }

  /**
   * @param {string} name
   * @param {string[]} command
   */
  start(name, command) {
    const child = new Child(name, command);
    this.children.set(name, child);
    return child;
  }

  /**
   * @param {string} id
   * @param {string} trial
   * @param {number} iterations
   */
  async run(id, trial, iterations) {
    const child = this.children.get(id);
    if (child === undefined) throw new Error(`${id} was not started`);
    return child.run(trial, iterations);
  }

  async close() {
    await Promise.all([...this.children.values()].map((child) => child.close()));
  }
}
