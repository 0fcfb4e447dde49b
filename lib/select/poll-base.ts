/** Python's poll objects: the parts that both flavours share. */
import { inspect } from 'node:util';
import { ENOENT } from '../addon/errno.js';
import { PollRows } from '../addon/polling.js';
import { READABLE, URGENT, WRITABLE } from '../addon/ready-bits.js';
import { osError } from '../addon/result.js';
import { takesOne } from '../python/arguments.js';
import { takesFrom, takesUpTo } from '../python/clinic.js';
import { KeyError, OverflowError, RuntimeError, ValueError } from '../python/errors.js';
import { type HasFileno, toFileno } from '../python/file-descriptor.js';
import type { Integer } from '../python/types.js';
import { NONE } from '../waiting/timeout.js';
import { toTime } from './select.js';
import { POLLIN, POLLOUT, POLLPRI } from './constants.js';

const MILLISECOND = 1e6;
const INT_MAX = 2 ** 31 - 1;
const USHORT_MAX = 0xffff;
const ULONG_MAX = 2n ** 64n - 1n;

/** A ready descriptor, and what it is ready for as POLL* bits. */
export type PollEvent = [fd: number, event: number];

/** CPython's converter for an unsigned short. */
function toEventMask(value: unknown): number {
  const isInteger =
    Number.isInteger(value) || typeof value === 'bigint' || typeof value === 'boolean';
  if (!isInteger) throw new TypeError('an integer is required');
  const mask = BigInt(value as Integer | boolean);
  if (mask < 0n) throw new ValueError('value must be positive');
  if (mask > ULONG_MAX) {
    throw new OverflowError('Python int too large to convert to C unsigned long');
  }
  if (mask > USHORT_MAX) throw new OverflowError('Python int too large for C unsigned short');
  return Number(mask);
}

/** Converts a timeout in units of `unit` nanoseconds. A negative value means no timeout. */
export function pollTimeout(value: unknown, unit: number): number {
  if (value === null || value === undefined) return NONE;
  const nanoseconds = toTime(value, 'timeout must be an integer or None', unit);
  if (Math.ceil(nanoseconds / MILLISECOND) > INT_MAX) {
    throw new OverflowError('timeout is too large');
  }
  return nanoseconds < 0 ? NONE : nanoseconds;
}

function directionsOf(mask: number): number {
  return (
    ((mask & POLLIN) !== 0 ? READABLE : 0) |
    ((mask & POLLOUT) !== 0 ? WRITABLE : 0) |
    ((mask & POLLPRI) !== 0 ? URGENT : 0)
  );
}

/** A poll object of either flavour: a set of descriptors, with the events to watch for. */
export abstract class PollBase {
  private readonly masks = new Map<number, number>();
  private readonly rows = new PollRows();
  /** True if the rows are up to date with the masks. */
  private current = false;
  private running = false;

  /**
   * `register(fd, eventmask=POLLIN | POLLPRI | POLLOUT, /)`
   *
   * Watches a descriptor from the next poll() on. A descriptor that is already watched gets the new mask.
   * Mirrors Python's poll.register().
   *
   * @param fd - a descriptor, or an object that has one
   * @param eventmask - POLL* bits to wait for
   * @throws ValueError, OverflowError, TypeError
   */
  register(fd: HasFileno, eventmask: Integer = POLLIN | POLLPRI | POLLOUT): void {
    takesFrom('poll.register', [1, 2], arguments);
    this.set(toFileno(fd), toEventMask(eventmask));
  }

  /**
   * `modify(fd, eventmask, /)`
   *
   * Changes the events of a watched descriptor. Mirrors Python's poll.modify().
   *
   * @param fd - a registered descriptor, or an object that has one
   * @param eventmask - POLL* bits to wait for
   * @throws FileNotFoundError (ENOENT) if it is not watched, ValueError, OverflowError, TypeError
   */
  modify(fd: HasFileno, eventmask: Integer): void {
    takesFrom('poll.modify', [2, 2], arguments);
    const number = toFileno(fd);
    const mask = toEventMask(eventmask);
    if (!this.masks.has(number)) throw osError(ENOENT);
    this.set(number, mask);
  }

  /**
   * `unregister(fd, /)`
   *
   * Stops watching a descriptor. Mirrors Python's poll.unregister().
   *
   * @param fd - a registered descriptor, or an object that has one
   * @throws KeyError if it is not watched, ValueError, TypeError
   */
  unregister(fd: HasFileno): void {
    takesOne('poll.unregister', arguments);
    const number = toFileno(fd);
    if (!this.masks.delete(number)) throw new KeyError(number);
    this.current = false;
  }

  /** Python: repr(poll) */
  toString(): string {
    return '<select.poll object>';
  }

  /** @internal what console.log() shows */
  [inspect.custom](): string {
    return this.toString();
  }

  private set(fd: number, mask: number): void {
    this.masks.set(fd, mask);
    this.current = false;
  }

  /** @internal Begins a call of poll() and returns its timeout in nanoseconds. Only one call may run at a time. */
  protected begin(args: ArrayLike<unknown>): number {
    takesUpTo('poll.poll', 1, args);
    const nanoseconds = pollTimeout(args[0], MILLISECOND);
    if (this.running) throw new RuntimeError('concurrent poll() invocation');
    this.running = true;
    if (!this.current) this.fill();
    return nanoseconds;
  }

  private fill(): void {
    this.rows.clear();
    for (const [fd, mask] of this.masks) this.rows.add(fd, mask);
    this.current = true;
  }

  /** @internal */
  protected end(): void {
    this.running = false;
  }

  /** @internal */
  protected ask(nanoseconds: number): number {
    return this.rows.poll(nanoseconds);
  }

  /** @internal Returns the descriptors and, as bits of the engine, the directions that the call asks for. */
  protected directions(): Iterable<readonly [fd: number, directions: number]> {
    return [...this.masks].map(([fd, mask]) => [fd, directionsOf(mask)] as const);
  }

  /** @internal Returns the events of the ready descriptors. */
  protected take(ready: number): PollEvent[] {
    const { rows } = this;
    const events: PollEvent[] = [];
    for (let nth = 0; nth < ready; nth++) events.push([rows.fd(rows.rowOf(nth)), rows.bitsOf(nth)]);
    return events;
  }
}
