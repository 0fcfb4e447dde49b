import { type ChildProcessByStdio, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { needSignals } from '../helpers/kernel.js';
import { patience } from '../helpers/sanitizers.js';
import { findInterpreter } from '../parity/interpreter';

/** Longest wait for anything that an example does; far more than it needs. */
const DEADLINE = 20_000 * patience;
const EXAMPLES = path.resolve(__dirname, '../../examples');

const python = findInterpreter();
/** Prints and returns why Python programs cannot be run; null if they can. */
export const obstacleToPython = python === undefined ? 'there is no Python from 3.11 on' : null;
if (obstacleToPython !== null) console.log(`no example runs in Python: ${obstacleToPython}`);

/** The command that runs a program. A name that ends with .py is the Python original. */
export function commandOf(name: string): string[] {
  if (!name.endsWith('.py')) return [process.execPath, path.join(EXAMPLES, 'dist', `${name}.js`)];
  if (python === undefined) throw new Error(`${name}: ${obstacleToPython}`);
  return [python.path, '-u', path.join(EXAMPLES, name)];
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

function deadline<T>(promise: Promise<T>, what: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`too late: ${what()}`)), DEADLINE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Turns a command into one that runs elsewhere. */
type Wrap = (command: readonly string[]) => string[];

/** Whether the main thread of a process sleeps or has ended. True where the system does not report it. */
function isAsleep(pid: number | undefined): boolean {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'latin1');
    return !stat.slice(stat.lastIndexOf(')')).startsWith(') R');
  } catch {
    return true;
  }
}

/** An example that runs in its own process. */
export class Example {
  private readonly child: Child;
  private readonly closed: Promise<number | null>;
  private readonly folder: string;
  private readonly portFile: string;
  private out = Buffer.alloc(0);
  private err = Buffer.alloc(0);
  private taken = 0;
  private ended = false;
  private wake: (() => void) | null = null;

  constructor(
    readonly name: string,
    args: readonly (string | number)[],
    wrap: Wrap = (command) => [...command],
  ) {
    this.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pysocket-example-'));
    this.portFile = path.join(this.folder, 'port');
    const [file = '', ...rest] = wrap([...commandOf(name), ...args.map(String)]);
    this.child = spawn(file, rest, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, PYSOCKET_EXAMPLE_PORT_FILE: this.portFile },
    });
    this.child.stdin.on('error', () => undefined); // an example that has ended no longer reads
    this.child.stdout.on('data', (chunk: Buffer) => {
      this.out = Buffer.concat([this.out, chunk]);
      this.wake?.();
    });
    this.child.stderr.on('data', (chunk: Buffer) => {
      this.err = Buffer.concat([this.err, chunk]);
    });
    this.closed = new Promise((resolve, reject) => {
      this.child.once('error', reject);
      this.child.once('close', (code) => {
        this.ended = true;
        this.wake?.();
        resolve(code);
      });
    });
    this.closed.catch(() => undefined);
  }

  /** Everything the example has written so far. */
  get stdout(): string {
    return this.out.toString('utf-8');
  }

  get stderr(): string {
    return this.err.toString('utf-8');
  }

  /** The lines of the standard output so far. */
  get lines(): string[] {
    return this.stdout.split('\n').slice(0, -1);
  }

  private said(): string {
    return `${this.name}\n--- stdout\n${this.stdout}\n--- stderr\n${this.stderr}`;
  }

  private async until<T>(look: () => T | null, what: string): Promise<T> {
    const search = async (): Promise<T> => {
      for (;;) {
        const woken = new Promise<void>((resolve) => {
          this.wake = resolve;
        });
        const found = look();
        if (found !== null) return found;
        if (this.ended) throw new Error(`ended without ${what}: ${this.said()}`);
        await woken;
      }
    };
    return deadline(search(), () => `${what}: ${this.said()}`);
  }

  /** The port that the system gave the example, once it has bound its socket. */
  async port(): Promise<number> {
    const poll = setInterval(() => this.wake?.(), 10);
    try {
      return await this.until(
        () =>
          fs.existsSync(this.portFile) ? Number(fs.readFileSync(this.portFile, 'utf-8')) : null,
        'a port',
      );
    } finally {
      clearInterval(poll);
    }
  }

  /** The next line of standard output. For a prompt, which has no newline, use expectText(). */
  async nextLine(): Promise<string> {
    return this.until(() => {
      const end = this.out.indexOf('\n', this.taken);
      if (end < 0) return null;
      const line = this.out.subarray(this.taken, end).toString('utf-8');
      this.taken = end + 1;
      return line;
    }, 'a line');
  }

  /** Waits for the next line and fails if it is a different one. */
  async expectLine(line: string | RegExp): Promise<string> {
    const got = await this.nextLine();
    if (typeof line === 'string' ? got !== line : !line.test(got)) {
      throw new Error(`expected ${String(line)}, got ${got}\nfrom ${this.said()}`);
    }
    return got;
  }

  /** Waits for exactly this text without a newline after it: a prompt. */
  async expectText(text: string): Promise<void> {
    const wanted = Buffer.from(text, 'utf-8');
    const got = await this.until(
      () =>
        this.out.length - this.taken >= wanted.length
          ? this.out.subarray(this.taken, this.taken + wanted.length)
          : null,
      `the text ${text}`,
    );
    if (!got.equals(wanted)) {
      throw new Error(`expected ${text}, got ${got.toString('utf-8')}\nfrom ${this.said()}`);
    }
    this.taken += wanted.length;
  }

  /** Sends a signal, as Ctrl+C does with SIGINT. */
  kill(signal: NodeJS.Signals): void {
    if (signal !== 'SIGKILL') needSignals();
    this.child.kill(signal);
  }

  /**
   * Sends SIGINT once the example waits for something. A Python program that receives the signal just
   * before it begins to wait handles it only when the wait is over.
   */
  async interrupt(): Promise<void> {
    needSignals();
    const sleeps = async (): Promise<void> => {
      while (!isAsleep(this.child.pid)) await new Promise(setImmediate);
    };
    await deadline(sleeps(), () => `the wait of ${this.said()}`);
    this.kill('SIGINT');
  }

  /** Types into the example's standard input. */
  type(text: string | Buffer): void {
    this.child.stdin.write(text);
  }

  endInput(): void {
    this.child.stdin.end();
  }

  /** Waits for the example to end by itself and returns its exit code. */
  async exit(): Promise<number | null> {
    return deadline(this.closed, () => `the end of ${this.said()}`);
  }

  /** Ends the example if it is still running, and removes its folder. */
  async stop(): Promise<void> {
    if (!this.ended) this.child.kill('SIGKILL');
    await this.closed.catch(() => undefined);
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Runs a test with examples, all of which are ended afterwards, however the test ends. */
export async function withExamples(
  body: (start: (name: string, ...args: (string | number)[]) => Example) => Promise<void>,
  wrap?: Wrap,
): Promise<void> {
  const started: Example[] = [];
  try {
    await body((name, ...args) => {
      const example = new Example(name, args, wrap);
      started.push(example);
      return example;
    });
  } finally {
    await Promise.all(started.map((example) => example.stop()));
  }
}
