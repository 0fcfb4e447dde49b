/** Python's select.poll(), whose objects wait elsewhere here. */
import { failure } from '../../addon/result.js';
import { takesNone } from '../../python/arguments.js';
import { publishInherited } from '../../python/entry.js';
import { PollBase, type PollEvent } from '../../select/poll-base.js';
import { type Cancellable, takeSignal } from '../../waiting/abort.js';
import { TRY_ONLY } from '../../waiting/timeout.js';
import { untilReady } from './until-ready.js';

/** What poll() makes: descriptors, and what each is watched for. Mirrors Python's polling objects. */
export class Poll extends PollBase {
  /**
   * `poll(timeout=None, /)`
   *
   * Waits until one of the descriptors is ready. What is registered meanwhile belongs to the next call.
   * Mirrors Python's poll.poll() and poll(2).
   *
   * @param timeout - milliseconds, which may have a fraction; null or below 0: for ever; 0: only looks
   * @param keywords - signal, which cancels: nothing is lost
   * @returns a promise of [fd, event] for each that is ready, with POLL* bits; of none when the time was over
   * @throws RuntimeError while another call waits, ValueError for NaN, OverflowError, TypeError, OSError
   * (EBADF when one of them is closed meanwhile), AbortError for a signal
   */
  poll(timeout?: number | bigint | null, keywords?: Cancellable): Promise<PollEvent[]>;
  /** `poll(timeout=None, /)`: for ever, or until it is cancelled. */
  poll(keywords: Cancellable): Promise<PollEvent[]>;
  async poll(...args: unknown[]): Promise<PollEvent[]> {
    const signal = takeSignal(args);
    const nanoseconds = this.begin(args);
    try {
      const look = (): PollEvent[] | number => {
        const ready = this.ask(TRY_ONLY);
        return ready > 0 ? this.take(ready) : ready;
      };
      const found = await untilReady(look, () => this.descriptors(), nanoseconds, signal);
      if (typeof found !== 'number') return found;
      if (found < 0) throw failure(found, { syscall: 'poll' });
      return [];
    } finally {
      this.end();
    }
  }
}
Object.defineProperty(Poll, 'name', { value: 'select.poll' });
publishInherited(Poll.prototype);

/**
 * `poll()`
 *
 * Makes a poll object. Mirrors Python's select.poll().
 *
 * @returns the object, which watches nothing yet
 * @throws TypeError
 */
export function poll(): Poll {
  takesNone('select.poll', arguments);
  return new Poll();
}
