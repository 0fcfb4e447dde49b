/** The records that the addon makes of system calls. See native/os/trace.h. */
import { native } from './binding.js';
import { failure } from './result.js';

/** The size of a record in bytes. */
export const RECORD_SIZE = 256;
const AT_ONCE = 64;

const room = new Uint8Array(RECORD_SIZE * AT_ONCE);

/** Returns the names that the numbers in records stand for. */
export function traceNames(): ReturnType<typeof native.traceNames> {
  return native.traceNames();
}

/**
 * Starts tracing: `tell` is called whenever a native call has left records. atOnce is true if the
 * call may have waited: no operation is half done then, and there may be no other occasion to show
 * the records.
 */
export function startTrace(tell: (atOnce: boolean) => void): void {
  const result = native.traceStart(tell);
  if (result < 0) throw failure(result, { syscall: 'trace' });
}

export function stopTrace(): void {
  native.traceStop();
}

/** Runs a task whose calls are not recorded. */
export function untraced(task: () => void): void {
  native.traceMute(true);
  try {
    task();
  } finally {
    native.traceMute(false);
  }
}

/** Passes each available record to `visit`, which copies what it wants to keep. */
export function takeRecords(visit: (record: Uint8Array) => void): void {
  for (let taken = AT_ONCE; taken === AT_ONCE;) {
    taken = native.traceTake(room);
    for (let at = 0; at < taken * RECORD_SIZE; at += RECORD_SIZE) {
      visit(room.slice(at, at + RECORD_SIZE));
    }
  }
}
