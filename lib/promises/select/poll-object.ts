/** Python's polling objects, which wait without blocking the thread here. */
import { failure } from '../../addon/result.js';
import { beginAtMethod, publishInherited } from '../../python/entry.js';
import { PollBase, type PollEvent } from '../../select/poll-base.js';
import { type Cancellable, takeSignal } from '../../waiting/abort.js';
import { TRY_ONLY } from '../../waiting/timeout.js';
import { rejectInTurn } from '../engine/reject-in-turn.js';
import { Descriptors, type Look, untilReady } from './readiness.js';

/** What poll() makes: a set of descriptors, with the events to watch for. Mirrors Python's polling objects. */
export class Poll extends PollBase {
  /**
   * `poll(timeout=None, /)`
   *
   * Waits until one of the descriptors is ready. Descriptors registered during the call count from the next call
   * on. Mirrors Python's poll.poll() and poll(2).
   *
   * @param timeout - in milliseconds, possibly with a fraction; null or negative: wait forever; 0: do not wait
   * @param keywords - signal: cancels; nothing is lost
   * @returns a promise of [fd, event] for each ready descriptor, with POLL* bits; of an empty array on timeout
   * @throws RuntimeError while another call waits, ValueError for NaN, OverflowError, TypeError, OSError
   * (EBADF if a descriptor is closed during the call), AbortError for a signal
   */
  poll(timeout?: number | bigint | null, keywords?: Cancellable): Promise<PollEvent[]>;
  /** `poll(timeout=None, /)`: waits forever, or until it is cancelled. */
  poll(keywords: Cancellable): Promise<PollEvent[]>;
  poll(...args: unknown[]): Promise<PollEvent[]> {
    try {
      const signal = takeSignal(args);
      const nanoseconds = this.begin(args);
      const look: Look<PollEvent[]> = {
        now: () => {
          const ready = this.ask(TRY_ONLY);
          return ready > 0 ? this.take(ready) : ready === 0 ? null : ready;
        },
        nothing: () => [],
        fail: (code) => {
          throw failure(code, { syscall: 'poll' });
        },
        watch: (call) => watching.watch(call),
        unwatch: () => watching.unwatch(),
      };
      const watching = new Descriptors(this.directions());
      return this.ending(() => untilReady(look, nanoseconds, signal));
    } catch (error) {
      return rejectInTurn(beginAtMethod(error as Error, this, 'poll'));
    }
  }

  /** Runs a call, and allows the next one when it has ended. */
  private ending(call: () => Promise<PollEvent[]>): Promise<PollEvent[]> {
    const over = (): void => this.end();
    try {
      const promise = call();
      promise.then(over, over);
      return promise;
    } catch (error) {
      over();
      throw error;
    }
  }
}
Object.defineProperty(Poll, 'name', { value: 'select.poll' });
publishInherited(Poll.prototype);
