/** os.close(). */
import { native } from '../addon/binding.js';
import { check } from '../addon/check.js';
import { toCInt } from '../python/arguments.js';
import { bindNamed } from '../python/clinic.js';
import type { Integer } from '../python/types.js';

/** The argument of close(), checked. */
export function closeRequest(args: ArrayLike<unknown>): number {
  return toCInt(bindNamed('close', ['fd'], 1, args).fd);
}

/** close(2). */
export function closeNumber(fd: number): null {
  check(native.close(fd), 'close');
  return null;
}

/**
 * `os.close(fd)`
 *
 * Closes a descriptor. Calls that wait on it, in whatever thread, end with EBADF, and its number is not used
 * again before they have. See close(2).
 *
 * @param fd - a descriptor that was not closed before
 * @throws OSError (EBADF), OverflowError, TypeError
 */
export function close(fd: Integer): null;
/** `os.close(*, fd)` */
export function close(keywords: { fd: Integer }): null;
export function close(): null {
  return closeNumber(closeRequest(arguments));
}
