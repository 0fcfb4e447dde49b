/** os.close() of a descriptor on which calls may wait. */
import { native } from '../../addon/binding.js';
import { closeNumber, closeRequest } from '../../fd/close-request.js';
import { publishWhere } from '../../python/entry.js';
import type { Integer } from '../../python/types.js';
import { endCalls } from './calls.js';

/**
 * `os.close(fd)`
 *
 * Closes a descriptor at once. Calls that wait on it reject with EBADF. See close(2).
 *
 * @param fd - an open descriptor
 * @throws OSError (EBADF), OverflowError, TypeError
 */
export function close(fd: Integer): null;
/** `os.close(*, fd)` */
export function close(keywords: { fd: Integer }): null;
export function close(): null {
  const fd = closeRequest(arguments);
  endCalls(fd);
  return closeNumber(fd);
}

publishWhere(native.read !== undefined, exports as object, ['close']);
