/** Waiting until a socket takes bytes, where no other call of the addon does it: on Windows. */
import { native } from './binding.js';
import { TIMED_OUT } from './result.js';

const { POLLOUT = 0 } = native.pollConstants();

/** A struct pollfd, whose events are the lower half of its second word there, and room for one more. */
const rows = new Int32Array(4);
const found = new Int32Array(2);

export function poll(fd: number, nanoseconds: number): number {
  rows.set([fd, POLLOUT]);
  const ready = native.pollMany(rows, 1, nanoseconds, found);
  return ready === 0 ? TIMED_OUT : Math.min(ready, 0);
}
