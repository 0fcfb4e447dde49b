/**
 * What the promise flavour knows of a call: how it is tried, what comes of it, and what the queue has
 * to know of it. Its request has been read from the arguments, once, when it was made.
 *
 * Operations do not inherit: V8 makes objects of a hierarchy in microseconds once a program uses more
 * than a few of its classes, and in nanoseconds those of a class that stands alone.
 */
import type { Bytes } from '../../python/bytes.js';
import type { Facts } from './facts.js';

export interface Operation<T> {
  readonly facts: Facts;
  /** One try, on this thread: a native result, NOT_YET among them; throws what memory causes. */
  attempt(): number;
  /** Makes the value of a result that is not negative, in the same turn. */
  take(result: number): T;
  /** What becomes of a code below 0: an error mostly. */
  refused(code: number): T;
  /** As take(), of bytes that the engine has received; where facts.direct is more than 0. */
  takeIn?(bytes: Bytes): T;
  /** Of operations that send. */
  bytesSent?(): number;
  /** Of operations that collect: bytes that came already, without which the call does not end. */
  collected?(): number;
}
