/** What every file object is underneath, without the waiting and without Python's argument rules. */
import type { Bytes } from '../../python/bytes.js';
import { UnsupportedOperation, ValueError } from '../../python/errors.js';
import { newBuffer } from '../../addon/slab.js';
import { typeName } from '../../python/types.js';
import { isInterrupted, tellTaken } from '../../waiting/interrupted.js';
import type { Steps } from '../../waiting/way.js';

/** T is what a line is: bytes or text. */
export interface Core<T> {
  readonly closed: boolean;
  readline(limit: number): Steps<T>;
  /** Of files that read: takes back what a call had read that was cut off. */
  unread?(parts: readonly T[]): void;
  write(data: unknown): Steps<number | null>;
  flush(): Steps<null>;
  close(): Steps<null>;
  truncate(): Steps<never>;
  seek(whence: number): never;
  tell(): never;
  readable(): boolean;
  writable(): boolean;
  seekable(): boolean;
  isatty(): boolean;
  fileno(): number;
  repr(): string;
}

/** What a buffered file is underneath. */
export interface BytesCore extends Core<Bytes> {
  /** -1: all. Null: it would block. */
  read(size: number): Steps<Bytes | null>;
  /** Of files that read: so many bytes that are buffered, or null. */
  takeBytes?(size: number): Bytes | null;
  read1(size: number): Steps<Bytes>;
  readinto(
    into: Uint8Array,
    once: boolean,
    failed?: (filled: number) => void,
  ): Steps<number | null>;
  write(data: unknown): Steps<number>;
  detach(): Steps<null>;
}

export const EMPTY = Buffer.alloc(0);
export const NEWLINE = 0x0a;

export function refuseClosed(core: { readonly closed: boolean }): void {
  if (core.closed) throw new ValueError('I/O operation on closed file.');
}

export function unsupported(what: string): never {
  throw new UnsupportedOperation(what);
}

export function* unsupportedSteps(what: string): Steps<never> {
  return unsupported(what);
}

/** Python: IOBase.readlines(hint) */
export function* readlines<T>(
  core: Core<T>,
  hint: number,
  lengthOf: (line: T) => number,
): Steps<T[]> {
  refuseClosed(core);
  const lines: T[] = [];
  let length = 0;
  try {
    for (;;) {
      const line = yield* core.readline(-1);
      const size = lengthOf(line);
      if (size === 0) break;
      lines.push(line);
      length += size;
      if (hint > 0 && length > hint) break;
    }
  } catch (error) {
    if (isInterrupted(error)) core.unread?.(lines);
    throw error;
  }
  return lines;
}

/** Python: next(file) */
export function* nextLine<T extends { readonly length: number }>(
  core: Core<T>,
): Steps<IteratorResult<T, undefined>> {
  const value = yield* core.readline(-1);
  return value.length === 0 ? { done: true, value: undefined } : { done: false, value };
}

/** Python: IOBase.writelines(lines) */
export function* writelines<T>(core: Core<T>, lines: unknown): Steps<null> {
  refuseClosed(core);
  let taken = 0;
  for (const line of iterable(lines)) {
    try {
      // Of a subclass it may be anything, which nobody looks at.
      const count: unknown = yield* core.write(line);
      if (typeof count === 'number') taken += count;
    } catch (error) {
      if (isInterrupted(error)) {
        tellTaken(error, taken + (error.characters_written ?? error.bytes_sent ?? 0));
      }
      throw error;
    }
  }
  return null;
}

/** readinto() of a program that goes on meanwhile: its buffer of that size is filled at the end. */
export function* readintoAtEnd(
  core: BytesCore,
  into: Uint8Array,
  size: number,
  once: boolean,
): Steps<number | null> {
  const bytes = newBuffer(size);
  // As in CPython, what came before an error is in the buffer.
  const failed = (filled: number): void => {
    if (into.length === size) into.set(bytes.subarray(0, filled));
  };
  const count = yield* core.readinto(bytes, once, failed);
  if (count === null) return null;
  if (into.length !== size) {
    core.unread?.([bytes.subarray(0, count)]);
    throw new TypeError('the buffer changed its size while it was filled');
  }
  into.set(bytes.subarray(0, count));
  return count;
}

function iterable(value: unknown): Iterable<unknown> {
  if (value !== null && value !== undefined) {
    const { [Symbol.iterator]: iterate } = value as Partial<Iterable<unknown>>;
    if (typeof iterate === 'function') return value as Iterable<unknown>;
  }
  throw new TypeError(`'${typeName(value)}' object is not iterable`);
}
