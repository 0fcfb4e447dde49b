/** Counts the calls that wait, on any socket, whether or not they keep the process alive. */

let count = 0;

export function beginWait(): void {
  count++;
}

export function endWait(): void {
  count--;
}

/** True if a call waits that a turn of the event loop might serve. */
export function anyWaits(): boolean {
  return count > 0;
}
