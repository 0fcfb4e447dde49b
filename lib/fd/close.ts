/** os.close(). */
import { native } from '../addon/binding.js';
import { publishWhere } from '../python/entry.js';
import type { Integer } from '../python/types.js';
import { closeNumber, closeRequest } from './close-request.js';

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

// Python's closes a file, of which no native knows where there are none.
publishWhere(native.read !== undefined, exports as object, ['close']);
