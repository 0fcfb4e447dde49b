/** The classes as programs see them, callable with and without `new`. Some systems lack some of them. */
import { native } from '../addon/binding.js';
import { WINSOCK } from '../addon/errno.js';
import { callable } from '../python/callable.js';
import type { HasFileno } from '../python/file-descriptor.js';
import { Kqueuing } from './kqueuing.js';
import { Epolling, Polling, Selecting } from './selectors.js';

/**
 * A selector that uses select(). Mirrors Python's selectors.SelectSelector.
 *
 * @typeParam D - the type of the data
 * @typeParam F - the type of the file objects
 */
export const SelectSelector = callable(Selecting) as {
  /** `SelectSelector()` */
  new <D = unknown, F extends HasFileno = HasFileno>(): Selecting<D, F>;
  /** `SelectSelector()`: as with `new`. */
  <D = unknown, F extends HasFileno = HasFileno>(): Selecting<D, F>;
};
/** A selector that uses select(). */
export type SelectSelector<D = unknown, F extends HasFileno = HasFileno> = Selecting<D, F>;

/**
 * A selector that uses poll(). Not on Windows. Mirrors Python's selectors.PollSelector.
 *
 * @typeParam D - the type of the data
 * @typeParam F - the type of the file objects
 */
export declare const PollSelector: {
  /** `PollSelector()` */
  new <D = unknown, F extends HasFileno = HasFileno>(): Polling<D, F>;
  /** `PollSelector()`: as with `new`. */
  <D = unknown, F extends HasFileno = HasFileno>(): Polling<D, F>;
};
/** A selector that uses poll(). */
export type PollSelector<D = unknown, F extends HasFileno = HasFileno> = Polling<D, F>;

if (!WINSOCK) Object.assign(exports, { PollSelector: callable(Polling) });

/**
 * A selector that uses epoll(). Linux only: elsewhere the name is absent. Mirrors Python's
 * selectors.EpollSelector.
 *
 * @typeParam D - the type of the data
 * @typeParam F - the type of the file objects
 */
export declare const EpollSelector: {
  /** `EpollSelector()` */
  new <D = unknown, F extends HasFileno = HasFileno>(): Epolling<D, F>;
  /** `EpollSelector()`: as with `new`. */
  <D = unknown, F extends HasFileno = HasFileno>(): Epolling<D, F>;
};
/** A selector that uses epoll(). */
export type EpollSelector<D = unknown, F extends HasFileno = HasFileno> = Epolling<D, F>;

if (native.epollCreate !== undefined) {
  Object.assign(exports, { EpollSelector: callable(Epolling) });
}

/**
 * A selector that uses a kqueue. A key that is ready for both reading and writing is reported twice. macOS only:
 * elsewhere the name is absent. Mirrors Python's selectors.KqueueSelector.
 *
 * @typeParam D - the type of the data
 * @typeParam F - the type of the file objects
 */
export declare const KqueueSelector: {
  /** `KqueueSelector()` */
  new <D = unknown, F extends HasFileno = HasFileno>(): Kqueuing<D, F>;
  /** `KqueueSelector()`: as with `new`. */
  <D = unknown, F extends HasFileno = HasFileno>(): Kqueuing<D, F>;
};
/** A selector that uses a kqueue. */
export type KqueueSelector<D = unknown, F extends HasFileno = HasFileno> = Kqueuing<D, F>;

if (native.kqueueCreate !== undefined) {
  Object.assign(exports, { KqueueSelector: callable(Kqueuing) });
}

/**
 * The best selector of the system: EpollSelector on Linux, KqueueSelector on macOS, SelectSelector on Windows.
 * Mirrors Python's selectors.DefaultSelector.
 *
 * @typeParam D - the type of the data
 * @typeParam F - the type of the file objects
 */
export const DefaultSelector = chosen() as {
  /** `DefaultSelector()` */
  new <D = unknown, F extends HasFileno = HasFileno>(): Default<D, F>;
  /** `DefaultSelector()`: as with `new`. */
  <D = unknown, F extends HasFileno = HasFileno>(): Default<D, F>;
};
type Default<D, F extends HasFileno> =
  Selecting<D, F> | Polling<D, F> | Epolling<D, F> | Kqueuing<D, F>;
/** The best selector of the system. */
export type DefaultSelector<D = unknown, F extends HasFileno = HasFileno> = Default<D, F>;

function chosen(): unknown {
  if (native.kqueueCreate !== undefined) return KqueueSelector;
  if (native.epollCreate !== undefined) return EpollSelector;
  return WINSOCK ? SelectSelector : PollSelector;
}
