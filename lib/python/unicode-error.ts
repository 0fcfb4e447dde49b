/** Errors for bytes that cannot be decoded and text that cannot be encoded. */
import { ValueError } from './exception.js';
import { named } from './named.js';

/** The base of UnicodeEncodeError and UnicodeDecodeError. See Python's built-in exceptions. */
export class UnicodeError extends ValueError {
  static {
    named(this, 'UnicodeError');
  }
}

/** Returns a character as Python's error texts show it. */
function escaped(code: number): string {
  if (code > 0xffff) return `\\U${code.toString(16).padStart(8, '0')}`;
  if (code > 0xff) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\x${code.toString(16).padStart(2, '0')}`;
}

/**
 * Part of an object that cannot be decoded or encoded, and why. `first` is null if the object ends
 * before it.
 */
abstract class CodecError<Source extends string | Uint8Array> extends UnicodeError {
  constructor(
    /** The codec. */
    readonly encoding: string,
    /** The object to decode or encode. */
    readonly object: Source,
    /** The start of the invalid part. */
    readonly start: number,
    /** The end of the invalid part. */
    readonly end: number,
    /** Why it is invalid. */
    readonly reason: string,
    failed: string,
    first: string | null,
  ) {
    super(encoding, object, start, end, reason);
    const where =
      end === start + 1 && first !== null
        ? `${failed} ${first} in position ${start}`
        : `${failed}s in position ${start}-${end - 1}`;
    this.message = `'${encoding}' codec can't ${where}: ${reason}`;
  }
}

/**
 * Bytes that cannot be decoded: `encoding`, `object`, `start`, `end`, `reason`. See Python's
 * built-in exceptions.
 */
export class UnicodeDecodeError extends CodecError<Uint8Array> {
  static {
    named(this, 'UnicodeDecodeError');
  }
  constructor(encoding: string, object: Uint8Array, start: number, end: number, reason: string) {
    const byte = object[start]?.toString(16).padStart(2, '0');
    const shown = byte === undefined ? null : `0x${byte}`;
    super(encoding, object, start, end, reason, 'decode byte', shown);
  }
}

/**
 * Text that cannot be encoded: `encoding`, `object`, `start`, `end`, `reason`. See Python's
 * built-in exceptions.
 */
export class UnicodeEncodeError extends CodecError<string> {
  static {
    named(this, 'UnicodeEncodeError');
  }
  constructor(encoding: string, object: string, start: number, end: number, reason: string) {
    // Positions count code points.
    const code = [...object][start]?.codePointAt(0);
    const shown = code === undefined ? null : `'${escaped(code)}'`;
    super(encoding, object, start, end, reason, 'encode character', shown);
  }
}
