/** UTF-8, as strict as in Python. */
import { isUtf8 } from 'node:buffer';
import { BufferedDecoder, type Codec, type IncrementalDecoder, statelessEncoder } from './codec.js';
import { type EncodeFault, handleDecodeFault, handleEncodeFault } from './error-handlers.js';

const NAME = 'utf-8';
const LONE_SURROGATES =
  /(?:[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF])+/g;

/** Returns the range of the second byte, or null if the first byte cannot begin a sequence. */
function secondByteRange(first: number): readonly [least: number, most: number] | null {
  if (first >= 0xc2 && first <= 0xdf) return [0x80, 0xbf];
  if (first === 0xe0) return [0xa0, 0xbf];
  if (first === 0xed) return [0x80, 0x9f];
  if (first >= 0xe1 && first <= 0xef) return [0x80, 0xbf];
  if (first === 0xf0) return [0x90, 0xbf];
  if (first === 0xf4) return [0x80, 0x8f];
  if (first >= 0xf1 && first <= 0xf3) return [0x80, 0xbf];
  return null;
}

function lengthOf(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

/** Inspects the sequence at a position: how many of its bytes are valid, and what is wrong with it. */
function inspect(bytes: Buffer, at: number): { good: number; reason: string | null } {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return { good: 1, reason: null };
  const range = secondByteRange(first);
  if (range === null) return { good: 1, reason: 'invalid start byte' };
  const length = lengthOf(first);
  let [least, most] = range;
  for (let good = 1; good < length; good++) {
    const next = bytes[at + good];
    if (next === undefined) return { good, reason: 'unexpected end of data' };
    if (next < least || next > most) return { good, reason: 'invalid continuation byte' };
    [least, most] = [0x80, 0xbf];
  }
  return { good: length, reason: null };
}

function decode(bytes: Buffer, errors: string, final: boolean): readonly [string, number] {
  if (isUtf8(bytes)) return [bytes.toString('utf8'), bytes.length];
  let text = '';
  let at = 0;
  let valid = 0;
  while (at < bytes.length) {
    const { good, reason } = inspect(bytes, at);
    if (reason === null) {
      at += good;
      continue;
    }
    text += bytes.toString('utf8', valid, at);
    if (!final && reason === 'unexpected end of data') return [text, at];
    const fault = { encoding: NAME, bytes, start: at, end: at + good, reason };
    const [replacement, next] = handleDecodeFault(errors, fault);
    text += replacement;
    at = next;
    valid = at;
  }
  return [text + bytes.toString('utf8', valid), bytes.length];
}

export function encode(text: string, errors: string): Buffer {
  if (text.search(LONE_SURROGATES) < 0) return Buffer.from(text, 'utf8');
  const parts: Buffer[] = [];
  let from = 0;
  for (const match of text.matchAll(LONE_SURROGATES)) {
    const end = match.index + match[0].length;
    parts.push(Buffer.from(text.slice(from, match.index), 'utf8'));
    parts.push(...encodeSurrogates(text, match.index, end, errors));
    from = end;
  }
  parts.push(Buffer.from(text.slice(from), 'utf8'));
  return Buffer.concat(parts);
}

function encodeSurrogates(text: string, start: number, end: number, errors: string): Buffer[] {
  const fault: EncodeFault = { encoding: NAME, text, start, end, reason: 'surrogates not allowed' };
  if (errors === 'surrogateescape') {
    // Surrogates at the start of the run that stand for bytes are encoded first. The rest is the
    // fault.
    let at = start;
    while (at < end && text.charCodeAt(at) >= 0xdc80 && text.charCodeAt(at) <= 0xdcff) at++;
    const escaped = Array.from(text.slice(start, at), (c) => c.charCodeAt(0) - 0xdc00);
    const parts: Buffer[] = [Buffer.from(escaped)];
    if (at < end) parts.push(asBytes(handleEncodeFault(errors, { ...fault, start: at })));
    return parts;
  }
  return [asBytes(handleEncodeFault(errors, fault))];
}

function asBytes(replacement: Buffer | string): Buffer {
  return typeof replacement === 'string' ? Buffer.from(replacement, 'utf8') : replacement;
}

export const utf8: Codec = {
  decoder: (errors) => new BufferedDecoder(errors, decode),
  encoder: statelessEncoder(encode),
};

const MARK = Buffer.from('\ufeff', 'utf8');

/** Drops a byte order mark at the beginning of the text. */
class MarkedDecoder implements IncrementalDecoder {
  private first = true;
  private readonly inner: BufferedDecoder;

  constructor(errors: string) {
    this.inner = new BufferedDecoder(errors, (...args) => this.decodeSome(...args));
  }

  decode(bytes: Buffer | null, final: boolean): string {
    return this.inner.decode(bytes, final);
  }

  reset(): void {
    this.inner.reset();
    this.first = true;
  }

  private decodeSome(bytes: Buffer, errors: string, final: boolean): readonly [string, number] {
    // Too few bytes to decide, even at the end. Python's decoder waits for more too.
    if (this.first && bytes.length < MARK.length && startsMark(bytes)) return ['', 0];
    const skipped = this.first && bytes.subarray(0, MARK.length).equals(MARK) ? MARK.length : 0;
    this.first = false;
    const [text, consumed] = decode(bytes.subarray(skipped), errors, final);
    return [text, consumed + skipped];
  }
}

function startsMark(bytes: Buffer): boolean {
  return MARK.subarray(0, bytes.length).equals(bytes);
}

/** UTF-8 with a byte order mark at the beginning. It is written once, and skipped when it is read. */
export const utf8sig: Codec = {
  decoder: (errors) => new MarkedDecoder(errors),
  encoder(errors) {
    return {
      /** True after the mark has been written. */
      state: false,
      encode(text) {
        const mark = this.state === true ? [] : [MARK];
        this.state = true;
        return Buffer.concat([...mark, encode(text, errors)]);
      },
    };
  },
};
