/** A process that runs programs, one after the other; another one when it hangs or dies. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Outcome, Step } from './steps.js';

export interface Run {
  readonly outcomes: readonly Outcome[];
  /** What the end of the program said; null when there was none. */
  readonly end: Outcome | null;
  /** Why there was none, and what was written to stderr. */
  readonly trouble: string | null;
}

/** A step that says nothing for so long hangs; a process may take longer to start. */
const PATIENCE = 3_000;
const START = 20_000;

type Line = Outcome | null;

export class Runner {
  private child: ChildProcess | null = null;
  private complaints = '';
  private lines: Outcome[] = [];
  private ended = false;
  private heard: (() => void) | null = null;

  constructor(
    private readonly command: readonly [string, ...string[]],
    private readonly env: Readonly<Record<string, string>> = {},
  ) {}

  async run(steps: readonly Step[], patience = PATIENCE): Promise<Run> {
    if (this.child === null) await this.start();
    this.complaints = '';
    this.child?.stdin?.write(`${JSON.stringify({ steps })}\n`);
    const outcomes: Outcome[] = [];
    for (;;) {
      const line = await this.line(patience);
      if (line === null) return { outcomes, end: null, trouble: this.abandon() };
      if (!('end' in line)) {
        outcomes.push(line);
        continue;
      }
      if (line['usable'] !== true) this.abandon();
      const trouble = this.complaints === '' ? null : `stderr: ${this.complaints}`;
      return { outcomes, end: line['end'] as Outcome, trouble };
    }
  }

  /** Ends the process, hung or not. */
  close(): void {
    this.child?.kill('SIGKILL');
    this.child = null;
  }

  private async start(): Promise<void> {
    const [program, ...args] = this.command;
    const child = spawn(program, args, { env: { ...process.env, ...this.env } });
    this.child = child;
    this.lines = [];
    this.ended = false;
    this.complaints = '';
    createInterface({ input: child.stdout }).on('line', (text) => {
      if (this.child !== child) return;
      this.lines.push(JSON.parse(text) as Outcome);
      this.heard?.();
    });
    child.stderr.on('data', (data: Buffer) => {
      if (this.child === child) this.complaints += data.toString();
    });
    // A process that has died cannot be written to; its end says so.
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => {
      this.complaints += String(error);
    });
    child.on('close', (code, signal) => {
      if (this.child !== child) return;
      this.complaints += `the process ended: ${signal ?? code}`;
      this.ended = true;
      this.heard?.();
    });
    if ((await this.line(START)) === null) {
      throw new Error(`${this.command.join(' ')}: ${this.abandon()}`);
    }
  }

  /** The next line; null when there is none in time, or never will be. */
  private async line(patience: number): Promise<Line> {
    const next = this.lines.shift();
    if (next !== undefined) return next;
    if (this.ended) return null;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, patience);
      this.heard = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.heard = null;
    return this.lines.shift() ?? null;
  }

  private abandon(): string {
    const trouble = this.ended ? this.complaints : `hangs${this.complaints}`;
    this.close();
    return trouble;
  }
}
