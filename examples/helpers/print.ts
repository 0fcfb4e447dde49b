import * as fs from 'node:fs';
import { repr } from './repr';
import { codeOf, pause } from './wait';

/**
 * Writes text to standard output and returns only when the system has it.
 *
 * console.log hands its text to the event loop when standard output is a pipe; a program that then
 * blocks in accept() or recv() would never show it. Hence fs.writeSync.
 */
export function write(text: string): void {
  let rest = Buffer.from(text, 'utf-8');
  while (rest.length > 0) {
    try {
      rest = rest.subarray(fs.writeSync(1, rest));
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error;
      pause(1);
    }
  }
}

/** Python's print(): the values separated by a space, strings as they are, the rest as repr(). */
export function print(...values: unknown[]): void {
  const texts = values.map((value) => (typeof value === 'string' ? value : repr(value)));
  write(`${texts.join(' ')}\n`);
}
