/** fcntl.fcntl(). */
import { native } from '../addon/binding.js';
import { check } from '../addon/check.js';
import { lacking } from '../addon/lacking.js';
import { refuseAbsent } from '../python/absent.js';
import { toCInt, toMasked32 } from '../python/arguments.js';
import type { Bytes } from '../python/bytes.js';
import { takesFrom } from '../python/clinic.js';
import { publishWhere } from '../python/entry.js';
import { type HasFileno, toFileno } from '../python/file-descriptor.js';
import type { Integer } from '../python/types.js';
import { toCopy } from './control-argument.js';

const { fcntl: control = lacking('fcntl'), fcntlBytes: controlBytes = lacking('fcntl') } = native;

/**
 * `fcntl.fcntl(fd, cmd, arg=0, /)`
 *
 * Reads or changes a property of a descriptor: its flags, the mode of its open file, the size of a pipe.
 * See fcntl(2). The commands that wait for a lock (F_SETLKW, F_OFD_SETLKW) block until they have it. A signal
 * that the program handles, or worker.terminate(), ends the wait.
 *
 * @param fd - a descriptor, or an object with fileno(): a socket of either flavour
 * @param cmd - the command: F_GETFL, F_SETFL, F_GETFD, ...
 * @param arg - the number that the command takes, truncated to 32 bits
 * @returns the result of the command: the flags, the new descriptor, usually 0
 * @throws OSError (EINVAL for a command that the descriptor does not support, EBADF, EDEADLK, EMFILE),
 * InterruptedError, BlockingIOError (EAGAIN) for a lock that is held elsewhere, PermissionError (EPERM), ValueError for
 * a negative descriptor and for more than 1024 bytes, OverflowError, TypeError
 */
export function fcntl(fd: HasFileno, cmd: Integer, arg?: Integer): number;
/**
 * `fcntl.fcntl(fd, cmd, arg, /)`, with bytes
 *
 * @param arg - at most 1024 bytes for the command (`struct flock`), or text
 * @returns the bytes as the kernel left them, with the length of arg
 */
export function fcntl(fd: HasFileno, cmd: Integer, arg: Buffer | string): Bytes;
export function fcntl(...args: unknown[]): number | Bytes {
  refuseAbsent('fcntl', args);
  takesFrom('fcntl.fcntl', [2, 3], args);
  const [given, number, arg] = args;
  const fd = toFileno(given);
  const command = toCInt(number);
  const copy = toCopy('fcntl', arg);
  if (copy === null) {
    const value = arg === undefined ? 0 : toMasked32(arg) | 0;
    return check(control(fd, command, value), 'fcntl');
  }
  check(controlBytes(fd, command, copy), 'fcntl');
  return copy;
}

publishWhere(native.fcntl !== undefined, exports as object, ['fcntl']);
