/** Child processes that a test can talk to. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { needSignals } from './kernel.js';

/** True if the system reports the system call in which a thread sleeps. Wine's copy has other numbers. */
export const showsSystemCalls = sep === '/' && existsSync('/proc/self/syscall');
/** Milliseconds after which a thread is assumed to sleep where the system does not report it. */
export const TO_FALL_ASLEEP = 300;

/** x86-64 numbers of poll, ppoll, sendfile, accept(4), connect, sendto, recvfrom, sendmsg, recvmsg, recvmmsg. */
export const WAITING_CALLS: ReadonlySet<number> = new Set([
  7, 19, 271, 40, 43, 288, 42, 44, 45, 46, 47, 299,
]);

/**
 * Whether the thread with this /proc/.../syscall line sleeps in a call that we made. The event loop
 * itself sleeps in epoll.
 */
export function waitsOnDescriptor(syscall: string): boolean {
  return WAITING_CALLS.has(Number(syscall.split(' ')[0]));
}

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  err: string;
}

/** How a process is started, apart from its command. */
export interface Start {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Standard input: a pipe to which nothing is written. Ignored by default. */
  readonly stdin?: 'pipe';
  /** The process is killed after this many seconds. */
  readonly seconds?: number;
}

/** A process that the test can talk to and that is killed when the test ends. */
export class Running {
  readonly process: ChildProcess;
  private out = '';
  private err = '';
  private readonly ended: Promise<Ended>;
  private changed: () => void = () => undefined;

  constructor(command: string, args: readonly string[], { cwd, env, seconds, stdin }: Start) {
    this.process = spawn(command, args, {
      cwd,
      stdio: [stdin ?? 'ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      ...(seconds === undefined ? {} : { timeout: seconds * 1000, killSignal: 'SIGKILL' }),
    });
    // A failing test must not leave a spinning child behind.
    onTestFinished(() => {
      this.process.kill('SIGKILL');
    });
    this.process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.out += text;
      this.changed();
    });
    this.process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.err += text;
    });
    this.ended = once(this.process, 'close').then(([code, signal]) => {
      this.changed();
      return { code, signal, out: this.out, err: this.err } as Ended;
    });
  }

  /** Everything printed so far. */
  get output(): string {
    return this.out;
  }

  /** Resolves when the child has printed the text; rejects if it ends without printing it. */
  async printed(text: string): Promise<void> {
    let over = false;
    void this.ended.then(() => {
      over = true;
    });
    while (!this.out.includes(text)) {
      if (over) throw new Error(`ended without printing ${text}: ${this.out}${this.err}`);
      await new Promise<void>((resolve) => {
        this.changed = resolve;
        void this.ended.then(() => resolve());
      });
    }
  }

  /** Resolves when the main thread of the child sleeps in the kernel. */
  async blocked(): Promise<void> {
    if (!showsSystemCalls) return setTimeout(TO_FALL_ASLEEP);
    const wait = () => new Promise((resolve) => setImmediate(resolve));
    for (;;) {
      if (this.process.exitCode !== null) throw new Error(`ended: ${this.err}`);
      if (waitsOnDescriptor(readFileSync(`/proc/${this.process.pid}/syscall`, 'latin1'))) return;
      await wait();
    }
  }

  end(): Promise<Ended> {
    return this.ended;
  }

  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    if (signal !== 'SIGKILL') needSignals();
    this.process.kill(signal);
  }
}

/** A Node process that runs a script. */
export class Child extends Running {
  constructor(source: string, flags: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
    super(process.execPath, [...flags, '-e', source], { cwd: __dirname, env });
  }
}

/** Statements that precede a child's own: they load the module and print without an event loop. */
export function preludeOf(path: 'pysocket' | 'pysocket/promises'): string {
  return `
    const socket = require('${path}');
    const say = (text) => require('node:fs').writeSync(1, text + '\\n');
  `;
}

export const PRELUDE = preludeOf('pysocket');
