/** trace(): shows the system calls that the package makes. */
import { traceNames } from '../addon/trace.js';
import { typeName } from '../python/types.js';
import { toFilter } from './filter.js';
import { type Listener, listen, tellNow, unlisten, unlistenAll } from './listeners.js';
import { lineOf, writeAll } from './output.js';
import type { TracedCall } from './traced-call.js';

const STDERR = 2;

/**
 * What trace() returns: the trace goes on until this is closed.
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
   * Shows at once what has been recorded and was to be shown when your code returns to the event loop.
   */
  flush(): void {
    tellNow();
  }

  /**
   * `close()`
   *
   * Shows what has been recorded, and ends this trace. Others go on. Closing it again does nothing.
   */
  close(): void {
    unlisten(this.#listener);
  }

  /** Closes it at the end of a `using` block. */
  [Symbol.dispose](): void {
    this.close();
  }
}

function hearing(to: unknown): Listener['hear'] {
  if (typeof to === 'function') return to as Listener['hear'];
  if (to === true || to === undefined) return (call) => writeAll(STDERR, lineOf(call));
  throw new TypeError(`trace() argument 1 must be a function or bool, not ${typeName(to)}`);
}

/**
 * `trace(to=true, filter='')`
 *
 * Shows every system call that this package makes in this thread from now on, those of its own threads too: a
 * line each on the standard error's descriptor, in the notation of strace(1), or a call of your function.
 *
 * Your function is called after the system call has returned, never in the middle of a call: at the end of a
 * method that may wait; for others when your code returns to the event loop, or with the next one that may
 * wait. System calls that it makes itself are not shown, unless it makes them later, after an `await`. What
 * it throws is reported as an uncaught exception, and the call goes on.
 *
 * Calls are kept in memory until they are shown: 1024 of a single method, of which `lost` counts the rest.
 * Lookups of names are not among them: the C library makes as many calls for one as it likes.
 *
 * Differs from Python: an addition. See strace(1), and docs/tracing.md.
 *
 * @param to - true: to the standard error; a function: it gets each call; false: ends all traces of this
 *   thread, that of PYSOCKET_TRACE too
 * @param filter - words between commas: `net` (calls on sockets), `poll` (calls that wait for descriptors),
 *   `desc` (the others), names of system calls, `fd:7`. Of several calls one is enough, of several
 *   descriptors too
 * @returns the trace: close it, or declare it with `using`
 * @throws TypeError; ValueError for a filter with another word; MemoryError
 */
export function trace(to: boolean | ((call: TracedCall) => void) = true, filter = ''): Trace {
  const text: unknown = filter;
  if (typeof text !== 'string') {
    throw new TypeError(`trace() argument 2 must be str, not ${typeName(text)}`);
  }
  const listener = {
    hear: to === false ? () => undefined : hearing(to),
    filter: toFilter(text, traceNames()[0]),
  };
  if (to === false) unlistenAll();
  else listen(listener);
  return new Trace(listener);
}
