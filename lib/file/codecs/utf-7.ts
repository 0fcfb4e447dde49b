/** UTF-7 (RFC 2152), with CPython's choices where the RFC leaves a choice. */
import { BufferedDecoder, type Codec, statelessEncoder } from './codec.js';
import { handleDecodeFault } from './error-handlers.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PLUS = 0x2b;
const MINUS = 0x2d;
/** Characters that are encoded as themselves. The decoder accepts more. */
const DIRECT = /[\t\n\r !"#$%&'()*,\-./0-9:;<=>?@A-Z[\]^_`a-z{|}]/;

const SIXTETS = new Map(
  [...ALPHABET].map((character, sixtet) => [character.charCodeAt(0), sixtet]),
);

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** The state within a shift sequence: bits that do not yet form a unit. */
class Shift {
  private held = 0;
  private bits = 0;
  /** A high surrogate that waits for its low surrogate. */
  private high = 0;

  constructor(
    readonly start: number,
    /** The length of the text at the start of the sequence. */
    readonly textStart: number,
  ) {}

  /** Takes six bits and returns the characters that they complete. */
  take(sixtet: number): string {
    this.held = (this.held << 6) | sixtet;
    this.bits += 6;
    if (this.bits < 16) return '';
    this.bits -= 16;
    const unit = this.held >>> this.bits;
    this.held &= (1 << this.bits) - 1;
    const before = this.high === 0 ? '' : String.fromCharCode(this.high);
    this.high = 0;
    if (!isHigh(unit)) return before + String.fromCharCode(unit);
    this.high = unit;
    return before;
  }

  /** What is wrong if the sequence ends here. */
  get flaw(): string | null {
    if (this.bits >= 6) return 'partial character in shift sequence';
    return this.held !== 0 ? 'non-zero padding bits in base64 sequence' : null;
  }

  get unterminated(): boolean {
    return this.high !== 0 || this.flaw !== null;
  }

  /** The surrogate that remained unpaired. */
  get lone(): string {
    return this.high === 0 ? '' : String.fromCharCode(this.high);
  }
}

function decode(bytes: Buffer, errors: string, final: boolean): readonly [string, number] {
  let text = '';
  let at = 0;
  let shift: Shift | null = null;
  let start = 0;

  const fail = (reason: string, end: number): void => {
    const [replacement, next] = handleDecodeFault(errors, {
      encoding: 'utf7',
      bytes,
      start,
      end,
      reason,
    });
    text += replacement;
    at = next;
  };

  for (;;) {
    while (at < bytes.length) {
      const byte = bytes[at] ?? 0;
      const sixtet = SIXTETS.get(byte);
      if (shift !== null && sixtet !== undefined) {
        text += shift.take(sixtet);
        at++;
      } else if (shift !== null) {
        const { flaw, lone } = shift;
        shift = null;
        if (flaw !== null) {
          fail(flaw, at + 1);
          continue;
        }
        if (byte < 0x80) text += lone;
        if (byte === MINUS) at++;
      } else if (byte === PLUS) {
        start = at;
        const next = bytes[at + 1];
        at++;
        if (next === MINUS) {
          text += '+';
          at++;
        } else if (next !== undefined && !SIXTETS.has(next)) {
          fail('ill-formed sequence', at + 1);
        } else {
          shift = new Shift(start, text.length);
        }
      } else if (byte < 0x80) {
        text += String.fromCharCode(byte);
        at++;
      } else {
        start = at;
        fail('unexpected special character', at + 1);
      }
    }
    if (shift === null) return [text, at];
    if (!final) return [text.slice(0, shift.textStart), shift.start];
    const { unterminated } = shift;
    shift = null;
    if (unterminated) fail('unterminated shift sequence', bytes.length);
    if (at >= bytes.length) return [text, bytes.length];
  }
}

function encode(text: string): Buffer {
  let out = '';
  let held = 0;
  let bits = 0;
  let shifted = false;
  const pad = (): void => {
    if (bits > 0) out += ALPHABET[(held << (6 - bits)) & 0x3f];
    held = 0;
    bits = 0;
  };
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (DIRECT.test(character) || (character === '+' && !shifted)) {
      if (shifted) {
        pad();
        shifted = false;
        if (SIXTETS.has(character.charCodeAt(0)) || character === '-') out += '-';
      }
      out += character === '+' ? '+-' : character;
      continue;
    }
    if (!shifted) out += '+';
    shifted = true;
    held = (held << 16) | character.charCodeAt(0);
    for (bits += 16; bits >= 6; bits -= 6) out += ALPHABET[(held >>> (bits - 6)) & 0x3f];
    held &= (1 << bits) - 1;
  }
  pad();
  return Buffer.from(shifted ? `${out}-` : out, 'latin1');
}

export const utf7: Codec = {
  decoder: (errors) => new BufferedDecoder(errors, decode),
  encoder: statelessEncoder(encode),
};
