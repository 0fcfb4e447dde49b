/** The newline= of text files: where a line ends, and what becomes of its end. */
import { ValueError } from '../../python/errors.js';

const CR = 0x0d;
const LF = 0x0a;

const MARKS: ReadonlySet<string> = new Set(['\n', '\r', '\r\n']);

export type NewlineName = '\n' | '\r' | '\r\n';

/** Python: what newline=None, '', '\n', '\r' and '\r\n' mean. */
export class Newline {
  /** Any of the three ends a line. */
  readonly universal: boolean;
  /** What is read has only \n. */
  readonly translates: boolean;
  /** What \n becomes when it is written, or null: itself. */
  readonly written: string | null;

  constructor(private readonly mark: string | null) {
    this.universal = mark === null || mark === '';
    this.translates = mark === null;
    this.written = mark === '\r' || mark === '\r\n' ? mark : null;
  }

  /** Where the line that begins at start ends, with its newline, or -1. */
  find(text: string, start: number): number {
    if (this.translates || this.mark === '\n') return text.indexOf('\n', start) + 1 || -1;
    if (this.universal) return findUniversal(text, start);
    const mark = this.mark ?? '\n';
    const at = text.indexOf(mark, start);
    return at < 0 ? -1 : at + mark.length;
  }

  /** How many units at the end of a text without a newline may be the first part of one. */
  partial(text: string, start: number): number {
    if (this.mark !== '\r\n') return 0;
    return text.length > start && text.charCodeAt(text.length - 1) === CR ? 1 : 0;
  }
}

// The decoder keeps a \r back until it knows what follows, so that no \r\n is torn.
function findUniversal(text: string, start: number): number {
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF) return i + 1;
    if (code === CR) return text.charCodeAt(i + 1) === LF ? i + 2 : i + 1;
  }
  return -1;
}

/** Throws for a newline that is none. */
export function checkNewline(mark: string | null): void {
  if (mark === null || mark === '' || MARKS.has(mark)) return;
  // CPython shows a C string.
  throw new ValueError(`illegal newline value: ${mark.replace(/\0.*/s, '')}`);
}
