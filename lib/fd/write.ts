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
 * Writes to any descriptor. Blocks until there is room: for all of the data in a pipe, a terminal or a stream.
 * A non-blocking descriptor takes what there is room for. A signal that the program handles, or
 * worker.terminate(), ends the wait. See write(2).
 *
 * @param fd - a descriptor
 * @param data - what to write
 * @returns how many bytes were written: fewer than all when a signal came, a file may grow no more, or
 * the descriptor is non-blocking
 * @throws BlockingIOError (EAGAIN) of a non-blocking descriptor that has no room, BrokenPipeError (EPIPE)
 * when nobody can read any more, InterruptedError when nothing was written, OSError (EBADF, EINVAL, ENOSPC),
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
 * Writes several buffers, one after the other, to any descriptor. Blocks as write(). See writev(2).
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
