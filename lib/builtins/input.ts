/** Python's input(). */
import { native } from '../addon/binding.js';
import { readNow } from '../addon/node-files.js';
import { blocking } from '../file/blocking.js';
import type { TextIOWrapper } from '../file/text-io-wrapper.js';
import { readv } from '../fd/read.js';
import { BlockingIOError } from '../python/errors.js';
import { select } from '../select/select.js';
import { openStandardInput, prompt as show, STDIN, toInput } from './standard-input.js';

/** Waits, whatever others have made of the descriptor. */
function readInto(buffer: Uint8Array): number {
  for (;;) {
    try {
      return readv(STDIN, [buffer]);
    } catch (error) {
      if (!(error instanceof BlockingIOError)) throw error;
      select([STDIN], [], []);
    }
  }
}

/** Where there is no read(2). */
function readFile(buffer: Uint8Array): number {
  return readNow(STDIN, buffer, null);
}

let file: TextIOWrapper<'now'> | null = null;

/**
 * `input(prompt='', /)`
 *
 * Writes a prompt to standard output, and waits for a line from standard input, whatever that is: a terminal, a pipe, a
 * file. It is UTF-8; what comes behind the line is kept for the next call. Mirrors Python's input().
 *
 * Differs from Python: a signal with a handler in JavaScript ends it, and nothing is lost (row 1 of README's table). On
 * Windows nothing does, and what the console gives is in its own code page: `chcp 65001` makes it UTF-8.
 *
 * @param prompt - what is written before, as text
 * @returns the line without its end
 * @throws EOFError when there is nothing more, InterruptedError, UnicodeDecodeError, OSError; TypeError when the program
 * uses process.stdin
 */
export function input(prompt?: unknown): string {
  show(arguments);
  file ??= openStandardInput(blocking, native.readv === undefined ? readFile : readInto);
  return toInput(file.readline());
}
