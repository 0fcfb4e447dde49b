/**
 * Python's 'idna' codec (IDNA 2003, RFC 3490). Node's own `domainToASCII` follows UTS 46, the later
 * standard, and does the folding and the punycode; what the older one maps differently is mapped
 * before it.
 */
import { domainToASCII } from 'node:url';
import { UnicodeEncodeError } from './errors.js';

const DOTS = /[.\u3002\uff0e\uff61]/;
const ASCII = /^[\0-\x7f]*$/;

// Nameprep (RFC 3491) maps these to nothing or to plain letters, UTS 46 keeps or refuses them.
const TO_NOTHING = /[\u00ad\u034f\u1806\u180b-\u180d\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]/g;

function prepare(label: string): string {
  return label
    .replace(TO_NOTHING, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ẞ', 'ss')
    .replaceAll('ς', 'σ');
}

function encodeLabel(label: string, text: string, at: number): string {
  let ascii = label;
  if (!ASCII.test(label)) {
    const folded = prepare(label).normalize('NFKC');
    // A label that folds to ASCII is taken as it is: "１２７" is 127, "。" within full width is a dot.
    ascii = ASCII.test(folded) ? folded.toLowerCase() : domainToASCII(folded);
    if (ascii === '') {
      const reason = `Invalid character ${JSON.stringify(label[0] ?? '')}`;
      throw new UnicodeEncodeError('idna', text, at, at + 1, reason);
    }
  }
  if (ascii.length === 0) throw new UnicodeEncodeError('idna', text, at, at + 1, 'label empty');
  if (ascii.length > 63) {
    throw new UnicodeEncodeError('idna', text, at, at + label.length, 'label too long');
  }
  return ascii;
}

/** Python: text.encode('idna').decode('ascii') */
export function encodeIdna(text: string): string {
  if (text === '') return '';
  const labels = text.split(DOTS);
  // One dot at the end is the root's.
  const trailing = labels.length > 1 && labels.at(-1) === '' ? '.' : '';
  if (trailing !== '') labels.pop();
  const encoded: string[] = [];
  let at = 0;
  for (const label of labels) {
    encoded.push(encodeLabel(label, text, at));
    at += label.length + 1;
  }
  return encoded.join('.') + trailing;
}
