/**
 * NFKC as in CPython's unicodedata.ucd_3_2_0. It does not decompose characters that Unicode 3.2
 * lacks, but it uses the order of marks and the compositions of CPython's current Unicode.
 * JavaScript's normalize() uses the Unicode version of its engine, so it is applied only to
 * characters of Unicode 3.2, for which no version may change the result.
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

/** Sorts each run of marks by class. */
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

/** Composes each base character with the following characters, unless an earlier mark blocks them. */
function compose(codes: readonly number[]): number[] {
  const composed: number[] = [];
  // The index of the base character, and the class of the last mark that did not compose with it.
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
