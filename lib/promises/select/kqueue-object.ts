/** The kqueue objects of the promise flavour. */
import { beginAtMethod, publishInherited } from '../../python/entry.js';
import type { Integer, Seconds } from '../../python/types.js';
import { adoptedFrom, type ControlRequest, KqueueBase } from '../../select/kqueue-base.js';
import type { Kevent } from '../../select/kevent-object.js';
import { type Cancellable, takeSignal } from '../../waiting/abort.js';
import { TRY_ONLY } from '../../waiting/timeout.js';
import { rejectInTurn } from '../engine/reject-in-turn.js';
import { type Look, untilReady } from './readiness.js';
import { SetWatch } from './set-watch.js';

/** What kqueue() makes. Mirrors Python's kqueue objects. */
export class Kqueue extends KqueueBase {
  private readonly watching = new SetWatch('control', 'kevent');

  /** @internal */
  constructor(...args: readonly unknown[]) {
    super(args);
    this.descriptor.channel = this.watching;
  }

  /**
   * `control(changelist, maxevents, timeout=None, /)`
   *
   * Makes changes at once, and waits until there are events. An event belongs to the call that took it: a later
   * signal changes nothing. Mirrors Python's kqueue.control() and kevent(2).
   *
   * @param changelist - the changes to make first; null: none
   * @param maxevents - the most events to return; 0: do not wait
   * @param timeout - in seconds, not milliseconds; null: wait forever; 0: do not wait
   * @param keywords - signal: cancels; a signal that is already aborted prevents the changes
   * @returns a promise of the events; of an empty array on timeout. A failed change is one of them, with
   * KQ_EV_ERROR and an errno in data, if maxevents leaves room for it
   * @throws ValueError if the kqueue is closed, even during the call, for a negative maxevents or timeout, OSError
   * (ENOENT for deleting something that is not watched, EINVAL, ...), OverflowError, TypeError, AbortError for a signal
   */
  control(
    changelist: Iterable<Kevent> | null,
    maxevents: Integer,
    timeout?: Seconds | null,
    keywords?: Cancellable,
  ): Promise<Kevent[]>;
  /** `control(changelist, maxevents, /)`: waits forever, or until it is cancelled. */
  control(
    changelist: Iterable<Kevent> | null,
    maxevents: Integer,
    keywords: Cancellable,
  ): Promise<Kevent[]>;
  control(...args: unknown[]): Promise<Kevent[]> {
    try {
      const signal = takeSignal(args);
      const request = this.request(args);
      const look = this.looking(request);
      const changes = request.changes.length > 0 && !(signal?.aborted ?? false);
      return untilReady(changes ? this.changing(request, look) : look, request.nanoseconds, signal);
    } catch (error) {
      return rejectInTurn(beginAtMethod(error as Error, this, 'control'));
    }
  }

  private looking(request: ControlRequest): Look<Kevent[]> {
    const look = this.watching.look<Kevent>({
      ask: () => this.askAgain(request),
      take: (count) => this.take(count),
      fd: () => this.descriptor.fd,
      open: () => this.open(),
    });
    // A call that may return no events has nothing to wait for.
    return request.most > 0 ? look : { ...look, now: () => look.now() ?? [] };
  }

  /** Makes the changes now, and returns their events at the first look, which may have to wait for its turn. */
  private changing(request: ControlRequest, look: Look<Kevent[]>): Look<Kevent[]> {
    const count = this.ask(request, TRY_ONLY);
    const brought = count < 0 ? count : count > 0 || request.most === 0 ? this.take(count) : null;
    let isFirst = true;
    const now = (): Kevent[] | number | null => {
      if (!isFirst || brought === null) return look.now();
      isFirst = false;
      return brought;
    };
    return { ...look, now };
  }

  /** At the end of an `await using` block: close(). */
  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
  }

  /** @internal */
  static fromfd(): Kqueue {
    return new Kqueue(...adoptedFrom(arguments));
  }
}
Object.defineProperty(Kqueue, 'name', { value: 'select.kqueue' });
publishInherited(Kqueue.prototype, ['change']);
