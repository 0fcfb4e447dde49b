/** Python's select.kevent, where the system has kqueues. */
import { native } from '../addon/binding.js';
import { callable } from '../python/callable.js';
import type { HasFileno } from '../python/file-descriptor.js';
import type { Integer } from '../python/types.js';
import { Kevent, type KeventKeywords } from './kevent-object.js';

/** The class `kevent`, which is called with and without `new`. */
export interface KeventConstructor {
  /**
   * `kevent(ident, filter=KQ_FILTER_READ, flags=KQ_EV_ADD, fflags=0, data=0, udata=0)`
   *
   * Makes a change for control(). Mirrors Python's select.kevent() and kqueue(2).
   *
   * @param ident - a descriptor, an object that has one, or another number that the filter knows
   * @param filter - a KQ_FILTER_* number
   * @param flags - KQ_EV_* bits: what is to be done
   * @param fflags - KQ_NOTE_* bits of the filter
   * @param data - a number of the filter's
   * @param udata - a number that comes back with the event
   * @throws OverflowError, ValueError for a closed socket, TypeError; what a fileno() throws
   */
  new (
    ident: HasFileno,
    filter?: Integer,
    flags?: Integer,
    fflags?: Integer,
    data?: Integer,
    udata?: Integer,
  ): Kevent;
  /** `kevent(ident, filter=KQ_FILTER_READ, flags=KQ_EV_ADD, fflags=0, data=0, udata=0)`: by name. */
  new (keywords: KeventKeywords): Kevent;
  /** `kevent(ident, filter=KQ_FILTER_READ, flags=KQ_EV_ADD, fflags=0, data=0, udata=0)`: ident by its place. */
  new (ident: HasFileno, keywords: Omit<KeventKeywords, 'ident'>): Kevent;
  /** `kevent(ident, filter=KQ_FILTER_READ, flags=KQ_EV_ADD, fflags=0, data=0, udata=0)`: as with `new`. */
  (
    ident: HasFileno,
    filter?: Integer,
    flags?: Integer,
    fflags?: Integer,
    data?: Integer,
    udata?: Integer,
  ): Kevent;
  /** `kevent(ident, filter=KQ_FILTER_READ, flags=KQ_EV_ADD, fflags=0, data=0, udata=0)`: by name. */
  (keywords: KeventKeywords): Kevent;
  /** `kevent(ident, filter=KQ_FILTER_READ, flags=KQ_EV_ADD, fflags=0, data=0, udata=0)`: ident by its place. */
  (ident: HasFileno, keywords: Omit<KeventKeywords, 'ident'>): Kevent;
  /** What the instances have. */
  readonly prototype: Kevent;
}

/** Python's select.kevent. macOS only: elsewhere the name is absent. See kqueue(2). */
export declare const kevent: KeventConstructor;

if (native.kqueueCreate !== undefined) Object.assign(exports, { kevent: callable(Kevent) });
