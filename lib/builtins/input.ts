/** Python's input(). */
import { native } from '../addon/binding.js';
import { readNow } from '../addon/node-files.js';
import { blocking } from '../file/blocking.js';
import type { TextIOWrapper } from '../file/text-io-wrapper.js';
import { readv } from '../fd/read.js';
import { BlockingIOError } from '../python/errors.js';
import { select } from '../select/select.js';
import { openStandardInput, prompt as show, STDIN, toInput } from './standard-input.js';

/** Reads, and waits even if other code has made the descriptor non-blocking. */
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

/** Reads where there is no native read(2). */
function readFile(buffer: Uint8Array): number {
  return readNow(STDIN, buffer, null);
}

let file: TextIOWrapper<'now'> | null = null;

/**
 * `input(prompt='', /)`
 *
 * Writes a prompt to standard output, and waits for a line from standard input, which may be a terminal, a pipe or a
 * file. The input is UTF-8. Input after the line is kept for the next call. Mirrors Python's input().
 *
 * Differs from Python: a signal with a handler in JavaScript ends the call, and nothing is lost (row 1 of README's
 * table). On Windows nothing ends it, and console input is in the console's code page: `chcp 65001` makes it UTF-8.
 *
 * @param prompt - written first, as text
 * @returns the line without its line ending
 * @throws EOFError at the end of the input, InterruptedError, UnicodeDecodeError, OSError; TypeError if the program
 * uses process.stdin
 */
export function input(prompt?: unknown): string {
  show(arguments);
  file ??= openStandardInput(blocking, native.readv === undefined ? readFile : readInto);
  return toInput(file.readline());
}
