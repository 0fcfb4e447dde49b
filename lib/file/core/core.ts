/** The core of every file object, without the waiting and without Python's argument rules. */
import type { Bytes } from '../../python/bytes.js';
import { UnsupportedOperation, ValueError } from '../../python/errors.js';
import { newBuffer } from '../../addon/slab.js';
import { typeName } from '../../python/types.js';
import { isInterrupted, tellTaken } from '../../waiting/interrupted.js';
import type { Steps } from '../../waiting/way.js';

/** T is the type of a line: bytes or text. */
export interface Core<T> {
  readonly closed: boolean;
  readline(limit: number): Steps<T>;
  /** For files that read: puts back what an interrupted call had read. */
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

/** The core of a buffered file. */
export interface BytesCore extends Core<Bytes> {
  /** A size of -1 reads everything. Returns null if it would block. */
  read(size: number): Steps<Bytes | null>;
  /** For files that read: returns `size` buffered bytes, or null if fewer are buffered. */
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
      // A subclass may return anything. Only a number counts.
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

/**
 * readinto() for a flavour in which the program continues while the call waits. The program's
 * buffer, which must keep its size, is filled at the end.
 */
export function* readintoAtEnd(
  core: BytesCore,
  into: Uint8Array,
  size: number,
  once: boolean,
): Steps<number | null> {
  const bytes = newBuffer(size);
  // As in CPython, bytes received before an error are in the buffer.
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
