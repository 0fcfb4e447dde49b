/** The kqueue objects of the blocking flavour. */
import { failure } from '../addon/result.js';
import { publishInherited } from '../python/entry.js';
import type { Integer, Seconds } from '../python/types.js';
import { adoptedFrom, KqueueBase } from './kqueue-base.js';
import type { Kevent } from './kevent-object.js';

/** What kqueue() makes. Mirrors Python's kqueue objects. */
export class Kqueue extends KqueueBase {
  /** @internal */
  constructor(...args: readonly unknown[]) {
    super(args);
  }

  /**
   * `control(changelist, maxevents, timeout=None, /)`
   *
   * Makes changes, and waits until there are events. Mirrors Python's kqueue.control() and kevent(2).
   *
   * Differs from Python: a signal with a handler in JavaScript ends it (row 1 of README's table).
   *
   * @param changelist - the changes that are made first; null: none
   * @param maxevents - at most so many events; 0: it does not wait
   * @param timeout - seconds, not milliseconds; null: for ever; 0: only looks
   * @returns the events; none when the time was over. A change that failed is one of them, with KQ_EV_ERROR and an
   * errno in data, where maxevents has room for it
   * @throws ValueError when the kqueue is closed, for a negative maxevents or timeout, OSError (EBADF when it is closed
   * meanwhile, ENOENT for a deletion of what is not watched, EINVAL, ...), OverflowError, TypeError, InterruptedError
   */
  control(
    changelist: Iterable<Kevent> | null,
    maxevents: Integer,
    timeout?: Seconds | null,
  ): Kevent[];
  control(): Kevent[] {
    const request = this.request(arguments);
    const count = this.ask(request, request.nanoseconds);
    if (count < 0) throw failure(count, { syscall: 'kevent' });
    return this.take(count);
  }

  /** @internal */
  static fromfd(): Kqueue {
    return new Kqueue(...adoptedFrom(arguments));
  }
}
Object.defineProperty(Kqueue, 'name', { value: 'select.kqueue' });
publishInherited(Kqueue.prototype, ['change']);
