/**
 * A call of the promise flavour: how to try it, how to handle its result, and what the queue needs to
 * know about it. Its arguments are read once, when the call is made.
 *
 * Operations do not inherit from a common base class. Once a program uses more than a few classes of one
 * hierarchy, V8 takes microseconds to create an object of them; for a standalone class it takes nanoseconds.
 */
import type { Bytes } from '../../python/bytes.js';
import type { Facts } from './facts.js';

export interface Operation<T> {
  readonly facts: Facts;
  /**
   * Makes one attempt on this thread and returns a native result, possibly NOT_YET. Throws if memory is
   * lacking, or if the caller's buffer has changed.
   */
  attempt(): number;
  /** Makes the value from a non-negative result, in the same turn. */
  take(result: number): T;
  /** Handles a negative code: usually throws an error. */
  refused(code: number): T;
  /** Like take(), for bytes that the engine has received. Present if facts.direct can be above 0. */
  takeIn?(bytes: Bytes): T;
  /** How many bytes have been sent so far. Only for operations that send. */
  bytesSent?(): number;
  /** For operations that collect: how many bytes have arrived. If the call ends early, it returns these. */
  collected?(): number;
}
