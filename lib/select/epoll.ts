/** Python's select.epoll, where the system has one. */
import { native } from '../addon/binding.js';
import { callable } from '../python/callable.js';
import type { Integer } from '../python/types.js';
import type { EpollKeywords } from './epoll-base.js';
import { Epoll } from './epoll-object.js';

/** The class `epoll` of a flavour, which is called with and without `new`; E is what it makes. */
export interface EpollConstructor<E> {
  /**
   * `epoll(sizehint=-1, flags=0)`
   *
   * Makes an epoll. Its descriptor is not inheritable. Mirrors Python's select.epoll() and epoll_create1(2).
   *
   * @param sizehint - of no effect
   * @param flags - of no effect: 0 or EPOLL_CLOEXEC
   * @throws OSError (EMFILE, ENFILE), ValueError, TypeError
   */
  new (sizehint?: Integer, flags?: Integer): E;
  /** `epoll(sizehint=-1, flags=0)`: by name. */
  new (keywords: EpollKeywords): E;
  /** `epoll(sizehint=-1, flags=0)`: as with `new`. */
  (sizehint?: Integer, flags?: Integer): E;
  /** `epoll(sizehint=-1, flags=0)`: by name. */
  (keywords: EpollKeywords): E;
  /**
   * `fromfd(fd)`
   *
   * Makes an object of the descriptor of an epoll, which it takes over. Mirrors Python's epoll.fromfd().
   *
   * @param fd - the descriptor
   * @returns the object
   * @throws OverflowError, TypeError
   */
  fromfd(fd: Integer): E;
  readonly prototype: E;
}

/** Python's select.epoll. Linux only: elsewhere the name is absent. See epoll(7). */
export declare const epoll: EpollConstructor<Epoll>;

if (native.epollCreate !== undefined) Object.assign(exports, { epoll: callable(Epoll) });
