/** Python's input(), which does not block the event loop here. */
import { native } from '../../addon/binding.js';
import {
  openStandardInput,
  prompt as show,
  STDIN,
  toInput,
} from '../../builtins/standard-input.js';
import type { TextIOWrapper } from '../../file/text-io-wrapper.js';
import { type Cancellable, signalKeyword, takeSignal } from '../../waiting/abort.js';
import { readv } from '../fd/read.js';
import { later } from '../file/files.js';
import { readInto } from './read-ahead.js';

function readDescriptor(buffer: Uint8Array, keywords?: Cancellable): Promise<number> {
  return readv(STDIN, [buffer], keywords);
}

let file: TextIOWrapper<'later'> | null = null;

/**
 * `input(prompt='', /)`
 *
 * Writes a prompt to standard output at once, and waits for a line from standard input. Calls get their lines in
 * the order in which they were made; a waiting call keeps the process alive. Mirrors Python's input().
 *
 * @param prompt - written first, as text
 * @param keywords - signal: cancels; what was read is kept for the next call
 * @returns a promise of the line without its line ending
 * @throws EOFError at the end of the input, UnicodeDecodeError, OSError, AbortError for a signal; TypeError if the
 * program uses process.stdin
 */
export function input(prompt?: unknown, keywords?: Cancellable): Promise<string>;
/** `input()`: without a prompt. */
export function input(keywords: Cancellable): Promise<string>;
export async function input(...args: unknown[]): Promise<string> {
  const signal = takeSignal(args);
  show(args);
  file ??= openStandardInput(later, native.readv === undefined ? readInto : readDescriptor);
  return toInput(await file.readline(...signalKeyword(signal)));
}
