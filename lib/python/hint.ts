/**
 * Hints: texts of errors are Python's, and speak of tuples and of None. What somebody who writes
 * JavaScript may need to hear besides stands in a property of its own, which Node prints.
 */
import { types } from 'node:util';

/** The error, with a hint. */
export function hinting<E extends Error>(error: E, hint: string): E & { readonly hint: string } {
  return Object.assign(error, { hint });
}

export const ONE_ARRAY = "the address is one array: ['127.0.0.1', 80]";
const LONGEST_QUOTE = 20;

/** Of a value that is no bytes-like object: what makes one of it. */
export function asBytesHint(value: unknown): string | null {
  if (typeof value === 'string') return `Buffer.from(${quoted(value)})`;
  return Array.isArray(value) ? 'Buffer.concat(buffers), or Buffer.from(numbers)' : null;
}

/** Of a value that is no integer: what makes one of it. */
export function asIntegerHint(value: unknown): string | null {
  if (typeof value === 'string') return `Number(${quoted(value)})`;
  // A proxy may throw from any question.
  if (typeof value !== 'object' || value === null || types.isProxy(value)) return null;
  return 'fileno' in value ? 'fileno() gives the descriptor, a number' : null;
}

/** Of a keyword that a call does not take. */
export function keywordHint(name: string, keywords: readonly string[]): string | null {
  if (keywords.includes('host') || keywords.includes('port')) return ONE_ARRAY;
  if (!keywords.includes('timeout')) return null;
  return `settimeout(seconds) says how long ${name}() may wait`;
}

function quoted(text: string): string {
  return text.length > LONGEST_QUOTE ? 'text' : `'${text.replace(/['\\]/g, '\\$&')}'`;
}

/** The error, with a hint if there is one. */
export function maybeHinting<E extends Error>(error: E, hint: string | null): E {
  return hint === null ? error : hinting(error, hint);
}
