/** Bytes that are no text, and text that has no bytes. */
import { ValueError } from './exception.js';
import { named } from './named.js';

/** The base of UnicodeEncodeError and UnicodeDecodeError. See Python's built-in exceptions. */
export class UnicodeError extends ValueError {
  static {
    named(this, 'UnicodeError');
  }
}

/** A character as Python's texts of errors show it. */
function escaped(code: number): string {
  if (code > 0xffff) return `\\U${code.toString(16).padStart(8, '0')}`;
  if (code > 0xff) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\x${code.toString(16).padStart(2, '0')}`;
}

/** Part of an object that is no text, or has no bytes, and why. first is null where it ends before. */
abstract class CodecError<Source extends string | Uint8Array> extends UnicodeError {
  constructor(
    /** The codec. */
    readonly encoding: string,
    /** What was to be decoded or encoded. */
    readonly object: Source,
    /** Where that begins which is refused. */
    readonly start: number,
    /** Where it ends. */
    readonly end: number,
    /** Why it is refused. */
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

/** Bytes that are no text: `encoding`, `object`, `start`, `end`, `reason`. See Python's built-in exceptions. */
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

/** Text that has no bytes: `encoding`, `object`, `start`, `end`, `reason`. See Python's built-in exceptions. */
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
