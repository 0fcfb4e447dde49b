/** A process that runs programs one after the other. If it hangs or dies, a new one is started. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Outcome, Step } from './steps.js';

export interface Run {
  readonly outcomes: readonly Outcome[];
  /** The report at the end of the program; null if there was none. */
  readonly end: Outcome | null;
  /** Why there was no report, and the output on stderr. */
  readonly trouble: string | null;
}

/** Milliseconds without output after which a step is taken to hang. A process may take longer to start. */
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

  /** Ends the process, even if it hangs. */
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
    // Writing to a process that has died fails; its end reports that.
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

  /** The next line; null if none arrives in time or ever will. */
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
