/** os.read() and os.readv(). */
import { native } from '../addon/binding.js';
import { check } from '../addon/check.js';
import { room } from '../addon/slab.js';
import * as syscalls from '../addon/syscalls.js';
import type { Bytes, BytesLike } from '../python/bytes.js';
import { publishWhere } from '../python/entry.js';
import type { Integer } from '../python/types.js';
import { NONE } from '../waiting/timeout.js';
import { readIntoRoom, readRequest, readvRequest } from './read-request.js';

/**
 * `os.read(fd, length, /)`
 *
 * Reads from any descriptor: a pipe, a terminal, a file, an eventfd, a TUN device, a socket. Blocks until
 * there is something to read, unless the descriptor is non-blocking. A signal that the program handles, or
 * worker.terminate(), ends the wait. See read(2).
 *
 * Differs from Python: see InterruptedError in the README.
 *
 * @param fd - a descriptor
 * @param length - the most bytes to read
 * @returns the bytes; none at the end: for a pipe, when all descriptors of its other end are closed
 * @throws BlockingIOError (EAGAIN) for a non-blocking descriptor without data, InterruptedError, OSError
 * (EBADF, EINVAL, EISDIR, and EIO for a terminal whose other end is closed), MemoryError, OverflowError, TypeError
 */
export function read(fd: Integer, length: Integer): Bytes;
export function read(): Bytes {
  const [fd, length] = readRequest(arguments);
  return room.take(check(readIntoRoom(fd, length, NONE), 'read'));
}

/**
 * `os.readv(fd, buffers, /)`
 *
 * Reads from any descriptor into several buffers, filling one after the other. Blocks like read(). See
 * readv(2).
 *
 * @param fd - a descriptor
 * @param buffers - at most 1024 buffers on Linux
 * @returns how many bytes were read in all, 0 at the end
 * @throws as read(); OSError (EINVAL) for too many buffers
 */
export function readv(fd: Integer, buffers: readonly BytesLike[]): number;
export function readv(): number {
  const [fd, , buffers] = readvRequest(arguments);
  return check(syscalls.readv(fd, buffers, NONE), 'readv');
}

publishWhere(native.read !== undefined, exports as object, ['read', 'readv']);
