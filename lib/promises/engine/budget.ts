/**
 * How many calls may be made in one turn of the event loop. A call that succeeds or fails at once
 * settles in a microtask, so a program that awaits such calls in a loop would never let the event loop
 * turn: timers, other sockets and signals would starve. There is one budget per environment, whatever
 * the sockets and the outcomes of the calls. When it is used up, calls continue in the next turn.
 */

/** The calls that any turn may make. */
const BASE = 256;
/** Additional calls for each descriptor that has become ready, and for each call that was put off. */
const EACH = 4;

let left = BASE;

/** Begins a turn. expected: the number of ready descriptors, or of tasks that were put off. */
export function renew(expected: number): void {
  left = BASE + EACH * expected;
}

/** Counts one call. */
export function spend(): void {
  left--;
}

export function isSpent(): boolean {
  return left <= 0;
}
