/** Python's file system encoding on POSIX: UTF-8 with surrogateescape (os.fsencode, os.fsdecode). */
import { types } from 'node:util';
import { isUtf8 } from 'node:buffer';
import { UnicodeDecodeError, UnicodeEncodeError, ValueError } from './errors.js';
import { typeName } from './types.js';

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Python: os.fsencode(text) */
export function fsencode(text: string): Buffer {
  if (text.search(LONE_SURROGATE) < 0) return Buffer.from(text, 'utf8');
  const parts: Buffer[] = [];
  let from = 0;
  for (const match of text.matchAll(LONE_SURROGATE)) {
    const code = match[0].charCodeAt(0);
    if (code < 0xdc80 || code > 0xdcff) throw surrogateAt(text, match.index);
    parts.push(Buffer.from(text.slice(from, match.index), 'utf8'), Buffer.of(code - 0xdc00));
    from = match.index + 1;
  }
  parts.push(Buffer.from(text.slice(from), 'utf8'));
  return Buffer.concat(parts);
}

/** An argument that CPython reads with PyUnicode_FSConverter. */
export function toPathBytes(value: unknown): Buffer {
  let path: Buffer;
  if (typeof value === 'string') {
    path = fsencode(value);
  } else if (types.isUint8Array(value)) {
    path = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  } else {
    throw new TypeError(`expected str, bytes or os.PathLike object, not ${typeName(value)}`);
  }
  if (path.includes(0)) throw new ValueError('embedded null byte');
  return path;
}

/** Python: text.encode('utf-8') */
export function utf8encode(text: string): Buffer {
  const at = text.search(LONE_SURROGATE);
  if (at >= 0) throw surrogateAt(text, at);
  return Buffer.from(text, 'utf8');
}

/** Python: bytes.decode('utf-8') */
export function utf8decode(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  for (let at = 0; ;) {
    const length = sequenceLength(bytes, at);
    if (length === 0) throw undecodableAt(bytes, at);
    at += length;
  }
}

/** Returns the error for the sequence at a position: how far it is valid, and what ends it. */
function undecodableAt(bytes: Buffer, at: number): Error {
  const [lead = 0, second = 0] = bytes.subarray(at);
  const wanted = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (wanted === 0) {
    return new UnicodeDecodeError('utf-8', bytes, at, at + 1, 'invalid start byte');
  }
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  let end = at + 1;
  if (end < bytes.length && second >= lowest && second <= highest) {
    do end++;
    while (end < at + wanted && ((bytes[end] ?? 0) & 0xc0) === 0x80);
  }
  const reason = end >= bytes.length ? 'unexpected end of data' : 'invalid continuation byte';
  return new UnicodeDecodeError('utf-8', bytes, at, end, reason);
}

/** Returns the error for a lone surrogate. Python counts code points, JavaScript UTF-16 units. */
function surrogateAt(text: string, index: number): Error {
  const at = [...text.slice(0, index)].length;
  return new UnicodeEncodeError('utf-8', text, at, at + 1, 'surrogates not allowed');
}

/** Python: os.fsdecode(bytes) */
export function fsdecode(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      text += String.fromCharCode(0xdc00 + (bytes[at] ?? 0));
      at++;
    } else {
      text += bytes.toString('utf8', at, at + length);
      at += length;
    }
  }
  return text;
}

/** Returns the length of the valid UTF-8 sequence at a position, or 0. */
function sequenceLength(bytes: Buffer, at: number): number {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length++) {
    if (isUtf8(bytes.subarray(at, at + length))) return length;
  }
  return 0;
}
