/**
 * Code pages, built on first use from the data in code-pages.ts. That file is large, so the first
 * code page loads it.
 */
import { late } from '../../python/late.js';
import type { StoredPage } from './code-pages.js';
import { readVlq } from './vlq.js';

/** Maps codes to characters. A code is the big-endian number that its bytes form. */
export type Characters = ReadonlyMap<number, string>;
/** Maps characters to the codes that encode them. */
export type Codes = ReadonlyMap<string, number>;

/** Loads the file of code pages. */
export function codePages(): typeof import('./code-pages.js') {
  return late(() => require('./code-pages.js') as typeof import('./code-pages.js'));
}

function stored(name: string): StoredPage {
  const page = codePages().CODE_PAGES[name];
  if (page === undefined) throw new Error(`no code page ${name}`);
  return page;
}

/** Converts a code of EUC-JP to Shift JIS, where two rows of 94 characters share a first byte. */
function shifted(code: number): number {
  const [lead, trail] = [code >> 8, code & 0xff];
  if (lead < 0xa1 || lead > 0xfe || trail < 0xa1) return code;
  const row = lead - 0xa1;
  const first = (row >> 1) + (row < 62 ? 0x81 : 0xc1);
  // The second byte is never 7f.
  const second = row % 2 === 0 ? trail - 0x61 + (trail >= 0xe0 ? 1 : 0) : trail - 2;
  return (first << 8) | second;
}

function drop(page: Map<number, string>, without: string): void {
  let code = 0;
  readVlq(without).forEach((count, i) => {
    if (i % 2 === 1) for (let left = count; left > 0; left--) page.delete(code++);
    else code += count;
  });
}

function add(page: Map<number, string>, characters: string, known: ReadonlySet<string>): void {
  let code = 0;
  let expected = 0;
  const addOne = (distance: number): void => {
    while (known.has(String.fromCodePoint(expected))) expected++;
    const character = expected + distance;
    page.set(code++, String.fromCodePoint(character));
    expected = character + 1;
  };
  const numbers = readVlq(characters);
  for (let i = 0; i < numbers.length; i++) {
    const distance = numbers[i] ?? 0;
    if (distance !== 0) {
      addOne(distance);
      continue;
    }
    const count = numbers[++i] ?? 0;
    if (count < 0) code -= count;
    for (let left = count; left > 0; left--) addOne(0);
  }
}

function makeCharacters(name: string): Map<number, string> {
  const { base, without = '', characters, clusters = {} } = stored(name);
  let page = base === undefined ? new Map<number, string>() : makeCharacters(base);
  if (name === 'shift_jis') {
    page = new Map([...page].map(([code, character]) => [shifted(code), character]));
  }
  const known = new Set(page.values());
  drop(page, without);
  add(page, characters, known);
  for (const [text, code] of Object.entries(clusters)) page.set(code, text);
  return page;
}

function makeCodes(name: string): Map<string, number> {
  const codes = new Map<string, number>();
  for (const [code, character] of charactersOf(name)) {
    const other = codes.get(character);
    if (other === undefined || code < other) codes.set(character, code);
  }
  for (const [character, code] of Object.entries(stored(name).written ?? {})) {
    codes.set(character, code);
  }
  return codes;
}

/** Caches the result of `make` for each name. */
function once<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>();
  return (name) => {
    const value = made.get(name) ?? make(name);
    made.set(name, value);
    return value;
  };
}

export const charactersOf: (name: string) => Characters = once(makeCharacters);
export const codesOf: (name: string) => Codes = once(makeCodes);

/** Returns the first characters of all two-character sequences that have a code of their own. */
export function beginningsOf(name: string): ReadonlySet<string> {
  return new Set(Object.keys(stored(name).clusters ?? {}).map((text) => text.charAt(0)));
}
