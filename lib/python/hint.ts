/**
 * Hints for JavaScript programmers. The texts of errors are Python's, and speak of tuples and None.
 * Additional advice goes into a separate property, which Node prints.
 */
import { types } from 'node:util';

/** Returns the error with a hint added. */
export function hinting<E extends Error>(error: E, hint: string): E & { readonly hint: string } {
  return Object.assign(error, { hint });
}

export const ONE_ARRAY = "the address is one array: ['127.0.0.1', 80]";
const LONGEST_QUOTE = 20;

/** Returns a hint on how to make a bytes-like object of a value. */
export function asBytesHint(value: unknown): string | null {
  if (typeof value === 'string') return `Buffer.from(${quoted(value)})`;
  return Array.isArray(value) ? 'Buffer.concat(buffers), or Buffer.from(numbers)' : null;
}

/** Returns a hint on how to make an integer of a value. */
export function asIntegerHint(value: unknown): string | null {
  if (typeof value === 'string') return `Number(${quoted(value)})`;
  // Any access to a proxy may throw.
  if (typeof value !== 'object' || value === null || types.isProxy(value)) return null;
  return 'fileno' in value ? 'fileno() gives the descriptor, a number' : null;
}

/** Returns a hint for keywords that a call does not take. */
export function keywordHint(name: string, keywords: readonly string[]): string | null {
  if (keywords.includes('host') || keywords.includes('port')) return ONE_ARRAY;
  if (!keywords.includes('timeout')) return null;
  return `settimeout(seconds) says how long ${name}() may wait`;
}

function quoted(text: string): string {
  return text.length > LONGEST_QUOTE ? 'text' : `'${text.replace(/['\\]/g, '\\$&')}'`;
}

/** Returns the error, with the hint added if there is one. */
export function maybeHinting<E extends Error>(error: E, hint: string | null): E {
  return hint === null ? error : hinting(error, hint);
}
