/** The epoll objects of the blocking flavour. */
import { failure } from '../addon/result.js';
import { publishInherited } from '../python/entry.js';
import type { Integer } from '../python/types.js';
import { adoptedFrom, EpollBase, type EpollPollKeywords } from './epoll-base.js';
import type { PollEvent } from './poll-base.js';

/** What epoll() makes. Mirrors Python's epoll objects. */
export class Epoll extends EpollBase {
  /** @internal */
  constructor(...args: readonly unknown[]) {
    super(args);
  }

  /**
   * `poll(timeout=None, maxevents=-1)`
   *
   * Waits until one of the watched descriptors is ready. Mirrors Python's epoll.poll() and epoll_wait(2).
   *
   * Differs from Python: a signal with a handler in JavaScript ends it (row 1 of README's table).
   *
   * @param timeout - seconds, not milliseconds; null or below 0: for ever; 0: only looks
   * @param maxevents - at most so many; -1: 1023
   * @returns [fd, event] for each that is ready, with EPOLL* bits; none when the time was over
   * @throws ValueError when the epoll is closed, for NaN, and for another maxevents below 1, OSError (EBADF
   * when it is closed meanwhile), OverflowError, TypeError, InterruptedError
   */
  poll(timeout?: number | bigint | null, maxevents?: Integer): PollEvent[];
  /** `poll(timeout=None, maxevents=-1)`: by name. */
  poll(keywords: EpollPollKeywords): PollEvent[];
  /** `poll(timeout=None, maxevents=-1)`: maxevents by name. */
  poll(
    timeout: number | bigint | null,
    keywords: Pick<EpollPollKeywords, 'maxevents'>,
  ): PollEvent[];
  poll(): PollEvent[] {
    const request = this.request(arguments);
    const count = this.ask(request, request.nanoseconds);
    if (count < 0) throw failure(count, { syscall: 'epoll_wait' });
    return this.take(count);
  }

  /** @internal */
  static fromfd(): Epoll {
    return new Epoll(adoptedFrom(arguments));
  }
}
Object.defineProperty(Epoll, 'name', { value: 'select.epoll' });
publishInherited(Epoll.prototype);
