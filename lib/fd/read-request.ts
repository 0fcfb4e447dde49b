/** The arguments of os.read() and os.readv(), and where the bytes go. */
import { EINVAL } from '../addon/errno.js';
import { failure } from '../addon/result.js';
import { room } from '../addon/slab.js';
import * as syscalls from '../addon/syscalls.js';
import { toCInt, toSsize } from '../python/arguments.js';
import { takesFrom } from '../python/clinic.js';
import { OverflowError } from '../python/errors.js';
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
