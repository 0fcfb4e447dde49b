/** Python's polling objects. */
import { failure } from '../addon/result.js';
import { publishInherited } from '../python/entry.js';
import { PollBase, type PollEvent } from './poll-base.js';

/** What poll() makes: a set of descriptors, with the events to watch for. Mirrors Python's polling objects. */
export class Poll extends PollBase {
  /**
   * `poll(timeout=None, /)`
   *
   * Waits until one of the descriptors is ready. Mirrors Python's poll.poll() and poll(2).
   *
   * Differs from Python: a signal with a handler in JavaScript ends it (row 1 of README's table).
   *
   * @param timeout - in milliseconds, possibly with a fraction; null or negative: wait forever; 0: do not wait
   * @returns [fd, event] for each ready descriptor, with POLL* bits; an empty array on timeout
   * @throws ValueError for NaN, OverflowError, TypeError, InterruptedError
   */
  poll(timeout?: number | bigint | null): PollEvent[] {
    const nanoseconds = this.begin(arguments);
    try {
      const ready = this.ask(nanoseconds);
      if (ready < 0) throw failure(ready, { syscall: 'poll' });
      return this.take(ready);
    } finally {
      this.end();
    }
  }
}
Object.defineProperty(Poll, 'name', { value: 'select.poll' });
publishInherited(Poll.prototype);
