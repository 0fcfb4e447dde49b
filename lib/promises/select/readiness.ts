/**
 * A call that waits for several descriptors at once. The engine reports each change, and the call then looks again, as
 * poll(2) would.
 */
import { ECLOSED, EPERM } from '../../addon/errno.js';
import { AbortError, ignore, listen } from '../../waiting/abort.js';
import { Timer } from '../../waiting/timer.js';
import { isSpent, spend } from '../engine/budget.js';
import { nextTurn, release, retain, unwatch, watch } from '../engine/engine.js';
import { isOneShot } from '../engine/one-shot.js';
import { beginWait, endWait } from '../engine/waiting.js';
import type { Watcher } from '../engine/watchers.js';
import { Rearming } from './rearming.js';
import type { Waiting } from './waiting.js';

/** How a call looks for what is ready. */
export interface Look<T> {
  /** Returns what is ready without waiting: null for nothing, a code for an error. */
  now(): T | number | null;
  /** Returns the result of a call that has timed out. */
  nothing(): T;
  /** Throws the error for a code. */
  fail(code: number): never;
  /** Reports changes to the call until unwatch(). Returns a code below 0 on failure. */
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
    beginWait();
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
    // Look once more: a descriptor may have become ready without having been reported yet.
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

  /** Ends the call and returns the function that settles its promise, or null if it has ended before. */
  private end(): ((value: T | Promise<never>) => void) | null {
    const { settle } = this;
    if (settle === null) return null;
    this.settle = null;
    this.timer?.stop();
    if (this.signal !== undefined && this.onabort !== null) ignore(this.signal, this.onabort);
    this.look.unwatch(this);
    release();
    endWait();
    return settle;
  }

  /** Never needed: the engine receives nothing for a call that only looks. */
  onReceived(): null {
    return null;
  }
  onReadable(): void {
    this.again();
  }
  onWritable(): void {
    this.again();
  }
  /** Ends the call, and with it the watch, so that the number can be given back to the kernel. */
  onClosed(): void {
    this.end()?.(failed(this.look, -ECLOSED));
  }
  onShared(): void {
    // This watcher keeps no state that could become stale.
  }
}

/**
 * V8 adds the awaiting functions to a stack trace when the error is created. They await the promise of the call, which
 * follows this promise from the second microtask on.
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

/** Looks at once, and then after every change. Negative nanoseconds: waits forever. */
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

/** Watches some descriptors with the engine while one call waits. */
export class Descriptors {
  private readonly watched: [fd: number, watcher: Watcher][] = [];
  private readonly rearmings: Rearming[] = [];

  /** directions: each descriptor once, with the directions that the call asks for, as bits of the engine. */
  constructor(private readonly directions: Iterable<readonly [fd: number, directions: number]>) {}

  watch(call: Waiting): number {
    for (const [fd, wanted] of this.directions) {
      const watcher = isOneShot ? this.rearming(fd, wanted, call) : call;
      const result = watch(fd, watcher);
      // A descriptor that cannot be watched is always ready or never, which the first look has found out.
      if (result === -EPERM) continue;
      if (result < 0) return result;
      this.watched.push([fd, watcher]);
    }
    return 0;
  }

  private rearming(fd: number, wanted: number, call: Waiting): Watcher {
    const rearming = new Rearming(fd, wanted, call);
    this.rearmings.push(rearming);
    return rearming;
  }

  unwatch(): void {
    for (const rearming of this.rearmings) rearming.stop();
    for (const [fd, watcher] of this.watched) unwatch(fd, watcher);
  }
}
