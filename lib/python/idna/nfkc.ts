/**
 * NFKC as CPython's unicodedata.ucd_3_2_0 makes it: what Unicode 3.2 did not have is not decomposed, but
 * the order of marks and compositions are those of CPython's Unicode. JavaScript's own normalize() is of
 * whatever Unicode its engine has, so it is asked about characters of 3.2 only, which no version may change.
 */
import { classOf, corrections, kindOf, newerComposition } from './characters.js';

export function nfkc(codes: readonly number[]): number[] {
  return compose(order(codes.flatMap(decompose)));
}

function decompose(code: number): readonly number[] {
  if (code < 0x80) return [code];
  const corrected = corrections.get(code);
  if (corrected !== undefined) return corrected;
  return kindOf(code) === 'U' ? [code] : codesOf(String.fromCodePoint(code).normalize('NFKD'));
}

function codesOf(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}

/** Marks in a row are sorted by their class. */
function order(codes: readonly number[]): readonly number[] {
  const ordered: number[] = [];
  let marks: [code: number, value: number][] = [];
  const flush = () => {
    if (marks.length > 1) marks.sort(([, left], [, right]) => left - right);
    for (const [code] of marks) ordered.push(code);
    marks = [];
  };
  for (const code of codes) {
    const value = classOf(code);
    if (value !== 0) {
      marks.push([code, value]);
      continue;
    }
    flush();
    ordered.push(code);
  }
  flush();
  return ordered;
}

/** A character takes up those after it that it composes with and that no mark stands before, as a wall. */
function compose(codes: readonly number[]): number[] {
  const composed: number[] = [];
  // Where the character is that may take up more, and the class of the last mark that it did not.
  let base = -1;
  let wall = 0;
  for (const code of codes) {
    const value = classOf(code);
    const isBlocked = wall !== 0 && value <= wall;
    const first = composed[base];
    const both = first === undefined || isBlocked ? undefined : composition(first, code);
    if (both !== undefined) {
      composed[base] = both;
      continue;
    }
    composed.push(code);
    if (value === 0) base = composed.length - 1;
    wall = value;
  }
  return composed;
}

function composition(first: number, second: number): number | undefined {
  if (second < 0x80) return undefined;
  if (kindOf(first) === 'U' || kindOf(second) === 'U') return newerComposition(first, second);
  const [both, ...more] = codesOf(String.fromCodePoint(first, second).normalize('NFC'));
  return more.length === 0 ? both : undefined;
}
