/** Python's select.epoll, on systems that have it. */
import { native } from '../addon/binding.js';
import { callable } from '../python/callable.js';
import type { Integer } from '../python/types.js';
import type { EpollKeywords } from './epoll-base.js';
import { Epoll } from './epoll-object.js';

/** The class `epoll` of a flavour, callable with and without `new`. E is the type of its instances. */
export interface EpollConstructor<E> {
  /**
   * `epoll(sizehint=-1, flags=0)`
   *
   * Makes an epoll. Its descriptor is not inheritable. Mirrors Python's select.epoll() and epoll_create1(2).
   *
   * @param sizehint - ignored
   * @param flags - ignored: 0 or EPOLL_CLOEXEC
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
   * Makes an object from the descriptor of an epoll, and takes ownership of it. Mirrors Python's epoll.fromfd().
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
