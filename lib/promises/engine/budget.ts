/**
 * How many calls may be made in one turn of the event loop. A call that succeeds or fails at once is
 * told in a microtask, so a loop that awaits such calls would never let the event loop turn: timers,
 * other sockets and signals would starve. The budget is the environment's: it does not matter which
 * sockets the calls are on, or how they end. When it is used up, calls go on in the next turn.
 */

/** What a turn may have that nothing has announced. */
const BASE = 256;
/** For each descriptor that has become ready, or call that was put off: what is to be expected then. */
const EACH = 4;

let left = BASE;

/** A turn begins, in which so many things are to be done. */
export function renew(expected: number): void {
  left = BASE + EACH * expected;
}

/** A call is made. */
export function spend(): void {
  left--;
}

export function isSpent(): boolean {
  return left <= 0;
}
