/**
 * The codec 'idna' compared with CPython's: every character, alone and beside others, and random labels.
 * The digests of Python 3.13 are recorded; PYSOCKET_CODECS_RECORD=1 records them again. If Python 3.13 is
 * available, it is asked about labels that are new in each run; PYSOCKET_IDNA_SEED repeats those of an old run.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { internal } from '../helpers/internal.js';
import { findInterpreter } from '../parity/interpreter.js';
import { patience } from '../helpers/sanitizers.js';

type Range = readonly [first: number, last: number, step: number];
type Group =
  | { readonly before: string; readonly after: string; readonly ranges: readonly Range[] }
  | { readonly labels: readonly string[] };

const { encodeIdna } = internal('python/idna') as {
  encodeIdna(text: string): string;
};

const RECORDED = 20_000;
const RECORDED_SEED = 2003;
const NEW = 10_000;

/** The generator of Numerical Recipes, which gives the same numbers everywhere. */
function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Letters, marks, parts of syllables, both directions, mapped and prohibited characters; some more often. */
// prettier-ignore
const ALPHABET = [
  [0x20, 0x7e], [0x61, 0x7a], [0x61, 0x7a], [0xa0, 0x24f], [0x300, 0x36f], [0x300, 0x36f],
  [0x370, 0x52f], [0x590, 0x6ff], [0x900, 0xdff], [0x1100, 0x11ff], [0x1100, 0x1112],
  [0x1161, 0x1176], [0x11a7, 0x11c3], [0x1b00, 0x1b44], [0x1dc0, 0x1fff], [0x2000, 0x206f],
  [0x2100, 0x22ff], [0x3000, 0x30ff], [0x3300, 0x33ff], [0xac00, 0xd7a3], [0xf900, 0xfdff],
  [0xfe00, 0xffff], [0x11080, 0x119ff], [0x1d100, 0x1d7ff], [0x1e000, 0x1e95f],
  [0x2f800, 0x2fa1f], [0, 0xd7ff], [0xe000, 0x10ffff],
] as const;

function randomLabels(seed: number, count: number): string[] {
  const below = numbers(seed);
  const character = () => {
    const [first, last] = ALPHABET[below(ALPHABET.length)] ?? [0x61, 0x7a];
    return String.fromCodePoint(first + below(last - first + 1));
  };
  return Array.from({ length: count }, () => {
    // Some labels are close to the limit, and some have many characters of the same kind.
    const length = below(20) === 0 ? 20 + below(60) : 1 + below(8);
    const characters = Array.from({ length }, character);
    if (below(4) === 0) characters.splice(below(length), 0, '.');
    if (below(4) === 0) characters.splice(below(length), 0, ...characters.slice(0, 3));
    if (below(50) === 0) characters.unshift('x', 'n', '-', '-');
    return characters.join('');
  });
}

const EVERY: readonly Range[] = [[0, 0x10ffff, 1]];
/** All ranges with assigned characters, and samples of the rest. */
const ASSIGNED: readonly Range[] = [
  [0, 0x1ffff, 1],
  [0x20000, 0x2f7ff, 127],
  [0x2f800, 0x2ffff, 1],
  [0x30000, 0x10ffff, 1009],
  [0xe0000, 0xe01ff, 1],
];
const around = (before: string, after: string): Group => ({ before, after, ranges: ASSIGNED });

const GROUPS: Readonly<Record<string, Group>> = {
  'every character': { before: '', after: '', ranges: EVERY },
  'after a letter': around('a', ''),
  'before a letter': around('', 'a'),
  'after a letter from right to left': around('\u05d0', ''),
  'before a letter from right to left': around('', '\u05d0'),
  'between letters from right to left': around('\u05d0', '\u05d0'),
  'between letters of both directions': around('\u05d0', 'a'),
  'after a letter with a mark': around('e\u0323', ''),
  'before two marks that are not in order': around('', '\u0301\u0323'),
  'after the first part of a syllable': around('\u1100', ''),
  'before the other parts of a syllable': around('', '\u1161\u11a8'),
  'random labels': { labels: randomLabels(RECORDED_SEED, RECORDED) },
};

function* labelsOf(group: Group): Generator<string> {
  if ('labels' in group) {
    yield* group.labels;
    return;
  }
  for (const [first, last, step] of group.ranges) {
    for (let code = first; code <= last; code += step) {
      yield group.before + String.fromCodePoint(code) + group.after;
    }
  }
}

/** Python: text.encode('ascii', 'backslashreplace') */
function escaped(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code <= 0xff) return `\\x${code.toString(16)}`;
    if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, '0')}`;
    return `\\U${code.toString(16).padStart(8, '0')}`;
  });
}

function answer(label: string): string {
  try {
    return encodeIdna(label);
  } catch (error) {
    if (error instanceof Error && error.name === 'UnicodeEncodeError') {
      return `! ${escaped(error.message)}`;
    }
    throw error;
  }
}

function digest(group: Group): string {
  const hash = createHash('sha256');
  for (const label of labelsOf(group)) hash.update(`${answer(label)}\n`);
  return hash.digest('hex');
}

const python = findInterpreter();
const isReference = python?.version.join('.') === '3.13';

function ask<T>(groups: readonly Group[], ...what: string[]): T[] {
  const options = { input: JSON.stringify(groups), encoding: 'utf8', maxBuffer: 2 ** 30 } as const;
  const json = execFileSync(python?.path ?? '', [join(__dirname, 'idna.py'), ...what], options);
  return JSON.parse(json) as T[];
}

const file = join(__dirname, 'idna.json');
if (process.env['PYSOCKET_CODECS_RECORD'] === '1') {
  expect(isReference, 'only Python 3.13 is recorded').toBe(true);
  const found = ask<string>(Object.values(GROUPS));
  const entries = Object.keys(GROUPS).map((name, i) => [name, found[i]]);
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
}
const recorded = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as Record<
  string,
  string
>;

/** The first labels for which Python's result differs; empty without Python 3.13. */
function differences(group: Group): unknown[] {
  if (!isReference) return [];
  const [answers = []] = ask<string[]>([group], 'answers');
  const labels = [...labelsOf(group)];
  return answers
    .flatMap((expected, i) => {
      const label = labels[i] ?? '';
      const here = answer(label);
      return here === expected ? [] : [{ label: escaped(label), python: expected, here }];
    })
    .slice(0, 5);
}

describe("the codec 'idna', as in CPython", () => {
  it.each(Object.entries(GROUPS))('%s', { timeout: 120_000 * patience }, (name, group) => {
    const here = digest(group);
    if (here !== recorded[name]) expect(differences(group)).toEqual([]);
    expect(here).toBe(recorded[name]);
  });

  it.runIf(isReference)('random labels that are new', { timeout: 120_000 * patience }, () => {
    const seed = Number(process.env['PYSOCKET_IDNA_SEED'] ?? Date.now() % 2 ** 32);
    const group = { labels: randomLabels(seed, NEW) };
    expect(differences(group), `PYSOCKET_IDNA_SEED=${seed}`).toEqual([]);
  });
});
