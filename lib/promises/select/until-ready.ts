/**
 * Waits until one of some descriptors has something new: the engine tells of each change, and who waits
 * looks again, as poll(2) would.
 */
import { EBADF, EPERM } from '../../addon/errno.js';
import { AbortError, ignore, listen } from '../../waiting/abort.js';
import { Timer } from '../../waiting/timer.js';
import { isSpent, spend } from '../engine/budget.js';
import { nextTurn, release, retain, unwatch, watch } from '../engine/engine.js';
import type { Watcher } from '../engine/watchers.js';

/** A look, which does not wait: what is ready, 0 for nothing, or a code. */
export type Look<T extends object> = () => T | number;

class Readiness<T extends object> implements Watcher {
  private readonly watched: number[] = [];
  private readonly timer = new Timer();
  private readonly onabort: () => void;
  private settle: ((result: T | number) => void) | null = null;
  private fail: (error: unknown) => void = () => undefined;

  constructor(
    private readonly look: Look<T>,
    private readonly signal: AbortSignal | undefined,
  ) {
    this.onabort = () => {
      if (signal !== undefined) this.reject(new AbortError(signal));
    };
  }

  wait(descriptors: Iterable<number>, nanoseconds: number): Promise<T | number> {
    const promise = new Promise<T | number>((resolve, reject) => {
      this.settle = resolve;
      this.fail = reject;
    });
    retain();
    for (const fd of descriptors) {
      const result = watch(fd, this);
      // What cannot be watched is always ready, or never: the first look has told.
      if (result === -EPERM) continue;
      if (result < 0) {
        this.resolve(result);
        return promise;
      }
      this.watched.push(fd);
    }
    if (this.signal !== undefined) listen(this.signal, this.onabort);
    // What became ready just now, and has not been told yet, counts.
    if (nanoseconds >= 0) this.timer.start(nanoseconds, () => this.again(true));
    return promise;
  }

  private again(last: boolean): void {
    if (this.settle === null) return;
    let result: T | number;
    try {
      result = this.look();
    } catch (error) {
      this.reject(error);
      return;
    }
    if (last || result !== 0) this.resolve(result);
  }

  private resolve(result: T | number): void {
    const { settle } = this;
    if (this.end()) settle?.(result);
  }

  private reject(error: unknown): void {
    if (this.end()) this.fail(error);
  }

  private end(): boolean {
    if (this.settle === null) return false;
    this.settle = null;
    this.timer.stop();
    if (this.signal !== undefined) ignore(this.signal, this.onabort);
    for (const fd of this.watched) unwatch(fd, this);
    release();
    return true;
  }

  /** The engine receives for nobody who only looks. */
  onReceived(): null {
    return null;
  }
  onReadable(): void {
    this.again(false);
  }
  onWritable(): void {
    this.again(false);
  }
  /** The number is given back as soon as nobody watches it. */
  onClosed(): void {
    this.resolve(-EBADF);
  }
  onShared(): void {
    // Nothing is known here that could be out of date.
  }
}

/** What the first look is that is not 0; 0 when the time is over. Negative nanoseconds: for ever. */
export async function untilReady<T extends object>(
  look: Look<T>,
  descriptors: () => Iterable<number>,
  nanoseconds: number,
  signal: AbortSignal | undefined,
): Promise<T | number> {
  if (signal?.aborted === true) throw new AbortError(signal);
  spend();
  if (isSpent()) await nextTurn();
  const now = look();
  if (now !== 0 || nanoseconds === 0) return now;
  return await new Readiness(look, signal).wait(descriptors(), nanoseconds);
}
