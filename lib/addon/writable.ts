/** Waiting until a socket takes bytes. */
import { native } from './binding.js';
import { PollRows } from './polling.js';
import { TIMED_OUT } from './result.js';
import { sendfile } from './syscalls.js';

const NO_FILE = -1;
const { POLLOUT = 0 } = native.pollConstants();

const rows = new PollRows();

function poll(fd: number, nanoseconds: number): number {
  rows.clear();
  rows.add(fd, POLLOUT);
  const ready = rows.poll(nanoseconds);
  return ready === 0 ? TIMED_OUT : Math.min(ready, 0);
}

/** 0, or a code; errors of the socket are for the next call to find. The time is in nanoseconds. */
export const awaitWritable: (fd: number, nanoseconds: number) => number =
  native.sendfile === undefined
    ? poll
    : // It looks after the descriptor meanwhile.
      (fd, nanoseconds) => sendfile(fd, NO_FILE, 0, 0, nanoseconds);
