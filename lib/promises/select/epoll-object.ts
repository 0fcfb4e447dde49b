/** The epoll objects of the promise flavour. */
import { beginAtMethod, publishInherited } from '../../python/entry.js';
import type { Integer } from '../../python/types.js';
import { adoptedFrom, EpollBase, type EpollPollKeywords } from '../../select/epoll-base.js';
import type { PollEvent } from '../../select/poll-base.js';
import { type Cancellable, takeSignal } from '../../waiting/abort.js';
import { TRY_ONLY } from '../../waiting/timeout.js';
import { rejectInTurn } from '../engine/reject-in-turn.js';
import { untilReady } from './readiness.js';
import { SetWatch } from './set-watch.js';

/** What epoll() makes. Mirrors Python's epoll objects. */
export class Epoll extends EpollBase {
  private readonly watching = new SetWatch('poll', 'epoll_wait');

  /** @internal */
  constructor(...args: readonly unknown[]) {
    super(args);
    this.descriptor.channel = this.watching;
  }

  /**
   * `poll(timeout=None, maxevents=-1)`
   *
   * Waits until one of the watched descriptors is ready. With EPOLLET an event belongs to the call that took
   * it: a later signal changes nothing. Mirrors Python's epoll.poll() and epoll_wait(2).
   *
   * @param timeout - in seconds, not milliseconds; null or negative: wait forever; 0: do not wait
   * @param maxevents - the most events to return; -1: 1023
   * @param keywords - signal: cancels
   * @returns a promise of [fd, event] for each ready descriptor, with EPOLL* bits; of an empty array on timeout
   * @throws ValueError if the epoll is closed, even during the call, for NaN, and for any other maxevents below 1,
   * OverflowError, TypeError, AbortError for a signal
   */
  poll(
    timeout?: number | bigint | null,
    maxevents?: Integer,
    keywords?: Cancellable,
  ): Promise<PollEvent[]>;
  /** `poll(timeout=None, maxevents=-1)`: by name. */
  poll(keywords: EpollPollKeywords & Cancellable): Promise<PollEvent[]>;
  /** `poll(timeout=None, maxevents=-1)`: maxevents by name. */
  poll(
    timeout: number | bigint | null,
    keywords: Pick<EpollPollKeywords, 'maxevents'> & Cancellable,
  ): Promise<PollEvent[]>;
  poll(...args: unknown[]): Promise<PollEvent[]> {
    try {
      const signal = takeSignal(args);
      const request = this.request(args);
      const look = this.watching.look<PollEvent>({
        ask: () => this.ask(request, TRY_ONLY),
        take: (count) => this.take(count),
        fd: () => this.descriptor.fd,
        open: () => this.open(),
      });
      return untilReady(look, request.nanoseconds, signal);
    } catch (error) {
      return rejectInTurn(beginAtMethod(error as Error, this, 'poll'));
    }
  }

  /** At the end of an `await using` block: close(). */
  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
  }

  /** @internal */
  static fromfd(): Epoll {
    return new Epoll(adoptedFrom(arguments));
  }
}
Object.defineProperty(Epoll, 'name', { value: 'select.epoll' });
publishInherited(Epoll.prototype);
