/**
 * One timer for however long. Node's are limited to some weeks, and end a little too soon where the event loop has not
 * looked at the clock for a while.
 */
import { clearTimeout, setTimeout } from 'node:timers';

/** What setTimeout() takes at most, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

export class Timer {
  private timer: NodeJS.Timeout | undefined = undefined;

  /** Calls back when so many nanoseconds have gone, not sooner, unless stop() is called before. */
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
