/** Lines to a descriptor: the standard error's, or a file's. */
import { writeSync } from 'node:fs';
import { isMainThread } from '../addon/binding.js';
import { PollRows } from '../addon/polling.js';
import { constant } from './names.js';
import type { TracedCall } from './traced-call.js';

const WAIT = 1e9;

let firstThread: number | undefined;

/**
 * As `strace -f` has it, lines of another thread than the process's first begin with its number. The first
 * thread's are those that the main thread's own calls have.
 */
export function lineOf(call: TracedCall): string {
  if (isMainThread && call.call !== null) firstThread ??= call.thread;
  const own =
    process.platform === 'linux' ? call.thread === process.pid : call.thread === firstThread;
  const lost = call.lost > 0 ? `+++ ${call.lost} calls were lost +++\n` : '';
  return `${own ? '' : `[pid ${call.thread}] `}${String(call)}\n${lost}`;
}

/** Somebody has made the descriptor non-blocking, and it takes no more: waits until it does. */
function awaitRoom(fd: number): void {
  const rows = new PollRows();
  rows.add(fd, constant('POLLOUT') ?? 4);
  rows.poll(WAIT);
}

/** All of it, in as few pieces as the descriptor takes: other threads write to it too. */
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
