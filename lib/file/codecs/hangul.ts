/** Syllables that KS X 1001 lacks: EUC-KR writes them as a filler and three letters, eight bytes. */
const LETTER = 0xa4;
const FILLER = 0xd4;
const SYLLABLES = 0xac00;
const MEDIALS = 21;
const FINALS = 28;
const FIRST_MEDIAL = 0xbf;

// The second bytes of the letters, in the order in which Unicode counts them.
const INITIAL = bytesOf('a1 a2 a4 a7 a8 a9 b1 b2 b3 b5 b6 b7 b8 b9 ba bb bc bd be');
const FINAL = bytesOf(
  'd4 a1 a2 a3 a4 a5 a6 a7 a9 aa ab ac ad ae af b0 b1 b2 b4 b5 b6 b7 b8 ba bb bc bd be',
);

function bytesOf(text: string): readonly number[] {
  return text.split(' ').map((byte) => parseInt(byte, 16));
}

export const SYLLABLE_SIZE = 8;

/** Does a syllable of letters begin here? */
export function beginsSyllable(bytes: Buffer, at: number): boolean {
  return bytes[at] === LETTER && bytes[at + 1] === FILLER;
}

/** The syllable of eight bytes, or undefined. */
export function readSyllable(bytes: Buffer, at: number): string | undefined {
  const [, , mark1, initial = 0, mark2, medial = 0, mark3, final = 0] = bytes.subarray(at, at + 8);
  if (mark1 !== LETTER || mark2 !== LETTER || mark3 !== LETTER) return undefined;
  const [first, last] = [INITIAL.indexOf(initial), FINAL.indexOf(final)];
  const middle = medial - FIRST_MEDIAL;
  if (first < 0 || last < 0 || middle < 0 || middle >= MEDIALS) return undefined;
  return String.fromCharCode(SYLLABLES + (first * MEDIALS + middle) * FINALS + last);
}

/** Eight bytes for a syllable, or undefined for any other character. */
export function writeSyllable(character: string): readonly number[] | undefined {
  const index = character.charCodeAt(0) - SYLLABLES;
  if (character.length !== 1 || index < 0 || index >= INITIAL.length * MEDIALS * FINALS) {
    return undefined;
  }
  const final = FINAL[index % FINALS] ?? FILLER;
  const medial = FIRST_MEDIAL + (Math.floor(index / FINALS) % MEDIALS);
  const initial = INITIAL[Math.floor(index / FINALS / MEDIALS)] ?? FILLER;
  return [LETTER, FILLER, LETTER, initial, LETTER, medial, LETTER, final];
}
