/** fcntl.ioctl(). */
import { types } from 'node:util';
import { native } from '../addon/binding.js';
import { check } from '../addon/check.js';
import { lacking } from '../addon/lacking.js';
import { refuseAbsent } from '../python/absent.js';
import { toFormatInt, toMasked32 } from '../python/arguments.js';
import { type Bytes, type BytesLike, toBytes } from '../python/bytes.js';
import { takesFrom } from '../python/clinic.js';
import { publishWhere } from '../python/entry.js';
import { type HasFileno, toFileno } from '../python/file-descriptor.js';
import { type Integer, isTrue } from '../python/types.js';
import { copyOf, toCopy } from './control-argument.js';

const { ioctl: ask = lacking('ioctl'), ioctlBytes: askBytes = lacking('ioctl') } = native;

/**
 * `fcntl.ioctl(fd, request, arg=0, mutate_flag=True, /)`
 *
 * Sends a request to a device, a terminal, a pipe or a socket. See ioctl(2), and for requests netdevice(7),
 * ioctl_tty(2), tcp(7). Blocks as long as the device does, and nothing ends the wait.
 *
 * A Buffer or text represents Python's bytes: the device gets a copy, and the changed copy is returned. Any
 * other view or memory represents a bytearray, which the device changes.
 *
 * Up to 16384 bytes the device does not access the program's own memory, so a request that writes more bytes
 * than arg has room for does no harm. The device may take a number for an address: never pass an address.
 *
 * @param fd - a descriptor, or an object with fileno(): a socket of either flavour
 * @param request - the request: SIOCGIFADDR, TIOCGWINSZ, ..., truncated to 32 bits
 * @param arg - the number that the request takes
 * @returns what the device returns, usually 0
 * @throws OSError (ENOTTY for a request that the descriptor does not support, EBADF, EFAULT, EINVAL, ENODEV),
 * PermissionError (EPERM), ValueError for a negative descriptor and for more than 1024 bytes to copy,
 * OverflowError, TypeError
 */
export function ioctl(fd: HasFileno, request: Integer, arg?: Integer): number;
/**
 * `fcntl.ioctl(fd, request, arg, mutate_flag=True, /)`, with bytes
 *
 * @param arg - at most 1024 bytes for the request, or text
 * @returns the bytes as the device left them, with the length of arg
 */
export function ioctl(
  fd: HasFileno,
  request: Integer,
  arg: Buffer | string,
  mutate_flag?: boolean,
): Bytes;
/**
 * `fcntl.ioctl(fd, request, arg, /)`, with memory
 *
 * @param arg - memory of any length, which the device changes
 * @returns what the device returns, usually 0
 */
export function ioctl(fd: HasFileno, request: Integer, arg: BytesLike): number;
/**
 * `fcntl.ioctl(fd, request, arg, False, /)`
 *
 * @param arg - at most 1024 bytes for the request, which remain unchanged
 * @returns the bytes as the device left them
 */
export function ioctl(
  fd: HasFileno,
  request: Integer,
  arg: BytesLike | string,
  mutate_flag: false,
): Bytes;
/** `fcntl.ioctl(fd, request, arg, mutate_flag, /)` */
export function ioctl(
  fd: HasFileno,
  request: Integer,
  arg: BytesLike,
  mutate_flag: boolean,
): number | Bytes;
export function ioctl(...args: unknown[]): number | Bytes {
  refuseAbsent('ioctl', args);
  takesFrom('fcntl.ioctl', [2, 4], args);
  const [given, number, arg, flag] = args;
  const fd = toFileno(given);
  const request = toMasked32(number);
  const mutates = flag === undefined || isTrue(flag);
  const copy = toCopy('ioctl', arg);
  if (copy !== null) return changed(fd, request, copy);
  if (!ArrayBuffer.isView(arg) && !types.isAnyArrayBuffer(arg)) {
    return check(ask(fd, request, arg === undefined ? 0 : toFormatInt(arg)), 'ioctl');
  }
  const memory = toBytes(arg);
  if (!mutates) return changed(fd, request, copyOf('ioctl', memory));
  return check(askBytes(fd, request, memory), 'ioctl');
}

function changed(fd: number, request: number, copy: Bytes): Bytes {
  check(askBytes(fd, request, copy), 'ioctl');
  return copy;
}

publishWhere(native.ioctl !== undefined, exports as object, ['ioctl']);
