/** The newline= option of text files: where a line ends, and how its newline is translated. */
import { ValueError } from '../../python/errors.js';

const CR = 0x0d;
const LF = 0x0a;

const MARKS: ReadonlySet<string> = new Set(['\n', '\r', '\r\n']);

export type NewlineName = '\n' | '\r' | '\r\n';

/** Python: what newline=None, '', '\n', '\r' and '\r\n' mean. */
export class Newline {
  /** True if any of the three kinds ends a line. */
  readonly universal: boolean;
  /** True if every newline is read as \n. */
  readonly translates: boolean;
  /** What \n is written as, or null if it is not translated. */
  readonly written: string | null;

  constructor(private readonly mark: string | null) {
    this.universal = mark === null || mark === '';
    this.translates = mark === null;
    this.written = mark === '\r' || mark === '\r\n' ? mark : null;
  }

  /** Returns the end of the line that begins at `start`, including its newline, or -1. */
  find(text: string, start: number): number {
    if (this.translates || this.mark === '\n') return text.indexOf('\n', start) + 1 || -1;
    if (this.universal) return findUniversal(text, start);
    const mark = this.mark ?? '\n';
    const at = text.indexOf(mark, start);
    return at < 0 ? -1 : at + mark.length;
  }

  /** Returns how many units at the end of a text without a newline may be the first part of one. */
  partial(text: string, start: number): number {
    if (this.mark !== '\r\n') return 0;
    return text.length > start && text.charCodeAt(text.length - 1) === CR ? 1 : 0;
  }
}

// The decoder holds back a \r until it knows what follows, so that no \r\n is split.
function findUniversal(text: string, start: number): number {
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF) return i + 1;
    if (code === CR) return text.charCodeAt(i + 1) === LF ? i + 2 : i + 1;
  }
  return -1;
}

/** Throws for an invalid newline. */
export function checkNewline(mark: string | null): void {
  if (mark === null || mark === '' || MARKS.has(mark)) return;
  // CPython formats it as a C string, which ends at a NUL.
  throw new ValueError(`illegal newline value: ${mark.replace(/\0.*/s, '')}`);
}
