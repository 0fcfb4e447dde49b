/**
 * A call that waits until one of some descriptors has something new: the engine tells of each change, and the call looks
 * again, as poll(2) would.
 */
import { ECLOSED, EPERM } from '../../addon/errno.js';
import { AbortError, ignore, listen } from '../../waiting/abort.js';
import { Timer } from '../../waiting/timer.js';
import { isSpent, spend } from '../engine/budget.js';
import { nextTurn, release, retain, unwatch, watch } from '../engine/engine.js';
import { tellsOnce } from '../engine/telling.js';
import type { Watcher } from '../engine/watchers.js';
import { AskingAgain } from './asking-again.js';
import type { Waiting } from './waiting.js';

/** What a call looks at. */
export interface Look<T> {
  /** What is ready, which does not wait: null for nothing, a code for an error. */
  now(): T | number | null;
  /** What it returns when the time is over. */
  nothing(): T;
  /** Throws the error of a code. */
  fail(code: number): never;
  /** Tells of changes, until told() says that it was the last one. */
  watch(call: Waiting): number;
  unwatch(call: Waiting): void;
}

class Call<T> implements Waiting {
  private timer: Timer | null = null;
  private onabort: (() => void) | null = null;

  constructor(
    private readonly look: Look<T>,
    private readonly signal: AbortSignal | undefined,
    private settle: ((value: T | Promise<never>) => void) | null,
  ) {}

  get waits(): boolean {
    return this.settle !== null;
  }

  wait(nanoseconds: number): void {
    retain();
    const refused = this.look.watch(this);
    if (refused < 0) {
      this.end()?.(failed(this.look, refused));
      return;
    }
    const { signal } = this;
    if (signal !== undefined) {
      this.onabort = () => this.end()?.(rejected(new AbortError(signal)));
      listen(signal, this.onabort);
    }
    if (nanoseconds < 0) return;
    this.timer = new Timer();
    // What became ready just now, and has not been told yet, counts.
    this.timer.start(nanoseconds, () => {
      this.again();
      this.end()?.(this.look.nothing());
    });
  }

  private again(): void {
    if (this.settle === null) return;
    let seen: T | number | null;
    try {
      seen = this.look.now();
    } catch (error) {
      this.end()?.(rejected(error));
      return;
    }
    if (seen === null) return;
    this.end()?.(typeof seen === 'number' ? failed(this.look, seen) : seen);
  }

  /** What settles the promise, once. */
  private end(): ((value: T | Promise<never>) => void) | null {
    const { settle } = this;
    if (settle === null) return null;
    this.settle = null;
    this.timer?.stop();
    if (this.signal !== undefined && this.onabort !== null) ignore(this.signal, this.onabort);
    this.look.unwatch(this);
    release();
    return settle;
  }

  /** The engine receives for nobody who only looks. */
  onReceived(): null {
    return null;
  }
  onReadable(): void {
    this.again();
  }
  onWritable(): void {
    this.again();
  }
  /** The number is given back as soon as nobody watches it. */
  onClosed(): void {
    this.end()?.(failed(this.look, -ECLOSED));
  }
  onShared(): void {
    // Nothing is known here that could be out of date.
  }
}

/**
 * V8 looks for the functions that wait for an error where it is made. They wait for the promise of the call, which waits
 * for this one from the second turn on.
 */
async function failed(look: Look<unknown>, code: number): Promise<never> {
  await null;
  await null;
  return look.fail(code);
}

async function rejected(error: unknown): Promise<never> {
  await null;
  await null;
  throw error;
}

/** Looks at once, and then whenever something changes. Negative nanoseconds: for ever. */
export function untilReady<T>(
  look: Look<T>,
  nanoseconds: number,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (signal?.aborted === true) throw new AbortError(signal);
  spend();
  if (isSpent()) return nextTurn().then(() => lookAndWait(look, nanoseconds, signal));
  return lookAndWait(look, nanoseconds, signal);
}

function lookAndWait<T>(
  look: Look<T>,
  nanoseconds: number,
  signal: AbortSignal | undefined,
): Promise<T> {
  const seen = look.now();
  if (typeof seen === 'number') return look.fail(seen);
  if (seen !== null) return Promise.resolve(seen);
  if (nanoseconds === 0) return Promise.resolve(look.nothing());
  return new Promise<T>((resolve) => new Call(look, signal, resolve).wait(nanoseconds));
}

/** The engine's word on some descriptors, as long as one call waits. */
export class Descriptors {
  private readonly watched = new Map<number, Watcher>();
  private readonly asking: AskingAgain[] = [];

  /** Of each, the directions that the call asks for: the engine's bits. */
  constructor(private readonly directions: ReadonlyMap<number, number>) {}

  watch(call: Waiting): number {
    for (const [fd, wanted] of this.directions) {
      const watcher = tellsOnce ? this.askingAgain(fd, wanted, call) : call;
      const result = watch(fd, watcher);
      // What cannot be watched is always ready, or never: the first look has told.
      if (result === -EPERM) continue;
      if (result < 0) return result;
      this.watched.set(fd, watcher);
    }
    return 0;
  }

  private askingAgain(fd: number, wanted: number, call: Waiting): Watcher {
    const asking = new AskingAgain(fd, wanted, call);
    this.asking.push(asking);
    return asking;
  }

  unwatch(): void {
    for (const asking of this.asking) asking.stop();
    for (const [fd, watcher] of this.watched) unwatch(fd, watcher);
  }
}
