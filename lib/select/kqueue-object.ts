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
   * @param changelist - the changes to make first; null: none
   * @param maxevents - the most events to return; 0: do not wait
   * @param timeout - in seconds, not milliseconds; null: wait forever; 0: do not wait
   * @returns the events; an empty array on timeout. A failed change is one of them, with KQ_EV_ERROR and an errno in
   * data, if maxevents leaves room for it
   * @throws ValueError if the kqueue is closed, for a negative maxevents or timeout, OSError (EBADF if it is closed
   * during the call, ENOENT for deleting something that is not watched, EINVAL, ...), OverflowError, TypeError,
   * InterruptedError
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
