/** Syllables that KS X 1001 lacks. EUC-KR writes them in eight bytes: a filler and three letters. */
import { codePages } from './code-page.js';

const LETTER = 0xa4;
const FILLER = 0xd4;
const SYLLABLES = 0xac00;

export const SYLLABLE_SIZE = 8;

/** True if a syllable of separate letters begins here. */
export function beginsSyllable(bytes: Buffer, at: number): boolean {
  return bytes[at] === LETTER && bytes[at + 1] === FILLER;
}

export class Syllables {
  private readonly initials: Buffer;
  private readonly medials: Buffer;
  private readonly finals: Buffer;

  constructor() {
    const { initials, medials, finals } = codePages().LETTERS;
    this.initials = Buffer.from(initials, 'hex');
    this.medials = Buffer.from(medials, 'hex');
    this.finals = Buffer.from(finals, 'hex');
  }

  /** Returns the syllable of eight bytes, or undefined. */
  read(bytes: Buffer, at: number): string | undefined {
    const [, , mark1, initial = 0, mark2, medial = 0, mark3, final = 0] = bytes.subarray(
      at,
      at + SYLLABLE_SIZE,
    );
    if (mark1 !== LETTER || mark2 !== LETTER || mark3 !== LETTER) return undefined;
    const first = this.initials.indexOf(initial);
    const middle = this.medials.indexOf(medial);
    const last = this.finals.indexOf(final);
    if (first < 0 || middle < 0 || last < 0) return undefined;
    const index = (first * this.medials.length + middle) * this.finals.length + last;
    return String.fromCharCode(SYLLABLES + index);
  }

  /** Returns eight bytes for a syllable, or undefined for any other character. */
  write(character: string): readonly number[] | undefined {
    const index = character.charCodeAt(0) - SYLLABLES;
    if (character.length !== 1 || index < 0) return undefined;
    const rest = Math.floor(index / this.finals.length);
    const initial = this.initials[Math.floor(rest / this.medials.length)];
    const medial = this.medials[rest % this.medials.length];
    const final = this.finals[index % this.finals.length];
    if (initial === undefined || medial === undefined || final === undefined) return undefined;
    return [LETTER, FILLER, LETTER, initial, LETTER, medial, LETTER, final];
  }
}
