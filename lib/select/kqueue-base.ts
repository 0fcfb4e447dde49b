/** Python's kqueue objects: the parts that both flavours share. */
import { native } from '../addon/binding.js';
import { check } from '../addon/check.js';
import { EBADF, EINVAL } from '../addon/errno.js';
import { type KeventRow, KeventRows } from '../addon/kevents.js';
import { failure } from '../addon/result.js';
import { takesOne, toCInt } from '../python/arguments.js';
import { keywordsOf, takesFrom } from '../python/clinic.js';
import { ValueError } from '../python/errors.js';
import { typeName } from '../python/types.js';
import { NONE, TRY_ONLY } from '../waiting/timeout.js';
import { Adopted, KernelSet } from './kernel-set.js';
import { Kevent, ReadEvent, rowOf } from './kevent-object.js';
import { toTime } from './select.js';
import { iterableOf } from './selection.js';

/** The checked arguments of control(). */
export interface ControlRequest {
  readonly changes: readonly KeventRow[];
  readonly most: number;
  readonly nanoseconds: number;
}

/** The changes of every attempt after the first, as changes are made only once. */
const NO_CHANGES: readonly KeventRow[] = [];

function created(args: ArrayLike<unknown>): number {
  const keywords = keywordsOf(args);
  if (args.length > (keywords === null ? 0 : 1)) throw new TypeError('kqueue() takes no arguments');
  if (keywords !== null && keywords.length > 0) {
    throw new TypeError('kqueue() takes no keyword arguments');
  }
  return check(native.kqueueCreate?.() ?? -EINVAL, 'kqueue');
}

/** Converts the timeout of control(). CPython has one error text for every invalid value. */
function patienceOf(timeout: unknown): number {
  if (timeout === null || timeout === undefined) return NONE;
  let nanoseconds: number;
  try {
    nanoseconds = toTime(timeout, '');
  } catch {
    throw new TypeError(`timeout argument must be a number or None, got ${typeName(timeout)}`);
  }
  if (nanoseconds < 0) throw new ValueError('timeout must be positive or None');
  return nanoseconds;
}

function changesOf(changelist: unknown): readonly KeventRow[] {
  if (changelist === null) return NO_CHANGES;
  return [...iterableOf(changelist, 'changelist is not iterable')].map((change) => {
    if (change instanceof Kevent) return rowOf(change);
    throw new TypeError('changelist must be an iterable of select.kevent objects');
  });
}

/** A kqueue(2) of either flavour. */
export abstract class KqueueBase extends KernelSet {
  private readonly rows = new KeventRows();

  /** @internal */
  protected constructor(args: ArrayLike<unknown>) {
    super('kqueue', args, created);
  }

  /** @internal Makes changes without reading events. */
  change(...events: readonly Kevent[]): void {
    const request = { changes: events.map(rowOf), most: 0, nanoseconds: 0 };
    this.open();
    const result = this.ask(request, TRY_ONLY);
    if (result < 0) throw failure(result, { syscall: 'kevent' });
  }

  /** @internal Checks the arguments of control(). */
  protected request(args: ArrayLike<unknown>): ControlRequest {
    takesFrom('kqueue.control', [2, 3], args);
    const most = toCInt(args[1]);
    this.open();
    if (most < 0) {
      throw new ValueError(`Length of eventlist must be 0 or positive, got ${most}`);
    }
    const nanoseconds = patienceOf(args[2]);
    return { changes: changesOf(args[0]), most, nanoseconds };
  }

  /** @internal Makes the changes, and returns the number of events, or a code. */
  protected ask({ changes, most }: ControlRequest, nanoseconds: number): number {
    return this.rows.control(this.descriptor.fd, changes, most, nanoseconds);
  }

  /** @internal Like ask(), but without the changes, which have been made already, and without waiting. */
  protected askAgain({ most }: ControlRequest): number {
    return this.ask({ changes: NO_CHANGES, most, nanoseconds: 0 }, TRY_ONLY);
  }

  /** @internal */
  protected take(count: number): Kevent[] {
    const events: Kevent[] = [];
    for (let nth = 0; nth < count; nth++)
      events.push(new Kevent(new ReadEvent(this.rows.event(nth))));
    return events;
  }
}

/** Returns the descriptor that fromfd() adopts, or none for -1, for which CPython makes a new kqueue. */
export function adoptedFrom(args: ArrayLike<unknown>): readonly Adopted[] {
  takesOne('kqueue.fromfd', args);
  const fd = toCInt(args[0]);
  if (fd === -1) return [];
  if (fd < 0) throw failure(-EBADF, { syscall: 'kqueue' });
  return [new Adopted(fd)];
}
