import * as fs from 'node:fs';
import { write } from './print';
import { codeOf, pause } from './wait';

/** Python's EOFError: standard input ended before input() had read anything. */
export class EOFError extends Error {
  override readonly name = 'EOFError';

  constructor() {
    super('EOF when reading a line');
  }
}

const NEWLINE = 0x0a;

/** Bytes already read from standard input but not yet handed out as a line. */
let pending = Buffer.alloc(0);

/** Reads more bytes of standard input, blocking; null at its end. */
function readMore(): Buffer | null {
  const chunk = Buffer.alloc(4096);
  for (;;) {
    try {
      const count = fs.readSync(0, chunk, 0, chunk.length, null);
      return count === 0 ? null : chunk.subarray(0, count);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EOF') return null; // Windows' word for the end of a pipe
      if (code !== 'EAGAIN') throw error;
      pause(5);
    }
  }
}

/**
 * Python's input(): writes the prompt without a newline, then blocks until a whole line came.
 *
 * Only whole lines are decoded, so a character whose UTF-8 bytes arrive in two reads stays whole.
 */
export function input(prompt = ''): string {
  write(prompt);
  let end = pending.indexOf(NEWLINE);
  while (end < 0) {
    const more = readMore();
    if (more === null) {
      if (pending.length === 0) throw new EOFError();
      const last = pending.toString('utf-8');
      pending = Buffer.alloc(0);
      return last;
    }
    pending = Buffer.concat([pending, more]);
    end = pending.indexOf(NEWLINE);
  }
  const line = pending.subarray(0, end).toString('utf-8');
  pending = pending.subarray(end + 1);
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
