/** Functions that make descriptors other than sockets: os.pipe(), os.openpty(), os.eventfd(). */
import { native } from '../addon/binding.js';
import { check } from '../addon/check.js';
import { lacking } from '../addon/lacking.js';
import { EFD_CLOEXEC } from './constants.js';
import { takesNone, toCInt } from '../python/arguments.js';
import { bindNamed } from '../python/clinic.js';
import { publishWhere } from '../python/entry.js';
import { OverflowError, ValueError } from '../python/errors.js';
import type { Integer } from '../python/types.js';

const { openpty: makePty = lacking('openpty'), pipe: makePipe = lacking('pipe') } = native;
const UINT_MAX = 2n ** 32n - 1n;
const ULONG_MAX = 2n ** 64n - 1n;

type Pair = [first: number, second: number];

/** Makes two descriptors. The package gives up their ownership, as the caller must close plain numbers. */
function pairOf(make: (out: Int32Array) => number, syscall: string): Pair {
  const fds = new Int32Array(2);
  check(make(fds), syscall);
  const [first = -1, second = -1] = fds;
  native.disown(first);
  native.disown(second);
  return [first, second];
}

/**
 * `os.pipe()`
 *
 * Makes a pipe. Its descriptors are blocking and not inheritable. See pipe(2), pipe(7).
 *
 * @returns the descriptor to read from, and the one to write to; the caller must close both
 * @throws OSError (EMFILE, ENFILE), TypeError
 */
export function pipe(): [r: number, w: number] {
  takesNone('posix.pipe', arguments);
  return pairOf(makePipe, 'pipe');
}

/**
 * `os.openpty()`
 *
 * Opens a pair of pseudo-terminals. Data written to the slave can be read from the master, and vice versa,
 * with a terminal's echo, lines and signals. Neither becomes the controlling terminal, and neither is
 * inheritable. See openpty(3), pty(7).
 *
 * @returns the descriptors of the master and of the slave; the caller must close both
 * @throws OSError (EMFILE, ENOSPC if there are too many, ENOENT if /dev/pts is not mounted), TypeError
 */
export function openpty(): [master: number, slave: number] {
  takesNone('posix.openpty', arguments);
  return pairOf(makePty, 'openpty');
}

/** Keywords of eventfd(). */
export interface EventfdKeywords {
  initval: Integer;
  flags?: Integer;
}

interface Eventfd {
  (initval: Integer, flags?: Integer): number;
  (initval: Integer, keywords: Pick<EventfdKeywords, 'flags'>): number;
  (keywords: EventfdKeywords): number;
}

/**
 * `os.eventfd(initval, flags=EFD_CLOEXEC)`
 *
 * Makes a counter for which a program can wait. A write adds a 64-bit number to it, given as eight bytes in
 * native byte order. A read returns the counter in eight bytes and sets it to 0, and blocks while it is 0. See
 * eventfd(2). Linux only: elsewhere the name is absent.
 *
 * @param initval - the initial value of the counter, 32 bits
 * @param flags - EFD_CLOEXEC, EFD_NONBLOCK, EFD_SEMAPHORE, with which a read subtracts 1
 * @returns the descriptor, which the caller must close
 * @throws OSError (EMFILE, EINVAL for other flags), ValueError, OverflowError, TypeError
 */
export declare const eventfd: Eventfd;

function makeEventfd(make: NonNullable<typeof native.eventfd>): (...args: unknown[]) => number {
  return (...args) => {
    const { initval, flags } = bindNamed('eventfd', ['initval', 'flags'], 1, args);
    const count = toUnsignedInt(initval);
    const fd = check(make(count, flags === undefined ? EFD_CLOEXEC : toCInt(flags)), 'eventfd');
    native.disown(fd);
    return fd;
  };
}

/** Converts an argument that CPython's Argument Clinic reads as an unsigned int. */
function toUnsignedInt(value: unknown): number {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'bigint' && !(typeof value === 'number' && Number.isInteger(value))) {
    throw new TypeError('an integer is required');
  }
  const exact = BigInt(value);
  if (exact < 0n) throw new ValueError('value must be positive');
  if (exact > ULONG_MAX) {
    throw new OverflowError('Python int too large to convert to C unsigned long');
  }
  if (exact > UINT_MAX) throw new OverflowError('Python int too large for C unsigned int');
  return Number(exact);
}

if (native.eventfd !== undefined) {
  const made = makeEventfd(native.eventfd);
  Object.defineProperty(made, 'name', { value: 'eventfd' });
  Object.assign(exports, { eventfd: made });
}
publishWhere(native.pipe !== undefined, exports as object, ['pipe', 'openpty', 'eventfd']);
