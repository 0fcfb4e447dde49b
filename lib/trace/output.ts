/** Writes lines to a descriptor: standard error, or a file. */
import { writeSync } from 'node:fs';
import { isMainThread } from '../addon/binding.js';
import { PollRows } from '../addon/polling.js';
import { constant } from './names.js';
import type { TracedCall } from './traced-call.js';

const WAIT = 1e9;

let firstThread: number | undefined;

/**
 * Returns the line of a call. As with `strace -f`, lines of threads other than the first thread of the process
 * begin with the thread's number. Except on Linux, the first thread is the one that makes the main thread's own
 * calls.
 */
export function lineOf(call: TracedCall): string {
  if (isMainThread && call.call !== null) firstThread ??= call.thread;
  const own =
    process.platform === 'linux' ? call.thread === process.pid : call.thread === firstThread;
  const lost = call.lost > 0 ? `+++ ${call.lost} calls were lost +++\n` : '';
  return `${own ? '' : `[pid ${call.thread}] `}${String(call)}\n${lost}`;
}

/** Waits for room in a full descriptor that other code has made non-blocking. */
function awaitRoom(fd: number): void {
  const rows = new PollRows();
  rows.add(fd, constant('POLLOUT') ?? 4);
  rows.poll(WAIT);
}

/** Writes all of a text in as few pieces as possible, because other threads write to the same descriptor. */
export function writeAll(fd: number, text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(fd, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      awaitRoom(fd);
    }
  }
}
