/** Single-byte code pages. */
import { type Codec, StatelessDecoder, statelessEncoder } from './codec.js';
import { encodeFailure, handleDecodeFault, handleEncodeFault } from './error-handlers.js';
import { OWN_PAGES } from './own-pages.js';
import { singles } from './tables.js';

const UNDEFINED = '\ufffd';
const NAME = 'charmap';
const REASON = 'character maps to <undefined>';

/** Names that iconv-lite has otherwise than CPython without its underscores. */
const NAMES: Readonly<Record<string, string>> = {
  kz1048: 'rk1048',
  mac_latin2: 'maccenteuro',
  mac_romanian: 'macromania',
  ptcp154: 'pt154',
};

/** Where CPython's code pages differ: a byte, and the characters from it on. */
const CORRECTIONS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  cp1255: { 0xca: UNDEFINED },
  mac_croatian: { 0xbd: 'Ω', 0xd8: '\uf8ff', 0xdb: '€' },
  mac_cyrillic: { 0xa2: 'Ґ', 0xb6: 'ґ', 0xff: '€' },
  mac_greek: { 0x9c: '€', 0xaf: '·', 0xff: '\xad' },
  mac_iceland: { 0xbd: 'Ω', 0xdb: '€', 0xf0: '\uf8ff' },
  mac_roman: { 0xbd: 'Ω', 0xdb: '€', 0xf0: '\uf8ff' },
  mac_romanian: { 0xaf: 'Ș', 0xbd: 'Ω', 0xbf: 'ș', 0xdb: '€', 0xde: 'Țț', 0xf0: '\uf8ff' },
  mac_turkish: { 0xbd: 'Ω', 0xf0: '\uf8ff', 0xf5: '\uf8a0' },
  tis_620: {
    0x80: String.fromCharCode(...Array.from({ length: 32 }, (_, i) => 0x80 + i)),
  },
};

interface Map256 {
  readonly characters: readonly string[];
  readonly bytes: ReadonlyMap<string, number>;
}

function charactersOf(name: string): string[] {
  const own = OWN_PAGES[name];
  if (own !== undefined) {
    const below = Array.from({ length: own.from }, (_, byte) => String.fromCharCode(byte));
    return [...below, ...own.characters];
  }
  const table = singles(NAMES[name] ?? name.replaceAll('_', ''));
  const characters = Array.from({ length: 256 }, (_, byte) => table.get(byte) ?? UNDEFINED);
  for (const [start, run] of Object.entries(CORRECTIONS[name] ?? {})) {
    [...run].forEach((character, i) => {
      characters[Number(start) + i] = character;
    });
  }
  return characters;
}

function makeMap(name: string): Map256 {
  const characters = charactersOf(name);
  const bytes = new Map<string, number>();
  characters.forEach((character, byte) => {
    if (character !== UNDEFINED) bytes.set(character, byte);
  });
  return { characters, bytes };
}

const maps = new Map<string, Map256>();

function mapOf(name: string): Map256 {
  let map = maps.get(name);
  if (map === undefined) {
    map = makeMap(name);
    maps.set(name, map);
  }
  return map;
}

function decodeWith({ characters }: Map256) {
  return (bytes: Buffer, errors: string): string => {
    let text = '';
    for (let at = 0; at < bytes.length;) {
      const character = characters[bytes[at] ?? 0] ?? UNDEFINED;
      if (character !== UNDEFINED) {
        text += character;
        at++;
        continue;
      }
      const fault = { encoding: NAME, bytes, start: at, end: at + 1, reason: REASON };
      const [replacement, next] = handleDecodeFault(errors, fault);
      text += replacement;
      at = next;
    }
    return text;
  };
}

function encodeWith({ bytes: codes }: Map256) {
  return (text: string, errors: string): Buffer => {
    const characters = [...text];
    const out: number[] = [];
    let unit = 0;
    for (let i = 0; i < characters.length;) {
      const byte = codes.get(characters[i] ?? '');
      if (byte !== undefined) {
        out.push(byte);
        unit++;
        i++;
        continue;
      }
      // A run of characters that it lacks is one fault.
      const start = unit;
      for (; i < characters.length && !codes.has(characters[i] ?? ''); i++) {
        unit += characters[i]?.length ?? 0;
      }
      const fault = { encoding: NAME, text, start, end: unit, reason: REASON };
      const replacement = handleEncodeFault(errors, fault);
      if (typeof replacement !== 'string') {
        out.push(...replacement);
        continue;
      }
      for (const character of replacement) {
        const stand = codes.get(character);
        if (stand === undefined) throw encodeFailure(fault);
        out.push(stand);
      }
    }
    return Buffer.from(out);
  };
}

export function charmap(name: string): Codec {
  return {
    decoder: (errors) => new StatelessDecoder(errors, decodeWith(mapOf(name))),
    encoder: (errors) => statelessEncoder(encodeWith(mapOf(name)))(errors),
  };
}
