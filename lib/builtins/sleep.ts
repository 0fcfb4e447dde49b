/** Python's time.sleep(). */
import { check } from '../addon/check.js';
import { PollRows } from '../addon/polling.js';
import { ValueError } from '../python/errors.js';
import { takesOne } from '../python/arguments.js';
import type { Seconds } from '../python/types.js';
import { toNanoseconds } from '../waiting/timeout.js';

/** Returns the argument of sleep() in nanoseconds. */
export function sleepLength(args: ArrayLike<unknown>): number {
  takesOne('time.sleep', args);
  const nanoseconds = toNanoseconds(args[0]);
  if (nanoseconds < 0) throw new ValueError('sleep length must be non-negative');
  return nanoseconds;
}

/** A poll without descriptors: only the timeout or a signal ends the wait. */
const nothing = new PollRows();

/**
 * `sleep(secs)`
 *
 * Blocks this thread for the given time. A terminated worker wakes up at once. Mirrors Python's time.sleep().
 *
 * Differs from Python: a signal with a handler in JavaScript ends it (row 1 of README's table).
 *
 * @param secs - how long, in seconds, not milliseconds
 * @throws ValueError for a negative number, OverflowError, TypeError, InterruptedError
 */
export function sleep(secs: Seconds): void {
  check(nothing.poll(sleepLength(arguments)), 'sleep');
}
