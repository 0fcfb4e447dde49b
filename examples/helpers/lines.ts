/** Python's EOFError: standard input ended before input() had read anything. */
export class EOFError extends Error {
  override readonly name = 'EOFError';

  constructor() {
    super('EOF when reading a line');
  }
}

const NEWLINE = 0x0a;

/**
 * Bytes that were read but not yet handed out as lines.
 *
 * Only whole lines are decoded, so a character whose UTF-8 bytes arrive in two reads stays whole.
 */
export class Lines {
  private pending = Buffer.alloc(0);

  add(bytes: Buffer): void {
    this.pending = Buffer.concat([this.pending, bytes]);
  }

  /** The next line without its end; null when more bytes are needed. */
  next(): string | null {
    const end = this.pending.indexOf(NEWLINE);
    if (end < 0) return null;
    const line = this.pending.subarray(0, end).toString('utf-8');
    this.pending = this.pending.subarray(end + 1);
    return line.endsWith('\r') ? line.slice(0, -1) : line;
  }

  /** The line that the end of the input cut short. */
  last(): string {
    if (this.pending.length === 0) throw new EOFError();
    const line = this.pending.toString('utf-8');
    this.pending = Buffer.alloc(0);
    return line;
  }
}
