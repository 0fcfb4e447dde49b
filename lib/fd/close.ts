/** os.close(). */
import { native } from '../addon/binding.js';
import { publishWhere } from '../python/entry.js';
import type { Integer } from '../python/types.js';
import { closeNumber, closeRequest } from './close-request.js';

/**
 * `os.close(fd)`
 *
 * Closes a descriptor. Calls that wait on it, in any thread, end with EBADF, and its number is not reused
 * before they have ended. See close(2).
 *
 * @param fd - an open descriptor
 * @throws OSError (EBADF), OverflowError, TypeError
 */
export function close(fd: Integer): null;
/** `os.close(*, fd)` */
export function close(keywords: { fd: Integer }): null;
export function close(): null {
  return closeNumber(closeRequest(arguments));
}

// Python's close() also closes files, which the addon cannot do where it has no native calls for files.
publishWhere(native.read !== undefined, exports as object, ['close']);
