/** The four-byte codes of GB18030, which number the characters without a shorter code in order. */
import type { Characters } from './code-page.js';

const FIRST_BEYOND_BMP = 189_000;

/** Returns how many of the 126 * 10 * 126 * 10 codes precede this one, or -1 if it is invalid. */
function position(bytes: Buffer, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
  const sound = a >= 0x81 && a <= 0xfe && c >= 0x81 && c <= 0xfe && d >= 0x30 && d <= 0x39;
  return sound ? (((a - 0x81) * 10 + b - 0x30) * 126 + c - 0x81) * 10 + d - 0x30 : -1;
}

export class FourByteCodes {
  /** The characters of the Basic Multilingual Plane by position, and the positions by character. */
  private readonly characters: string[] = [];
  private readonly positions = new Map<string, number>();

  constructor(shorter: Characters) {
    const known = new Set(shorter.values());
    for (let code = 0x80; code <= 0xffff; code++) {
      const character = String.fromCharCode(code);
      if ((code >= 0xd800 && code <= 0xdfff) || known.has(character)) continue;
      this.positions.set(character, this.characters.length);
      this.characters.push(character);
    }
  }

  /** Returns the character of four bytes, or undefined. */
  read(bytes: Buffer, at: number): string | undefined {
    const index = position(bytes, at);
    if (index < FIRST_BEYOND_BMP) return this.characters[index];
    const code = index - FIRST_BEYOND_BMP + 0x10000;
    return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
  }

  /** Returns the four bytes of a character as a number, or undefined. */
  write(character: string): number | undefined {
    const code = character.codePointAt(0) ?? 0;
    const index = code > 0xffff ? code - 0x10000 + FIRST_BEYOND_BMP : this.positions.get(character);
    if (index === undefined) return undefined;
    const d = 0x30 + (index % 10);
    const c = 0x81 + (Math.floor(index / 10) % 126);
    const b = 0x30 + (Math.floor(index / 1260) % 10);
    const a = 0x81 + Math.floor(index / 12_600);
    return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  }
}
