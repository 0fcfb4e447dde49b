/** The common part of os.close() in both flavours. */
import { native } from '../addon/binding.js';
import { check } from '../addon/check.js';
import { toCInt } from '../python/arguments.js';
import { bindNamed } from '../python/clinic.js';

/** Checks the argument of close(). */
export function closeRequest(args: ArrayLike<unknown>): number {
  return toCInt(bindNamed('close', ['fd'], 1, args).fd);
}

/** close(2). */
export function closeNumber(fd: number): null {
  check(native.close(fd), 'close');
  return null;
}
