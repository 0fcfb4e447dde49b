/** trace(): shows the system calls that the package makes. */
import { traceNames } from '../addon/trace.js';
import { typeName } from '../python/types.js';
import { toFilter } from './filter.js';
import { type Listener, listen, deliverNow, unlisten, unlistenAll } from './listeners.js';
import { lineOf, writeAll } from './output.js';
import type { TracedCall } from './traced-call.js';

const STDERR = 2;

/**
 * What trace() returns. The trace continues until it is closed.
 *
 * Differs from Python: an addition.
 */
export class Trace {
  readonly #listener: Listener;

  /** @internal */
  constructor(listener: Listener) {
    this.#listener = listener;
  }

  /**
   * `flush()`
   *
   * Shows at once the recorded calls that would otherwise be shown when your code returns to the event loop.
   */
  flush(): void {
    deliverNow();
  }

  /**
   * `close()`
   *
   * Shows the recorded calls, and ends this trace. Other traces continue. Closing it again does nothing.
   */
  close(): void {
    unlisten(this.#listener);
  }

  /** Closes the trace at the end of a `using` block. */
  [Symbol.dispose](): void {
    this.close();
  }
}

function callbackOf(to: unknown): Listener['callback'] {
  if (typeof to === 'function') return to as Listener['callback'];
  if (to === true || to === undefined) return (call) => writeAll(STDERR, lineOf(call));
  throw new TypeError(`trace() argument 1 must be a function or bool, not ${typeName(to)}`);
}

/**
 * `trace(to=true, filter='')`
 *
 * Shows every system call that this package makes for this thread from now on, including those of the package's
 * own threads: as a line on standard error, in the notation of strace(1), or by calling your function.
 *
 * Your function is called after the system call has returned, never in the middle of a method: at the end of a
 * method that may wait; for other methods when your code returns to the event loop, or with the next method that
 * may wait. System calls that your function makes are not shown, unless it makes them later, after an `await`. An
 * error that it throws is reported as an uncaught exception, and the traced method continues.
 *
 * Calls are kept in memory until they are shown: at most 1024 for a single method; `lost` counts the others.
 * Name lookups are not shown, because the C library makes an arbitrary number of calls for each.
 *
 * Differs from Python: an addition. See strace(1), and docs/tracing.md.
 *
 * @param to - true: standard error; a function: called with each call; false: ends all traces of this
 *   thread, including that of PYSOCKET_TRACE
 * @param filter - words separated by commas: `net` (calls on sockets), `poll` (calls that wait for descriptors),
 *   `desc` (all others), names of system calls, `fd:7`. A call must match one of the calls, if any are given,
 *   and one of the descriptors, if any are given
 * @returns the trace: close it, or declare it with `using`
 * @throws TypeError; ValueError for a filter with another word; MemoryError
 */
export function trace(to: boolean | ((call: TracedCall) => void) = true, filter = ''): Trace {
  const text: unknown = filter;
  if (typeof text !== 'string') {
    throw new TypeError(`trace() argument 2 must be str, not ${typeName(text)}`);
  }
  const listener = {
    callback: to === false ? () => undefined : callbackOf(to),
    filter: toFilter(text, traceNames()[0]),
  };
  if (to === false) unlistenAll();
  else listen(listener);
  return new Trace(listener);
}
