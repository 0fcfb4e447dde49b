/**
 * Python's codec 'idna' (IDNA 2003, RFC 3490). The names of most servers are ASCII, so the code for
 * other names is loaded when the first one occurs.
 */
import { UnicodeEncodeError } from './errors.js';
import { late } from './late.js';
import type { Refusal } from './idna/refusal.js';

const ASCII = /^[\0-\x7f]*$/;
const DOTS = /[.\u3002\uff0e\uff61]/;

/** RFC 3490, section 4.2: a label has fewer bytes than this. */
const TOO_LONG = 64;

type ToAscii = typeof import('./idna/to-ascii.js').toAscii;

let loaded: ToAscii | undefined;

function toAscii(label: string): string | Refusal {
  loaded ??= late(
    () => require('./idna/to-ascii.js') as typeof import('./idna/to-ascii.js'),
  ).toAscii;
  return loaded(label);
}

/** Python: text.encode('idna').decode('ascii') */
export function encodeIdna(text: string): string {
  if (ASCII.test(text)) {
    requireLabels(text);
    return text;
  }
  const labels = text.split(DOTS);
  // A single trailing dot denotes the root.
  const root = labels.at(-1) === '' ? '.' : '';
  if (root !== '') labels.pop();
  const encoded: string[] = [];
  let at = 0;
  for (const label of labels) {
    const ascii = ASCII.test(label) ? (refusalOf(label) ?? label) : toAscii(label);
    if (typeof ascii !== 'string') throw failure(text, at, ascii);
    encoded.push(ascii);
    at += [...label].length + 1;
  }
  return encoded.join('.') + root;
}

/**
 * Throws if a label of ASCII text is empty (except the root's) or too long. Otherwise the text is
 * used as it is.
 */
function requireLabels(text: string): void {
  const labels = text.split('.');
  const empty = labels.indexOf('');
  if (empty >= 0 && empty < labels.length - 1) {
    throw failure(text, startOf(labels, empty), { start: 0, end: 1, reason: 'label empty' });
  }
  labels.forEach((label, i) => {
    const refusal = label === '' ? undefined : refusalOf(label);
    if (refusal !== undefined) throw failure(text, startOf(labels, i), refusal);
  });
}

function startOf(labels: readonly string[], index: number): number {
  return labels.slice(0, index).reduce((sum, label) => sum + label.length + 1, 0);
}

/** Returns what is wrong with an ASCII label, if anything. */
function refusalOf(label: string): Refusal | undefined {
  if (label === '') return { start: 0, end: 1, reason: 'label empty' };
  if (label.length < TOO_LONG) return undefined;
  return { start: 0, end: label.length, reason: 'label too long' };
}

/**
 * Returns the error at a position in a label. Like CPython, adds a position in the prepared label,
 * which nameprep may have lengthened, to the label's position in the original text.
 */
function failure(text: string, at: number, { start, end, reason }: Refusal): Error {
  return new UnicodeEncodeError('idna', text, at + start, at + end, reason);
}
