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
   * @param timeout - in seconds, not milliseconds; null or negative: wait forever; 0: do not wait
   * @param maxevents - the most events to return; -1: 1023
   * @returns [fd, event] for each ready descriptor, with EPOLL* bits; an empty array on timeout
   * @throws ValueError if the epoll is closed, for NaN, and for any other maxevents below 1, OSError (EBADF
   * if it is closed during the call), OverflowError, TypeError, InterruptedError
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
