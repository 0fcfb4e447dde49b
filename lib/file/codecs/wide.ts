/** UTF-16 and UTF-32: units of two or four bytes, in either byte order. */
import { UnicodeDecodeError } from '../../python/errors.js';
import { BufferedDecoder, type Codec, type IncrementalDecoder, statelessEncoder } from './codec.js';
import { encodeFailure, handleDecodeFault, handleEncodeFault } from './error-handlers.js';

type Order = 'le' | 'be';

/** A fault at a position: the number of faulty bytes, and Python's reason. */
interface Flaw {
  length: number;
  reason: string;
  /** True if more bytes may complete the character. */
  unfinished?: boolean;
}

interface Form {
  readonly name: 'utf-16' | 'utf-32';
  readonly size: 2 | 4;
  read(bytes: Buffer, at: number, order: Order): number;
  write(bytes: Buffer, code: number, at: number, order: Order): void;
  /** Returns the length of the character at a position, or its flaw. */
  inspect(bytes: Buffer, at: number, order: Order): number | Flaw;
  /** Decodes a part without flaws. */
  text(bytes: Buffer, order: Order): string;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
const TRUNCATED = 'truncated data';

const form16: Form = {
  name: 'utf-16',
  size: 2,
  read: (bytes, at, order) => (order === 'le' ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)),
  write: (bytes, code, at, order) =>
    order === 'le' ? bytes.writeUInt16LE(code, at) : bytes.writeUInt16BE(code, at),
  inspect(bytes, at, order) {
    const left = bytes.length - at;
    if (left < 2) return { length: left, reason: TRUNCATED, unfinished: true };
    const unit = this.read(bytes, at, order);
    if (isLow(unit)) return { length: 2, reason: 'illegal encoding' };
    if (!isHigh(unit)) return 2;
    if (left < 4) return { length: left, reason: 'unexpected end of data', unfinished: true };
    const next = this.read(bytes, at + 2, order);
    return isLow(next) ? 4 : { length: 2, reason: 'illegal UTF-16 surrogate' };
  },
  text(bytes, order) {
    // swap16() works in place and requires whole units.
    return (order === 'le' ? bytes : Buffer.from(bytes).swap16()).toString('utf16le');
  },
};

const form32: Form = {
  name: 'utf-32',
  size: 4,
  read: (bytes, at, order) => (order === 'le' ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)),
  write: (bytes, code, at, order) =>
    order === 'le' ? bytes.writeUInt32LE(code, at) : bytes.writeUInt32BE(code, at),
  inspect(bytes, at, order) {
    const left = bytes.length - at;
    if (left < 4) return { length: left, reason: TRUNCATED, unfinished: true };
    const code = this.read(bytes, at, order);
    if (code > 0x10ffff) return { length: 4, reason: 'code point not in range(0x110000)' };
    if (code < 0xd800 || code > 0xdfff) return 4;
    const reason = 'code point in surrogate code point range(0xd800, 0xe000)';
    return { length: 4, reason };
  },
  text(bytes, order) {
    let text = '';
    for (let at = 0; at < bytes.length; at += 4) {
      text += String.fromCodePoint(this.read(bytes, at, order));
    }
    return text;
  },
};

function decodeIn(form: Form, order: Order) {
  const encoding = `${form.name}-${order}`;
  return (bytes: Buffer, errors: string, final: boolean): readonly [string, number] => {
    let text = '';
    let sound = 0;
    let at = 0;
    while (at < bytes.length) {
      const found = form.inspect(bytes, at, order);
      if (typeof found === 'number') {
        at += found;
        continue;
      }
      text += form.text(bytes.subarray(sound, at), order);
      if (found.unfinished === true && !final) return [text, at];
      const fault = { encoding, bytes, start: at, end: at + found.length, reason: found.reason };
      const [replacement, next] = handleDecodeFault(errors, fault);
      text += replacement;
      at = next;
      sound = at;
    }
    return [text + form.text(bytes.subarray(sound), order), bytes.length];
  };
}

