/** One timer for however long: Node's are limited to some weeks, and know milliseconds only. */
import { clearTimeout, setTimeout } from 'node:timers';

/** What setTimeout() takes at most, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

export class Timer {
  private timer: NodeJS.Timeout | undefined = undefined;

  /** Calls back when so many nanoseconds have gone, not sooner, unless stop() is called before. */
  start(nanoseconds: number, callback: () => void): void {
    this.arm(Math.ceil(nanoseconds / 1e6), callback);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private arm(left: number, callback: () => void): void {
    const now = Math.min(left, LONGEST);
    this.timer = setTimeout(() => {
      if (left > now) this.arm(left - now, callback);
      else callback();
    }, now);
  }
}
