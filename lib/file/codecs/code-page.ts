/** A code page as CPython has it: tables of iconv-lite, corrected. */
import { CORRECTIONS, type Corrections } from './corrections.js';
import { pairs, singles, type Table } from './tables.js';

export interface CodePage {
  readonly one: Table;
  readonly two: Table;
  /** After the byte 8f, in EUC-JP. */
  readonly three: Table | null;
  /** The bytes of characters, of which the first one is the highest of a number. */
  readonly written: ReadonlyMap<string, number>;
}

function* without({ without: text = '' }: Corrections): Generator<readonly [number, number]> {
  for (const range of text.split(' ')) {
    const [first = '', last = first] = range.split('-');
    if (first !== '') yield [parseInt(first, 16), parseInt(last, 16)];
  }
}

function drop(table: Table, corrections: Corrections): void {
  const ranges = [...without(corrections)];
  const { least = 0 } = corrections;
  for (const code of [...table.keys()]) {
    const isBelow = code > 0xff && (code >> 8 < least >> 8 || (code & 0xff) < (least & 0xff));
    if (isBelow || ranges.some(([first, last]) => code >= first && code <= last)) {
      table.delete(code);
    }
  }
}

function set(one: Table, two: Table, given: Readonly<Record<string, string>> = {}): void {
  for (const [start, characters] of Object.entries(given)) {
    let code = parseInt(start, 16);
    for (const character of characters) (start.length === 2 ? one : two).set(code++, character);
  }
}

function invert(page: Omit<CodePage, 'written'>, corrections: Corrections): Map<string, number> {
  const written = new Map<string, number>();
  const last = corrections.prefers === 'last';
  const add = (table: Table, prefix: number): void => {
    for (const code of [...table.keys()].sort((a, b) => a - b)) {
      const character = table.get(code) ?? '';
      if (last || !written.has(character)) written.set(character, prefix + code);
    }
  };
  add(page.one, 0);
  add(page.two, 0);
  if (page.three !== null) add(page.three, 0x8f0000);
  for (const [character, code] of Object.entries(corrections.written ?? {})) {
    written.set(character, parseInt(code, 16));
  }
  return written;
}

function make(name: string): CodePage {
  const corrections = CORRECTIONS[name];
  if (corrections === undefined) throw new Error(`no code page ${name}`);
  const { base } = corrections;
  const one = singles(base);
  const two = pairs(base, one);
  const three = base === 'eucjp' ? pairs(base, one, [0x8f]) : null;
  if (three !== null) for (const code of [...two.keys()]) if (code >> 8 === 0x8f) two.delete(code);
  drop(one, corrections);
  drop(two, corrections);
  set(one, two, corrections.set);
  if (three !== null) set(one, three, corrections.set8f);
  const page = { one, two, three };
  return { ...page, written: invert(page, corrections) };
}

const made = new Map<string, CodePage>();

export function codePage(name: string): CodePage {
  let page = made.get(name);
  if (page === undefined) {
    page = make(name);
    made.set(name, page);
  }
  return page;
}
