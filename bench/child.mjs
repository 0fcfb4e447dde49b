// @ts-check
// A program of the benchmark. All of them are children of this process and end with it: they stop when
// their standard input ends, or else are killed by their process ids.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const ANSWER_MS = 60_000;

/** @type {Set<Child>} */
const alive = new Set();
process.on('exit', () => {
  for (const child of alive) child.kill();
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

/** A child that answers each line with a line. */
export class Child {
  /**
   * @param {string} name for messages
   * @param {string[]} command
   * @param {Record<string, string>} [env] in addition to this process's own
   */
  constructor(name, [command, ...args], env = {}) {
    this.name = name;
    this.process = spawn(command, args, {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
    });
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
    this.ended = new Promise((resolve) => this.process.once('close', resolve));
    this.process.stdin.on('error', () => {}); // it is gone; the missing answer will show that
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

  get pid() {
    return this.process.pid ?? -1;
  }

  /** @param {string} line */
  async ask(line) {
    this.process.stdin.write(`${line}\n`);
    return this.answer();
  }

  /**
   * Runs a block.
   * @param {string} trial
   * @param {number} iterations
   * @returns {Promise<{ wall: number, cpu: number }>} nanoseconds
   */
  async run(trial, iterations) {
    const answer = await this.ask(`${trial} ${iterations}`);
    const [wall, cpu] = answer.split(' ').map(Number);
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
