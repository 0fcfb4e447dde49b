/** Waits until a socket is writable, on Windows, where no other call of the addon does it. */
import { native } from './binding.js';
import { TIMED_OUT } from './result.js';

const { POLLOUT = 0 } = native.pollConstants();

/** A struct pollfd, whose second word holds events and revents, half a word each, and room for one more. */
const rows = new Int32Array(4);
const halves = new Int16Array(rows.buffer);
const EVENTS = 2;
const found = new Int32Array(2);

export function poll(fd: number, nanoseconds: number): number {
  rows[0] = fd;
  halves[EVENTS] = POLLOUT;
  const ready = native.pollMany(rows, 1, nanoseconds, found);
  return ready === 0 ? TIMED_OUT : Math.min(ready, 0);
}
