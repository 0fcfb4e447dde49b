/** Nameprep (RFC 3491) for queries, which allow unassigned characters. */
import type { Refusal } from './refusal.js';
import { repr } from '../types.js';
import { kindOf, mappingOf } from './characters.js';
import { nfkc } from './nfkc.js';

/** Returns the code points of a prepared label, or why it is invalid. */
export function nameprep(label: string): number[] | Refusal {
  const mapped: number[] = [];
  for (const character of label) {
    const code = character.codePointAt(0) ?? 0;
    mapped.push(...(mappingOf(code) ?? [code]));
  }
  const codes = nfkc(mapped);
  return refusalOf(codes) ?? codes;
}

function refusalOf(codes: readonly number[]): Refusal | undefined {
  const kinds = codes.map(kindOf);
  const refuse = (at: number, reason: string) => ({ start: at, end: at + 1, reason });
  const prohibited = kinds.indexOf('P');
  if (prohibited >= 0) {
    const character = String.fromCodePoint(codes[prohibited] ?? 0);
    return refuse(prohibited, `Invalid character ${repr(character)}`);
  }
  // RFC 3454, section 6: a label with right-to-left characters begins and ends with one, and has no
  // left-to-right ones.
  if (!kinds.includes('R')) return undefined;
  const other = kinds.indexOf('L');
  if (other >= 0) return refuse(other, 'Violation of BIDI requirement 2');
  if (kinds[0] !== 'R') return refuse(0, 'Violation of BIDI requirement 3');
  if (kinds.at(-1) !== 'R') return refuse(kinds.length - 1, 'Violation of BIDI requirement 3');
  return undefined;
}
