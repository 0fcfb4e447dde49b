// @ts-check
// The processes of one launch. All of them are children of this one and end with it: they stop when
// their standard input does, and are killed by their own ids should they not.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ANSWER_MS = 60_000;
const here = fileURLToPath(new URL('competitors/', import.meta.url));

/** @type {Set<Child>} */
const alive = new Set();
process.on('exit', () => {
  for (const child of alive) child.kill();
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

/** A child that answers each line with a line. */
class Child {
  /**
   * @param {string} name for messages
   * @param {string[]} command
   */
  constructor(name, [command, ...args]) {
    this.name = name;
    this.process = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
    this.ended = new Promise((resolve) => this.process.once('close', resolve));
    this.process.stdin.on('error', () => {}); // it has gone; the missing answer will tell
    alive.add(this);
    this.process.once('close', () => alive.delete(this));
  }

  /** @returns {Promise<string>} */
  async answer() {
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${this.name} does not answer`)), ANSWER_MS);
    });
    try {
      const line = await Promise.race([this.lines.next(), late]);
      if (line.done) throw new Error(`${this.name} has ended`);
      return line.value;
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Runs a block.
   * @param {string} trial
   * @param {number} iterations
   * @returns {Promise<{ wall: number, cpu: number }>} nanoseconds
   */
  async run(trial, iterations) {
    this.process.stdin.write(`${trial} ${iterations}\n`);
    const [wall, cpu] = (await this.answer()).split(' ').map(Number);
    return { wall, cpu };
  }

  kill() {
    this.process.kill('SIGKILL');
  }

  async close() {
    this.process.stdin.end();
    const timer = setTimeout(() => this.kill(), 3000);
    await this.ended;
    clearTimeout(timer);
  }
}

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
 * @property {string} folder where compile() left its products
 * @property {string} python
 * @property {{ client: number | null, bulkPeer: number | null }} placement
 */

/**
 * @param {number | null} processor
 * @param {string[]} command
 */
function pinned(processor, command) {
  return processor === null ? command : ['taskset', '-c', String(processor), ...command];
}

/** The processes of one launch, or of one trace. */
export class Fleet {
  /** @param {Programs} programs */
  constructor(programs) {
    this.programs = programs;
    /** @type {Map<string, Child>} */
    this.children = new Map();
    /** @type {string[]} */
    this.addresses = [];
    /** @type {Set<string>} competitors that have run already */
    this.warm = new Set();
  }

  /** @param {number} [delayMs] how long the echo hesitates */
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
    await child.answer(); // "ready": nobody is still starting while another is measured
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
