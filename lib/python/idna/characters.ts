/** The tables, unpacked: what a code point is. */
import { CLASSES, COMPOSITIONS, CORRECTIONS, KINDS, LETTERS, TEXTS } from './tables.js';

/** Prohibited; right to left; left to right; neither; not assigned in Unicode 3.2. */
export type Kind = 'P' | 'R' | 'L' | 'N' | 'U';

const number = (text: string): number => parseInt(text, 36);
const numbers = (word: string): number[] => word.split(',').map(number);

/** Runs of code points that have one value. */
class Runs<T> {
  private readonly starts: number[] = [];
  private readonly values: T[] = [];
  private end = 0;

  add(length: number, value: T): void {
    this.starts.push(this.end);
    this.values.push(value);
    this.end += length;
  }

  /** Binary search for the last run that does not begin after it. */
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

/** Each word: how far the code point is from the one before, and others. */
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

/** Decompositions of Unicode 3.2 that are others today. */
export const corrections: ReadonlyMap<number, readonly number[]> = new Map(texts(CORRECTIONS));

const compositions = new Map<string, number>();
for (const [code, parts] of texts(COMPOSITIONS)) compositions.set(parts.join(), code);

export function kindOf(code: number): Kind {
  return kinds.at(code) ?? 'U';
}

/** The canonical combining class: 0 begins a character, others are marks. */
export function classOf(code: number): number {
  return classes.at(code) ?? 0;
}

/** RFC 3454, tables B.1 and B.2. Undefined: it stays as it is. */
export function mappingOf(code: number): readonly number[] | undefined {
  return mappings.get(code);
}

/** A composition of characters that Unicode 3.2 did not have. */
export function newerComposition(first: number, second: number): number | undefined {
  return compositions.get(`${first},${second}`);
}
