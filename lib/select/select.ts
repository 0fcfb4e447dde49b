/** Python's select.select(). */
import { failure } from '../addon/result.js';
import { takesFrom } from '../python/clinic.js';
import { ValueError } from '../python/errors.js';
import type { HasFileno } from '../python/file-descriptor.js';
import type { Seconds } from '../python/types.js';
import { NONE, toNanoseconds } from '../waiting/timeout.js';
import { Selection, type Three } from './selection.js';

/** Converts the timeout of select(), which CPython checks first. */
export function selectTimeout(value: unknown): number {
  if (value === null || value === undefined) return NONE;
  const nanoseconds = toTime(value, 'timeout must be a float or None');
  if (nanoseconds < 0) throw new ValueError('timeout must be non-negative');
  return nanoseconds;
}

/** Like toNanoseconds(), but with its own error text for anything but a number. */
export function toTime(value: unknown, text: string, unit?: number): number {
  if (!['number', 'bigint', 'boolean'].includes(typeof value)) throw new TypeError(text);
  return toNanoseconds(value, unit);
}

/**
 * `select(rlist, wlist, xlist, timeout=None, /)`
 *
 * Waits until a descriptor is ready for reading, for writing, or has an exceptional condition, such as urgent
 * bytes. It uses poll(2), so it accepts any descriptor. Mirrors Python's select.select() and select(2).
 *
 * Differs from Python: descriptors beyond 1023 work like others (row 19 of README's table); Node's objects that
 * have a descriptor are accepted; a signal with a handler in JavaScript ends the call (row 1); on Windows a failed
 * connection is writable, too (row 26).
 *
 * @param rlist - descriptors, or objects that have one, to read from
 * @param wlist - those to write to
 * @param xlist - those to watch for exceptional conditions
 * @param timeout - in seconds; null: wait forever; 0: do not wait
 * @returns the given objects that are ready, in three lists; all are empty on timeout
 * @throws OSError (EBADF; on Windows ENOTSOCK for a descriptor that is not a socket, EINVAL if all lists are empty),
 * ValueError for a closed socket or a negative timeout, OverflowError, TypeError, InterruptedError; what a fileno()
 * throws
 */
export function select<
  R extends HasFileno = never,
  W extends HasFileno = never,
  X extends HasFileno = never,
>(
  rlist: Iterable<R>,
  wlist: Iterable<W>,
  xlist: Iterable<X>,
  timeout?: Seconds | null,
): Three<R, W, X> {
  takesFrom('select.select', [3, 4], arguments);
  const nanoseconds = selectTimeout(timeout);
  const selection = new Selection<R, W, X>(rlist, wlist, xlist);
  const result = selection.wait(nanoseconds);
  if (result < 0) throw failure(result, { syscall: 'select' });
  const ready: Three<R, W, X> = result === 0 ? [[], [], []] : selection.take();
  selection.end();
  return ready;
}
