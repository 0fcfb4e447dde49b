/** Python's error handlers, which replace bytes or characters that an encoding lacks. */
import { LookupError, UnicodeDecodeError, UnicodeEncodeError } from '../../python/errors.js';
import { countPoints } from './code-points.js';

/** The encodings for which surrogatepass can encode surrogates. */
type SurrogateForm = 'utf-8' | 'utf-16-le' | 'utf-16-be' | 'utf-32-le' | 'utf-32-be';

const FORMS: Readonly<Record<string, SurrogateForm>> = {
  'utf-8': 'utf-8',
  'utf-16-le': 'utf-16-le',
  'utf-16-be': 'utf-16-be',
  'utf-16': 'utf-16-le',
  'utf-32-le': 'utf-32-le',
  'utf-32-be': 'utf-32-be',
  'utf-32': 'utf-32-le',
};

export interface DecodeFault {
  /** The name of the codec in Python's error texts. */
  readonly encoding: string;
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** The replacement for the bytes, and the position at which decoding continues. */
export type Decoded = readonly [text: string, next: number];

export function handleDecodeFault(errors: string, fault: DecodeFault): Decoded {
  const { bytes, start, end } = fault;
  switch (errors) {
    case 'strict':
      throw failureOf(fault);
    case 'ignore':
      return ['', end];
    case 'replace':
      return ['\ufffd', end];
    case 'backslashreplace': {
      const hex = bytes.toString('hex', start, end);
      return [hex.replace(/../g, '\\x$&'), end];
    }
    case 'surrogateescape':
      return escapedBytes(fault);
    case 'surrogatepass':
      return passedBytes(fault);
    case 'xmlcharrefreplace':
    case 'namereplace':
      throw new TypeError("don't know how to handle UnicodeDecodeError in error callback");
    default:
      throw unknownHandler(errors);
  }
}

function failureOf({ encoding, bytes, start, end, reason }: DecodeFault): Error {
  return new UnicodeDecodeError(encoding, Buffer.from(bytes), start, end, reason);
}

function unknownHandler(errors: string): Error {
  return new LookupError(`unknown error handler name '${errors}'`);
}

function escapedBytes(fault: DecodeFault): Decoded {
  const { bytes, start, end } = fault;
  let text = '';
  let at = start;
  // ASCII bytes cannot be escaped, and at most four bytes are escaped at once.
  while (at < end && at < start + 4 && (bytes[at] ?? 0) >= 0x80) {
    text += String.fromCharCode(0xdc00 + (bytes[at] ?? 0));
    at++;
  }
  if (at === start) throw failureOf(fault);
  return [text, at];
}

function passedBytes(fault: DecodeFault): Decoded {
  const { encoding, bytes, start } = fault;
  const form = FORMS[encoding];
  const size = form === undefined ? 0 : sizeOf(form);
  if (form === undefined || bytes.length - start < size) throw failureOf(fault);
  const code = readSurrogate(form, bytes, start);
  if (code < 0xd800 || code > 0xdfff) throw failureOf(fault);
  return [String.fromCharCode(code), start + size];
}

function sizeOf(form: SurrogateForm): number {
  if (form === 'utf-8') return 3;
  return form.startsWith('utf-16') ? 2 : 4;
}

function readSurrogate(form: SurrogateForm, bytes: Buffer, at: number): number {
  switch (form) {
    case 'utf-8': {
      const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
      const wellFormed = (a & 0xf0) === 0xe0 && (b & 0xc0) === 0x80 && (c & 0xc0) === 0x80;
      return wellFormed ? ((a & 0x0f) << 12) | ((b & 0x3f) << 6) | (c & 0x3f) : 0;
    }
    case 'utf-16-le':
      return bytes.readUInt16LE(at);
    case 'utf-16-be':
      return bytes.readUInt16BE(at);
    case 'utf-32-le':
      return bytes.readUInt32LE(at);
    case 'utf-32-be':
      return bytes.readUInt32BE(at);
  }
}

function writeSurrogate(form: SurrogateForm, code: number): number[] {
  const [high, low] = [code >> 8, code & 0xff];
  switch (form) {
    case 'utf-8':
      return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
    case 'utf-16-le':
      return [low, high];
    case 'utf-16-be':
      return [high, low];
    case 'utf-32-le':
      return [low, high, 0, 0];
    case 'utf-32-be':
      return [0, 0, high, low];
  }
}

export interface EncodeFault {
  readonly encoding: string;
  readonly text: string;
  /** Positions are in UTF-16 units. An encoding that faults a run of characters reports the whole run. */
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** Returns the replacement for the characters: bytes, or text to be encoded in turn. */
export function handleEncodeFault(errors: string, fault: EncodeFault): Buffer | string {
  const characters = fault.text.slice(fault.start, fault.end);
  switch (errors) {
    case 'strict':
      throw encodeFailure(fault);
    case 'ignore':
      return '';
    case 'replace':
      return '?'.repeat(countPoints(characters));
    case 'backslashreplace':
      return each(characters, backslashed);
    case 'xmlcharrefreplace':
      return each(characters, (code) => `&#${code};`);
    case 'surrogateescape':
      return unescapedBytes(fault, characters);
    case 'surrogatepass':
      return passedSurrogates(fault, characters);
    default:
      throw unknownHandler(errors);
  }
}

/** Returns the UnicodeEncodeError of a fault. Python's positions count code points. */
export function encodeFailure({ encoding, text, start, end, reason }: EncodeFault): Error {
  const from = countPoints(text, 0, start);
  const to = from + countPoints(text, start, end);
  return new UnicodeEncodeError(encoding, text, from, to, reason);
}

function each(characters: string, show: (code: number) => string): string {
  return Array.from(characters, (character) => show(character.codePointAt(0) ?? 0)).join('');
}

function backslashed(code: number): string {
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\U${code.toString(16).padStart(8, '0')}`;
}

function unescapedBytes(fault: EncodeFault, characters: string): Buffer {
  const codes = Array.from(characters, (character) => character.codePointAt(0) ?? 0);
  if (codes.some((code) => code < 0xdc80 || code > 0xdcff)) throw encodeFailure(fault);
  return Buffer.from(codes.map((code) => code - 0xdc00));
}

function passedSurrogates(fault: EncodeFault, characters: string): Buffer {
  const form = FORMS[fault.encoding];
  const codes = Array.from(characters, (character) => character.codePointAt(0) ?? 0);
  if (form === undefined || codes.some((code) => code < 0xd800 || code > 0xdfff)) {
    throw encodeFailure(fault);
  }
  return Buffer.from(codes.flatMap((code) => writeSurrogate(form, code)));
}
