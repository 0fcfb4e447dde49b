/** The sizes of control messages. */
import { native } from '../../addon/binding.js';
import { controlLength, controlSpace } from '../../addon/control.js';
import { takesBetween, toSsize } from '../../python/arguments.js';
import { publishWhere } from '../../python/entry.js';
import { OverflowError } from '../../python/errors.js';
import type { Integer } from '../../python/types.js';

const SOCKLEN_MAX = 0x7fffffff;

/**
 * `CMSG_LEN(length, /)`
 *
 * The size of a control message without padding, which is what recvmsg() needs for one item. Not on Windows.
 * See cmsg(3).
 *
 * @param length - how many bytes of data the message has
 * @returns the size in bytes
 * @throws OverflowError for a negative length, or a size beyond the range of a C socklen_t; TypeError
 */
export function CMSG_LEN(length: Integer): number {
  takesBetween('', 'CMSG_LEN', 1, 1, arguments);
  const size = toSsize(length);
  if (size < 0 || size > SOCKLEN_MAX - controlLength(0)) {
    throw new OverflowError('CMSG_LEN() argument out of range');
  }
  return controlLength(size);
}

/**
 * `CMSG_SPACE(length, /)`
 *
 * The size of a control message with padding. For several items recvmsg() needs the sum of these
 * sizes. Not on Windows. See cmsg(3).
 *
 * @param length - how many bytes of data the message has
 * @returns the size in bytes
 * @throws OverflowError for a negative length, or a size beyond the range of a C socklen_t; TypeError
 */
export function CMSG_SPACE(length: Integer): number {
  takesBetween('', 'CMSG_SPACE', 1, 1, arguments);
  const size = toSsize(length);
  if (size < 0 || size > SOCKLEN_MAX - controlSpace(1)) {
    throw new OverflowError('CMSG_SPACE() argument out of range');
  }
  return controlSpace(size);
}

publishWhere(native.controlLength !== undefined, exports as object, ['CMSG_LEN', 'CMSG_SPACE']);
