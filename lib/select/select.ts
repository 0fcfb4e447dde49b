/** Python's select.select(). */
import { failure } from '../addon/result.js';
import { takesFrom } from '../python/clinic.js';
import { ValueError } from '../python/errors.js';
import type { HasFileno } from '../python/file-descriptor.js';
import type { Seconds } from '../python/types.js';
import { NONE, toNanoseconds } from '../waiting/timeout.js';
import { Selection, type Three } from './selection.js';

/** The timeout of select(), which CPython looks at first. */
export function selectTimeout(value: unknown): number {
  if (value === null || value === undefined) return NONE;
  const nanoseconds = toTime(value, 'timeout must be a float or None');
  if (nanoseconds < 0) throw new ValueError('timeout must be non-negative');
  return nanoseconds;
}

/** As toNanoseconds(), with a text of its own for what is no number. */
export function toTime(value: unknown, text: string, unit?: number): number {
  if (!['number', 'bigint', 'boolean'].includes(typeof value)) throw new TypeError(text);
  return toNanoseconds(value, unit);
}

/**
 * `select(rlist, wlist, xlist, timeout=None, /)`
 *
 * Waits until one of these is ready: for reading, for writing, or for what is exceptional, as urgent bytes.
 * It asks poll(2) underneath, so descriptors may be any. Mirrors Python's select.select() and select(2).
 *
 * Differs from Python: descriptors beyond 1023 are as good as others (row 19 of README's table); objects of
 * Node that have a descriptor count; a signal with a handler in JavaScript ends it (row 1); on Windows a connection that has
 * failed is writable, too (row 26).
 *
 * @param rlist - descriptors, or objects that have one, to read from
 * @param wlist - to write to
 * @param xlist - with exceptional conditions
 * @param timeout - seconds; null: for ever; 0: only looks
 * @returns the same objects that are ready, in three lists; all are empty when the time was over
 * @throws OSError (EBADF; on Windows ENOTSOCK for what is no socket, EINVAL when all lists are empty), ValueError for a closed socket or a negative timeout, OverflowError, TypeError,
 * InterruptedError; what a fileno() throws
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
