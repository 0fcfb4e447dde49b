/** The records of system calls that the addon makes: see native/os/trace.h. */
import { native } from './binding.js';
import { failure } from './result.js';

/** Of a record. */
export const RECORD_SIZE = 256;
const AT_ONCE = 64;

const room = new Uint8Array(RECORD_SIZE * AT_ONCE);

/** Names, by the numbers in records. */
export function traceNames(): ReturnType<typeof native.traceNames> {
  return native.traceNames();
}

/**
 * From now on `tell` is called when a native call has left records. atOnce: the call may have waited, nothing is
 * half done, and there may be no other occasion to show them.
 */
export function startTrace(tell: (atOnce: boolean) => void): void {
  const result = native.traceStart(tell);
  if (result < 0) throw failure(result, { syscall: 'trace' });
}

export function stopTrace(): void {
  native.traceStop();
}

/** Runs what makes calls that are not to be recorded. */
export function untraced(task: () => void): void {
  native.traceMute(true);
  try {
    task();
  } finally {
    native.traceMute(false);
  }
}

/** Gives each record that is there to visit, which copies what it wants to keep. */
export function takeRecords(visit: (record: Uint8Array) => void): void {
  for (let taken = AT_ONCE; taken === AT_ONCE;) {
    taken = native.traceTake(room);
    for (let at = 0; at < taken * RECORD_SIZE; at += RECORD_SIZE) {
      visit(room.slice(at, at + RECORD_SIZE));
    }
  }
}
