import * as fs from 'node:fs';
import { Lines } from './lines';
import { write } from './print';
import { codeOf, pause } from './wait';

const lines = new Lines();

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

/** Python's input(): writes the prompt without a newline, then blocks until a whole line came. */
export function input(prompt = ''): string {
  write(prompt);
  for (;;) {
    const line = lines.next();
    if (line !== null) return line;
    const more = readMore();
    if (more === null) return lines.last();
    lines.add(more);
  }
}
