/** Single-byte code pages. */
import { type Characters, charactersOf, type Codes, codesOf } from './code-page.js';
import { type Codec, StatelessDecoder, statelessEncoder } from './codec.js';
import { encodeFailure, handleDecodeFault, handleEncodeFault } from './error-handlers.js';

const NAME = 'charmap';
const REASON = 'character maps to <undefined>';

function decodeWith(characters: Characters) {
  return (bytes: Buffer, errors: string): string => {
    let text = '';
    for (let at = 0; at < bytes.length;) {
      const character = characters.get(bytes[at] ?? 0);
      if (character !== undefined) {
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

function encodeWith(codes: Codes) {
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
      // A run of characters that the code page lacks is a single fault.
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
    decoder: (errors) => new StatelessDecoder(errors, decodeWith(charactersOf(name))),
    encoder: (errors) => statelessEncoder(encodeWith(codesOf(name)))(errors),
  };
}
