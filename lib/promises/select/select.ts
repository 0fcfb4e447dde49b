/** Python's select.select(), which waits without blocking the thread here. */
import { failure } from '../../addon/result.js';
import { beginAt } from '../../python/entry.js';
import { takesFrom } from '../../python/clinic.js';
import type { HasFileno } from '../../python/file-descriptor.js';
import type { Seconds } from '../../python/types.js';
import { selectTimeout } from '../../select/select.js';
import { FALSELY, Selection, type Three } from '../../select/selection.js';
import { type Cancellable, takeSignal } from '../../waiting/abort.js';
import { TRY_ONLY } from '../../waiting/timeout.js';
import { rejectInTurn } from '../engine/reject-in-turn.js';
import { Descriptors, type Look, untilReady } from './readiness.js';
import type { Waiting } from './waiting.js';

type Lists = Three<unknown, unknown, unknown>;

/**
 * `select(rlist, wlist, xlist, timeout=None, /)`
 *
 * Waits until a descriptor is ready for reading, for writing, or has an exceptional condition, such as urgent
 * bytes. The lists are read at once. Mirrors Python's select.select() and poll(2).
 *
 * Differs from Python: descriptors beyond 1023 work like others (row 19 of README's table); Node's objects that
 * have a descriptor are accepted; close() of one of them through this package ends the call with EBADF; on Windows
 * a failed connection is writable, too (row 26).
 *
 * @param rlist - descriptors, or objects that have one, to read from
 * @param wlist - those to write to
 * @param xlist - those to watch for exceptional conditions
 * @param timeout - in seconds; null: wait forever; 0: do not wait
 * @param keywords - signal: cancels; nothing is lost
 * @returns a promise of the given objects that are ready, in three lists; all are empty on timeout
 * @throws OSError (EBADF; on Windows ENOTSOCK for a descriptor that is not a socket, EINVAL if all lists are empty),
 * ValueError for a closed socket or a negative timeout, OverflowError, TypeError, AbortError for a signal; what a
 * fileno() throws
 */
export function select<
  R extends HasFileno = never,
  W extends HasFileno = never,
  X extends HasFileno = never,
>(
  rlist: Iterable<R>,
  wlist: Iterable<W>,
  xlist: Iterable<X>,
  timeout?: Seconds | null,
  keywords?: Cancellable,
): Promise<Three<R, W, X>>;
/** `select(rlist, wlist, xlist, /)`: waits forever, or until it is cancelled. */
export function select<
  R extends HasFileno = never,
  W extends HasFileno = never,
  X extends HasFileno = never,
>(
  rlist: Iterable<R>,
  wlist: Iterable<W>,
  xlist: Iterable<X>,
  keywords: Cancellable,
): Promise<Three<R, W, X>>;
export function select(...args: unknown[]): Promise<Lists> {
  try {
    const signal = takeSignal(args);
    takesFrom('select.select', [3, 4], args);
    const nanoseconds = selectTimeout(args[3]);
    return untilReady(new Selecting(args[0], args[1], args[2]), nanoseconds, signal);
  } catch (error) {
    return rejectInTurn(beginAt(error as Error, select));
  }
}

class Selecting implements Look<Lists> {
  private readonly selection: Selection<unknown, unknown, unknown>;
  private watching: Descriptors | null = null;

  constructor(rlist: unknown, wlist: unknown, xlist: unknown) {
    this.selection = new Selection(rlist, wlist, xlist);
  }

  now(): Lists | number | null {
    const { selection } = this;
    const ready = selection.ask(TRY_ONLY);
    if (ready === 0 || ready === FALSELY) return null;
    if (ready < 0) return ready;
    const lists = selection.take();
    selection.end();
    return lists;
  }
  nothing(): Lists {
    return [[], [], []];
  }
  fail(code: number): never {
    throw failure(code, { syscall: 'select' });
  }
  watch(call: Waiting): number {
    this.watching = new Descriptors(this.selection.directions());
    return this.watching.watch(call);
  }
  unwatch(): void {
    this.watching?.unwatch();
  }
}
