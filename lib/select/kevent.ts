/** Python's select.kevent, on systems with kqueues. */
import { native } from '../addon/binding.js';
import { callable } from '../python/callable.js';
import type { HasFileno } from '../python/file-descriptor.js';
import type { Integer } from '../python/types.js';
import { Kevent, type KeventKeywords } from './kevent-object.js';

/** The class `kevent`, callable with and without `new`. */
export interface KeventConstructor {
  /**
   * `kevent(ident, filter=KQ_FILTER_READ, flags=KQ_EV_ADD, fflags=0, data=0, udata=0)`
   *
   * Makes a change for control(). Mirrors Python's select.kevent() and kqueue(2).
   *
   * @param ident - a descriptor, an object that has one, or another number, depending on the filter
   * @param filter - a KQ_FILTER_* number
   * @param flags - KQ_EV_* bits: the change to make
   * @param fflags - KQ_NOTE_* bits, depending on the filter
   * @param data - a number, depending on the filter
   * @param udata - a number that is returned with the event
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
  /** `kevent(ident, filter=KQ_FILTER_READ, flags=KQ_EV_ADD, fflags=0, data=0, udata=0)`: ident by position. */
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
  /** `kevent(ident, filter=KQ_FILTER_READ, flags=KQ_EV_ADD, fflags=0, data=0, udata=0)`: ident by position. */
  (ident: HasFileno, keywords: Omit<KeventKeywords, 'ident'>): Kevent;
  /** The prototype of the instances. */
  readonly prototype: Kevent;
}

/** Python's select.kevent. macOS only: elsewhere the name is absent. See kqueue(2). */
export declare const kevent: KeventConstructor;

if (native.kqueueCreate !== undefined) Object.assign(exports, { kevent: callable(Kevent) });
