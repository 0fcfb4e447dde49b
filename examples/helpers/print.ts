import { writeSync } from 'node:fs';
import { BlockingIOError } from 'pysocket';
import fd from 'pysocket/fd';
import { select } from 'pysocket/select';
import { repr } from './repr';

const STDOUT = 1;
/** Python's os.write(). On Windows pysocket has sockets only, and files are Node's. */
const put = 'write' in fd ? fd.write : writeSync;

/**
 * Writes text to standard output and returns only when the system has it.
 *
 * console.log hands its text to the event loop when standard output is a pipe; a program that then
 * blocks in accept() or recv() would never show it. Hence os.write().
 */
export function write(text: string): void {
  let rest = Buffer.from(text, 'utf-8');
  while (rest.length > 0) {
    try {
      rest = rest.subarray(put(STDOUT, rest));
    } catch (error) {
      if (!(error instanceof BlockingIOError)) throw error;
      // Node has made it non-blocking.
      select([], [STDOUT], []);
    }
  }
}

/** Python's print(): the values separated by a space, strings as they are, the rest as repr(). */
export function print(...values: unknown[]): void {
  const texts = values.map((value) => (typeof value === 'string' ? value : repr(value)));
  write(`${texts.join(' ')}\n`);
}
