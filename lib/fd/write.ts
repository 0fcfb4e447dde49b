/** os.write() and os.writev(). */
import { native } from '../addon/binding.js';
import { check } from '../addon/check.js';
import * as syscalls from '../addon/syscalls.js';
import type { BytesLike } from '../python/bytes.js';
import { publishWhere } from '../python/entry.js';
import type { Integer } from '../python/types.js';
import { NONE } from '../waiting/timeout.js';
import { writeRequest, writevRequest } from './write-request.js';

/**
 * `os.write(fd, data, /)`
 *
 * Writes to any descriptor. Blocks until there is room: for a pipe, a terminal or a stream, room for all of the
 * data. A non-blocking descriptor takes only what it has room for. A signal that the program handles, or
 * worker.terminate(), ends the wait. See write(2).
 *
 * @param fd - a descriptor
 * @param data - the bytes to write
 * @returns how many bytes were written: fewer than all if a signal arrived, a file may not grow any more, or
 * the descriptor is non-blocking
 * @throws BlockingIOError (EAGAIN) for a non-blocking descriptor without room, BrokenPipeError (EPIPE)
 * when no reader is left, InterruptedError if nothing was written, OSError (EBADF, EINVAL, ENOSPC),
 * OverflowError, TypeError
 */
export function write(fd: Integer, data: BytesLike): number;
export function write(): number {
  const [fd, , bytes] = writeRequest(arguments);
  return check(syscalls.write(fd, bytes, NONE), 'write');
}

/**
 * `os.writev(fd, buffers, /)`
 *
 * Writes several buffers, one after the other, to any descriptor. Blocks like write(). See writev(2).
 *
 * @param fd - a descriptor
 * @param buffers - at most 1024 buffers on Linux
 * @returns how many bytes were written in all
 * @throws as write(); OSError (EINVAL) for too many buffers
 */
export function writev(fd: Integer, buffers: readonly BytesLike[]): number;
export function writev(): number {
  const [fd, , buffers] = writevRequest(arguments);
  return check(syscalls.writev(fd, buffers, NONE), 'writev');
}

publishWhere(native.write !== undefined, exports as object, ['write', 'writev']);
