/** The arguments of ioctl() and share(), which Python's sockets have on Windows. */
import { native } from '../../addon/binding.js';
import { refuseAbsent } from '../../python/absent.js';
import { countGiven, hasKeywords, takesBetween, toMasked32 } from '../../python/arguments.js';
import { ValueError } from '../../python/errors.js';
import { toThreeItems } from '../../python/three-items.js';
import { clinicTypeName } from '../../python/types.js';

/** The requests that Python supports, with their values in ws2tcpip.h and mstcpip.h. */
const {
  SIO_RCVALL = 0x98000001,
  SIO_KEEPALIVE_VALS = 0x98000004,
  SIO_LOOPBACK_FAST_PATH = 0x98000010,
} = native.constants;

/** A request of WSAIoctl() and its argument words. */
export interface IoctlRequest {
  readonly request: number;
  readonly words: Uint32Array;
}

/** Python: the arguments of ioctl(control, option) */
export function ioctlRequest(
  args: ArrayLike<unknown>,
  control: unknown,
  option: unknown,
): IoctlRequest {
  refuseAbsent('ioctl', args, ['control', 'option']);
  takesBetween('socket', 'ioctl', 2, 2, args);
  const request = toLong(control, 'argument 1');
  switch (request) {
    case SIO_RCVALL >>> 0:
    case SIO_LOOPBACK_FAST_PATH >>> 0:
      return { request, words: Uint32Array.of(toMasked32(option)) };
    case SIO_KEEPALIVE_VALS >>> 0:
      return { request, words: Uint32Array.from(toThreeLongs(option)) };
    default:
      throw new ValueError(`invalid ioctl command ${request}`);
  }
}

/** An argument that CPython reads with the format "k": a C long of Windows, silently truncated to 32 bits. */
function toLong(value: unknown, place: string): number {
  const isInteger =
    Number.isInteger(value) || typeof value === 'bigint' || typeof value === 'boolean';
  if (isInteger) return toMasked32(value);
  throw new TypeError(`ioctl() ${place} must be int, not ${clinicTypeName(value)}`);
}

/** An argument that CPython reads with the format "(kkk)". */
function toThreeLongs(option: unknown): number[] {
  const items = toThreeItems('ioctl() argument 2', option);
  return items.map((item, at) => toLong(item, `argument 2, item ${at}`));
}

/** Python: the argument of share(process_id) */
export function shareRequest(args: ArrayLike<unknown>, processId: unknown): number {
  if (hasKeywords(args)) throw new TypeError('socket.share() takes no keyword arguments');
  const count = countGiven(args);
  // CPython omits the function's name here.
  if (count !== 1) throw new TypeError(`function takes exactly 1 argument (${count} given)`);
  return toMasked32(processId);
}
