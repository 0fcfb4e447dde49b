/** Standard input as a text file: the common part of input() in both flavours. */
import { isatty } from 'node:tty';
import { isMainThread, native } from '../addon/binding.js';
import { WINSOCK } from '../addon/errno.js';
import type { TextIOWrapper } from '../file/text-io-wrapper.js';
import { type AnyFile, makefile, type Making, type Owner } from '../file/makefile.js';
import { write } from '../fd/write.js';
import { writeNow } from '../addon/node-files.js';
import { BlockingIOError, EOFError } from '../python/errors.js';
import { takesUpTo } from '../python/clinic.js';
import { str } from '../python/types.js';
import { select } from '../select/select.js';
import type { Way } from '../waiting/way.js';

export const STDIN = 0;
const STDOUT = 1;

/** Reads from standard input into a buffer, in the way of a flavour. */
export type ReadInto = (buffer: Uint8Array, ...rest: never[]) => number | Promise<number>;

/** Returns the object that acts as the socket of the file. It sends nothing, and closing it closes nothing. */
function ownerOf(recv_into: ReadInto): Owner {
  return {
    recv_into: recv_into as Owner['recv_into'],
    send: () => 0,
    fileno: () => STDIN,
    _decref_socketios(): void {
      // Standard input stays open.
    },
    _descriptor: { ioRefs: 0 },
  };
}

/**
 * Opens the file, which keeps input read beyond a line for later. Its lines end at \\n only, as in Python, except on
 * Windows.
 */
export function openStandardInput<W extends Way>(
  making: Making<W>,
  readInto: ReadInto,
): TextIOWrapper<W> {
  const newline = WINSOCK ? null : '\n';
  const keywords = { encoding: 'utf-8', newline };
  const file: AnyFile<W> = makefile(making, ownerOf(readInto), ['r', keywords]);
  return file as TextIOWrapper<W>;
}

/** Throws if a Node stream uses the descriptor. It reads ahead, so two readers would take each other's lines. */
function refuseStream(): void {
  const handles: unknown = Reflect.get(process, '_getActiveHandles');
  if (!isMainThread || typeof handles !== 'function') return;
  const open = Reflect.apply(handles, process, []) as unknown[];
  const isStdin = (handle: unknown): boolean =>
    typeof handle === 'object' && handle !== null && 'fd' in handle && handle.fd === STDIN;
  if (!open.some(isStdin)) return;
  throw new TypeError(
    'input() cannot read standard input: the program uses process.stdin, which reads it too. Use one of them',
  );
}

/** Checks the arguments, and writes the prompt at once. */
export function prompt(args: ArrayLike<unknown>): void {
  const count = takesUpTo('input', 1, args);
  refuseStream();
  if (count > 0) writeAll(Buffer.from(str(args[0])));
}

/** Writes some bytes. Without a native write(2), a pipe blocks, whatever Node has done with it. */
const writeSome = native.write === undefined ? writeNow : write;

function writeAll(bytes: Uint8Array): void {
  let rest = bytes;
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSome(STDOUT, rest));
    } catch (error) {
      if (!(error instanceof BlockingIOError)) throw error;
      // Other code has made the descriptor non-blocking, as Node does with pipes.
      select([], [STDOUT], []);
    }
  }
}

/** Returns the result of input() for a line: the line without its line ending. */
export function toInput(line: string): string {
  // Python's error has no text if input() uses a terminal.
  const told = isatty(STDIN) && isatty(STDOUT) ? [] : ['EOF when reading a line'];
  if (line === '') throw new EOFError(...told);
  return line.endsWith('\n') ? line.slice(0, -1) : line;
}
