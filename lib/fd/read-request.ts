/** The arguments of os.read() and os.readv(), and the destination of the bytes. */
import { EINVAL } from '../addon/errno.js';
import { failure } from '../addon/result.js';
import { room } from '../addon/slab.js';
import * as syscalls from '../addon/syscalls.js';
import { toCInt, toSsize } from '../python/arguments.js';
import { takesFrom } from '../python/clinic.js';
import { OverflowError } from '../python/errors.js';
import { bufferSequence } from './sequence.js';

/** The number closest to PY_SSIZE_T_MAX. */
const LONGEST = 2 ** 63;

/** Checks the arguments of read(). */
export function readRequest(args: ArrayLike<unknown>): [fd: number, length: number] {
  takesFrom('posix.read', [2, 2], args);
  const fd = toCInt(args[0]);
  const length = toSsize(args[1]);
  if (length < 0) throw failure(-EINVAL, { syscall: 'read' });
  if (length >= LONGEST) throw new OverflowError('byte string is too large');
  return [fd, length];
}

/** Checks the arguments of readv(). */
export function readvRequest(
  args: ArrayLike<unknown>,
): [fd: number, items: readonly unknown[], buffers: Uint8Array[]] {
  takesFrom('posix.readv', [2, 2], args);
  const fd = toCInt(args[0]);
  const { items, buffers } = bufferSequence('readv', args[1]);
  return [fd, items, buffers];
}

/** Reads into the room. Returns a native code or a byte count. */
export function readIntoRoom(fd: number, length: number, timeout: number): number {
  room.reserve(length);
  return syscalls.read(fd, room.memory, room.offset, length, timeout);
}
