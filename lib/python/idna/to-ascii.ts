/** ToASCII of RFC 3490, section 4.1, for a label with non-ASCII characters. */
import type { Refusal } from './refusal.js';
import { nameprep } from './nameprep.js';
import { punycode } from './punycode.js';

const PREFIX = 'xn--';
const TOO_LONG = 64;

export function toAscii(label: string): string | Refusal {
  const codes = nameprep(label);
  if (!Array.isArray(codes)) return codes;
  const tooLong = { start: 0, end: codes.length, reason: 'label too long' };
  if (codes.length === 0) return { start: 0, end: 1, reason: 'label empty' };
  if (codes.every((code) => code < 0x80)) {
    return codes.length < TOO_LONG ? String.fromCodePoint(...codes) : tooLong;
  }
  const start = String.fromCodePoint(...codes.slice(0, PREFIX.length));
  if (start.toLowerCase() === PREFIX) {
    return { start: 0, end: PREFIX.length, reason: 'Label starts with ACE prefix' };
  }
  // Each code point takes at least one byte. A label that is too long anyway, perhaps as long as a
  // file, need not be encoded.
  if (PREFIX.length + codes.length >= TOO_LONG) return tooLong;
  const ascii = PREFIX + punycode(codes);
  return ascii.length < TOO_LONG ? ascii : tooLong;
}