/** Detects the byte order from the mark at the beginning, and rejects text without one. */
class MarkedDecoder implements IncrementalDecoder {
  private order: Order | null = null;
  private readonly inner: BufferedDecoder;

  constructor(
    private readonly form: Form,
    errors: string,
  ) {
    this.inner = new BufferedDecoder(errors, (...args) => this.decodeSome(...args));
  }

  decode(bytes: Buffer | null, final: boolean): string {
    return this.inner.decode(bytes, final);
  }

  reset(): void {
    this.inner.reset();
    this.order = null;
  }

  private decodeSome(bytes: Buffer, errors: string, final: boolean): readonly [string, number] {
    const { form } = this;
    if (this.order !== null) return decodeIn(form, this.order)(bytes, errors, final);
    const order = this.mark(bytes);
    if (order !== null) {
      const [text, consumed] = decodeMarked(form, order, bytes, errors, final);
      this.order = order;
      return [text, consumed];
    }
    const [text, consumed] = decodeIn(form, 'le')(bytes, errors, final);
    if (consumed < form.size) return [text, consumed];
    const reason = 'Stream does not start with BOM';
    throw new UnicodeDecodeError(form.name, bytes, 0, form.size, reason);
  }

  private mark(bytes: Buffer): Order | null {
    const { form } = this;
    if (bytes.length < form.size) return null;
    if (form.read(bytes, 0, 'le') === 0xfeff) return 'le';
    return form.read(bytes, 0, 'be') === 0xfeff ? 'be' : null;
  }
}

/** Decodes with the mark included, because errors and their positions include it. */
function decodeMarked(
  form: Form,
  order: Order,
  bytes: Buffer,
  errors: string,
  final: boolean,
): readonly [string, number] {
  const [text, consumed] = decodeIn(form, order)(bytes, errors, final);
  return [text.slice(1), consumed];
}

function encodeIn(form: Form, order: Order) {
  const encoding = `${form.name}-${order}`;
  return (text: string, errors: string): Buffer => {
    const parts: Buffer[] = [];
    const units: number[] = [];
    const flush = (): void => {
      const bytes = Buffer.allocUnsafe(units.length * form.size);
      units.forEach((unit, i) => form.write(bytes, unit, i * form.size, order));
      parts.push(bytes);
      units.length = 0;
    };
    let at = 0;
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      const start = at;
      at += character.length;
      if (code < 0xd800 || code > 0xdfff) {
        units.push(...unitsOf(form, code));
        continue;
      }
      const fault = { encoding, text, start, end: at, reason: 'surrogates not allowed' };
      const replacement = handleEncodeFault(errors, fault);
      if (typeof replacement === 'string') {
        for (const each of replacement) units.push(each.codePointAt(0) ?? 0);
        continue;
      }
      // A partial unit would corrupt everything that follows.
      if (replacement.length % form.size !== 0) throw encodeFailure(fault);
      flush();
      parts.push(replacement);
    }
    flush();
    return Buffer.concat(parts);
  };
}

function unitsOf({ size }: Form, code: number): number[] {
  if (size === 4 || code <= 0xffff) return [code];
  const offset = code - 0x10000;
  return [0xd800 | (offset >> 10), 0xdc00 | (offset & 0x3ff)];
}

function codec(form: Form, order: Order | null): Codec {
  return {
    decoder: (errors) =>
      order === null
        ? new MarkedDecoder(form, errors)
        : new BufferedDecoder(errors, decodeIn(form, order)),
    // For CPython, a stream that cannot seek has no beginning, so no mark is written.
    encoder: statelessEncoder(encodeIn(form, order ?? 'le')),
  };
}

export const utf16 = codec(form16, null);
export const utf16le = codec(form16, 'le');
export const utf16be = codec(form16, 'be');
export const utf32 = codec(form32, null);
export const utf32le = codec(form32, 'le');
export const utf32be = codec(form32, 'be');
