/** The unpacked tables: properties of code points. */
import { CLASSES, COMPOSITIONS, CORRECTIONS, KINDS, LETTERS, TEXTS } from './tables.js';

/** Prohibited, right to left, left to right, neither, or unassigned in Unicode 3.2. */
export type Kind = 'P' | 'R' | 'L' | 'N' | 'U';

const number = (text: string): number => parseInt(text, 36);
const numbers = (word: string): number[] => word.split(',').map(number);

/** Runs of consecutive code points with the same value. */
class Runs<T> {
  private readonly starts: number[] = [];
  private readonly values: T[] = [];
  private end = 0;

  add(length: number, value: T): void {
    this.starts.push(this.end);
    this.values.push(value);
    this.end += length;
  }

  /** Returns the value of the run that contains a code point, by binary search. */
  at(code: number): T | undefined {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= code) low = middle;
      else high = middle;
    }
    return this.values[low];
  }
}

const kinds = new Runs<Kind>();
for (const [, kind, length] of KINDS.matchAll(/([PRLNU])([0-9a-z]*)/g)) {
  kinds.add(number(length || '1'), kind as Kind);
}

const classes = new Runs<number>();
for (const word of CLASSES.split(' ')) {
  const [length = '', value = '0'] = word.split('.');
  classes.add(number(length), number(value));
}

/** Unpacks words, each of which holds the distance from the previous code point and further numbers. */
function* texts(packed: string): Generator<[code: number, others: number[]]> {
  let code = 0;
  for (const word of packed.split(' ')) {
    const [distance = 0, ...others] = numbers(word);
    code += distance;
    yield [code, others];
  }
}

const mappings = new Map<number, readonly number[]>(texts(TEXTS));
for (const [first, [distance = 0, count = 1, step = 1]] of texts(LETTERS)) {
  for (let i = 0; i < count; i++) mappings.set(first + i * step, [first + i * step + distance]);
}

/** Decompositions of Unicode 3.2 that later versions changed. */
export const corrections: ReadonlyMap<number, readonly number[]> = new Map(texts(CORRECTIONS));

const compositions = new Map<string, number>();
for (const [code, parts] of texts(COMPOSITIONS)) compositions.set(parts.join(), code);

export function kindOf(code: number): Kind {
  return kinds.at(code) ?? 'U';
}

/** Returns the canonical combining class. 0 begins a character, any other value is a mark. */
export function classOf(code: number): number {
  return classes.at(code) ?? 0;
}

/** Returns the mapping of RFC 3454, tables B.1 and B.2, or undefined for an unmapped code point. */
export function mappingOf(code: number): readonly number[] | undefined {
  return mappings.get(code);
}

/** Returns the composition of two characters where Unicode 3.2 lacks one of them. */
export function newerComposition(first: number, second: number): number | undefined {
  return compositions.get(`${first},${second}`);
}
