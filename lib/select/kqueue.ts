/** Python's select.kqueue, on systems that have it. */
import { native } from '../addon/binding.js';
import { callable } from '../python/callable.js';
import type { Integer } from '../python/types.js';
import { Kqueue } from './kqueue-object.js';

/** The class `kqueue` of a flavour, callable with and without `new`. K is the type of its instances. */
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
   * Makes an object from the descriptor of a kqueue, and takes ownership of it. Mirrors Python's kqueue.fromfd().
   *
   * @param fd - the descriptor
   * @returns the object
   * @throws OverflowError, TypeError
   */
  fromfd(fd: Integer): K;
  /** The prototype of the instances. */
  readonly prototype: K;
}

/** Python's select.kqueue. macOS only: elsewhere the name is absent. See kqueue(2). */
export declare const kqueue: KqueueConstructor<Kqueue>;

if (native.kqueueCreate !== undefined) Object.assign(exports, { kqueue: callable(Kqueue) });
