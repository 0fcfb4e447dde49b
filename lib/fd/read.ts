/** os.read() and os.readv(). */
import { check } from '../addon/check.js';
import { EINVAL } from '../addon/errno.js';
import { failure } from '../addon/result.js';
import { room } from '../addon/slab.js';
import * as syscalls from '../addon/syscalls.js';
import { toCInt, toSsize } from '../python/arguments.js';
import type { Bytes, BytesLike } from '../python/bytes.js';
import { takesFrom } from '../python/clinic.js';
import { OverflowError } from '../python/errors.js';
import type { Integer } from '../python/types.js';
import { NONE } from '../waiting/timeout.js';
import { bufferSequence } from './sequence.js';

/** PY_SSIZE_T_MAX, as near as a number comes to it. */
const LONGEST = 2 ** 63;

/** The arguments of read(), checked. */
export function readRequest(args: ArrayLike<unknown>): [fd: number, length: number] {
  takesFrom('posix.read', [2, 2], args);
  const fd = toCInt(args[0]);
  const length = toSsize(args[1]);
  if (length < 0) throw failure(-EINVAL, { syscall: 'read' });
  if (length >= LONGEST) throw new OverflowError('byte string is too large');
  return [fd, length];
}

/** The arguments of readv(), checked. */
export function readvRequest(
  args: ArrayLike<unknown>,
): [fd: number, items: readonly unknown[], buffers: Uint8Array[]] {
  takesFrom('posix.readv', [2, 2], args);
  const fd = toCInt(args[0]);
  const { items, buffers } = bufferSequence('readv', args[1]);
  return [fd, items, buffers];
}

/** A native code, or the count of bytes, which are in the room. */
export function readIntoRoom(fd: number, length: number, timeout: number): number {
  room.reserve(length);
  return syscalls.read(fd, room.memory, room.offset, length, timeout);
}

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
 * @returns what was read; no bytes at the end, when all descriptors of the other end of a pipe are closed
 * @throws BlockingIOError (EAGAIN) of a non-blocking descriptor that has nothing, InterruptedError, OSError
 * (EBADF, EINVAL, EISDIR, and EIO of a terminal whose other end is closed), MemoryError, OverflowError, TypeError
 */
export function read(fd: Integer, length: Integer): Bytes;
export function read(): Bytes {
  const [fd, length] = readRequest(arguments);
  return room.take(check(readIntoRoom(fd, length, NONE), 'read'));
}

/**
 * `os.readv(fd, buffers, /)`
 *
 * Reads from any descriptor into several buffers: fills one after the other. Blocks as read(). See
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
