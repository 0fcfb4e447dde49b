/** Python's select.kqueue, where the system has kqueues. */
import { native } from '../addon/binding.js';
import { callable } from '../python/callable.js';
import type { Integer } from '../python/types.js';
import { Kqueue } from './kqueue-object.js';

/** The class `kqueue` of a flavour, which is called with and without `new`; K is what it makes. */
export interface KqueueConstructor<K> {
  /**
   * `kqueue()`
   *
   * Makes a kqueue. Its descriptor is not inheritable. Mirrors Python's select.kqueue() and kqueue(2).
   *
   * @throws OSError (EMFILE, ENFILE), TypeError
   */
  new (): K;
  /** `kqueue()`: as with `new`. */
  (): K;
  /**
   * `fromfd(fd, /)`
   *
   * Makes an object of the descriptor of a kqueue, which it takes over. Mirrors Python's kqueue.fromfd().
   *
   * @param fd - the descriptor
   * @returns the object
   * @throws OverflowError, TypeError
   */
  fromfd(fd: Integer): K;
  /** What the instances have. */
  readonly prototype: K;
}

/** Python's select.kqueue. macOS only: elsewhere the name is absent. See kqueue(2). */
export declare const kqueue: KqueueConstructor<Kqueue>;

if (native.kqueueCreate !== undefined) Object.assign(exports, { kqueue: callable(Kqueue) });
