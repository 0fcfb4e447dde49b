/**
 * Python: io.IncrementalNewlineDecoder, which translates newlines if required and remembers which
 * kinds have occurred.
 */
import type { IncrementalDecoder } from '../codecs/codec.js';
import type { NewlineName } from './newline.js';

const KINDS: readonly NewlineName[] = ['\r', '\n', '\r\n'];
const ALL = 7;
const ONLY_LF = 2;

export class NewlineDecoder implements IncrementalDecoder {
  /** True if the input ended with a \r, which may be half of a \r\n. */
  private heldBack = false;
  /** The kinds seen so far, one bit each. */
  private seen = 0;

  constructor(
    private readonly inner: IncrementalDecoder,
    private readonly translates: boolean,
  ) {}

  decode(bytes: Buffer | null, final: boolean): string {
    let text = this.inner.decode(bytes, final);
    if (this.heldBack && (final || text !== '')) {
      text = `\r${text}`;
      this.heldBack = false;
    }
    if (!final && text.endsWith('\r')) {
      text = text.slice(0, -1);
      this.heldBack = true;
    }
    if (!text.includes('\r')) {
      if ((this.seen & ONLY_LF) === 0 && text.includes('\n')) this.seen |= ONLY_LF;
      return text;
    }
    if (this.seen !== ALL) this.look(text);
    return this.translates ? text.replace(/\r\n?/g, '\n') : text;
  }

  private look(text: string): void {
    for (const [mark] of text.matchAll(/\r\n|\r|\n/g)) {
      this.seen |= 1 << KINDS.indexOf(mark as NewlineName);
      if (this.seen === ALL) return;
    }
  }

  reset(): void {
    this.seen = 0;
    this.heldBack = false;
    this.inner.reset();
  }

  /** Python: newlines, None, one, or a tuple of several */
  get newlines(): NewlineName | NewlineName[] | null {
    const kinds = KINDS.filter((_, bit) => (this.seen & (1 << bit)) !== 0);
    const [first, second] = kinds;
    if (first === undefined) return null;
    return second === undefined ? first : kinds;
  }
}
