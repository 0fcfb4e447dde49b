/** The tables of code pages. iconv-lite is loaded by the first one that is asked for. */
type Iconv = typeof import('iconv-lite');

const LEAST_LEAD = 0x80;
const LEAST_TRAIL = 0x30;
const LF = 0x0a;

/** Codes to text: a byte, or two of which the first is the higher half of the number. */
export type Table = Map<number, string>;

let loaded: Iconv | undefined;

function iconv(): Iconv {
  loaded ??= require('iconv-lite') as Iconv;
  return loaded;
}

/** Text that is a character, or in Big5-HKSCS a letter and its mark. */
function isCharacter(text: string): boolean {
  const [first, second, ...more] = text;
  if (first === undefined || more.length > 0 || text.includes('\ufffd')) return false;
  return second === undefined || (second >= '\u0300' && second <= '\u036f');
}

/** What the bytes mean that are characters on their own. */
export function singles(page: string): Table {
  const table: Table = new Map();
  for (let byte = 0; byte <= 0xff; byte++) {
    // The byte after it tells a character from the first half of one.
    const text = iconv().decode(Buffer.of(byte, LF), page, { stripBOM: false });
    const character = text.slice(0, -1);
    if (text.endsWith('\n') && isCharacter(character)) table.set(byte, character);
  }
  return table;
}

/** What pairs of bytes mean, after a prefix. */
export function pairs(page: string, known: Table, prefix: readonly number[] = []): Table {
  const bytes: number[] = [];
  const codes: number[] = [];
  for (let lead = LEAST_LEAD; lead <= 0xff; lead++) {
    if (prefix.length === 0 && known.has(lead)) continue;
    for (let trail = LEAST_TRAIL; trail <= 0xff; trail++) {
      // A newline is never the second byte: it separates what is sound from what is not.
      bytes.push(...prefix, lead, trail, LF);
      codes.push((lead << 8) | trail);
    }
  }
  const table: Table = new Map();
  const lines = iconv().decode(Buffer.from(bytes), page, { stripBOM: false }).split('\n');
  codes.forEach((code, i) => {
    const text = lines[i] ?? '';
    if (isCharacter(text)) table.set(code, text);
  });
  return table;
}
