/**
 * A timer without an upper limit. Node's timers are limited to some weeks, and expire a little too soon if the event
 * loop has not read the clock for a while.
 */
import { clearTimeout, setTimeout } from 'node:timers';

/** The longest delay that setTimeout() accepts, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

export class Timer {
  private timer: NodeJS.Timeout | undefined = undefined;

  /** Calls back after at least this many nanoseconds, unless stop() is called first. */
  start(nanoseconds: number, callback: () => void): void {
    this.arm(performance.now() + nanoseconds / 1e6, callback);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private arm(until: number, callback: () => void): void {
    const left = Math.max(Math.ceil(until - performance.now()), 0);
    this.timer = setTimeout(
      () => {
        if (performance.now() < until) this.arm(until, callback);
        else callback();
      },
      Math.min(left, LONGEST),
    );
  }
}
