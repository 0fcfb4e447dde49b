/** socket.makefile(): selects the objects for a mode and a buffering. */
import { MemoryError, ValueError } from '../python/errors.js';
import { type Integer, repr, typeName } from '../python/types.js';
import { toSsize } from '../python/arguments.js';
import { bind } from '../python/signature.js';
import type { BufferedReader } from './buffered-reader.js';
import type { BufferedRWPair } from './buffered-rw-pair.js';
import type { BufferedWriter } from './buffered-writer.js';
import type { CountedSocket, Way } from '../waiting/way.js';
import { DEFAULT_BUFFER_SIZE } from './core/raw.js';
import type { SocketIOBase } from './socket-io.js';
import type { BufferedOf, TextIOWrapper, TextKeywords } from './text-io-wrapper.js';

/** Keywords of makefile(). */
export interface FileKeywords extends TextKeywords {
  mode?: string | readonly string[];
  buffering?: Integer | null;
}

/**
 * Any file object.
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in the promise flavour
 */
export type AnyFile<W extends Way = 'now'> = SocketIOBase<W> | BufferedOf<W> | TextIOWrapper<W>;

/**
 * The class of the file for a mode and a buffering.
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in the promise flavour
 * @typeParam M - the type of the mode
 * @typeParam B - the type of the buffering
 */
export type FileOf<W extends Way, M, B> = M extends `${string}b${string}`
  ? B extends 0
    ? SocketIOBase<W>
    : M extends `${string}w${string}`
      ? M extends `${string}r${string}`
        ? BufferedRWPair<W>
        : BufferedWriter<W>
      : BufferedReader<W>
  : string extends M
    ? AnyFile<W>
    : TextIOWrapper<W>;

/** A socket that counts its files. */
export interface Owner extends CountedSocket {
  readonly _descriptor: { ioRefs: number };
}

type Given = Readonly<Record<string, unknown>>;

/** The file classes of a flavour. */
export interface Making<W extends Way> {
  readonly SocketIO: new (sock: CountedSocket, mode: string) => SocketIOBase<W>;
  readonly BufferedReader: new (raw: SocketIOBase<W>, size: number) => BufferedReader<W>;
  readonly BufferedWriter: new (raw: SocketIOBase<W>, size: number) => BufferedWriter<W>;
  readonly BufferedRWPair: new (raw: SocketIOBase<W>, size: number) => BufferedRWPair<W>;
  readonly TextIOWrapper: new (buffer: BufferedOf<W>, keywords: Given) => TextIOWrapper<W>;
}

const SIGNATURE = {
  name: 'socket.makefile',
  positional: ['mode', 'buffering'],
  required: 0,
  keywordOnly: ['encoding', 'errors', 'newline'],
  method: true,
};

const LETTERS: ReadonlySet<unknown> = new Set(['r', 'w', 'b']);
/** More than any allocator provides. */
const TOO_MUCH = 2 ** 47;

export function makefile<W extends Way>(
  making: Making<W>,
  sock: Owner,
  args: ArrayLike<unknown>,
): AnyFile<W> {
  const given = bind(SIGNATURE, args);
  const mode = given.mode ?? (given.mode === null ? null : 'r');
  const letters = lettersOf(mode);
  const writing = letters.has('w');
  const reading = letters.has('r') || !writing;
  const raw = new making.SocketIO(sock, `${reading ? 'r' : ''}${writing ? 'w' : ''}`);
  sock._descriptor.ioRefs++;
  try {
    const size = toBuffering(given.buffering);
    if (size === 0 && !letters.has('b')) throw new ValueError('unbuffered streams must be binary');
    if (size === 0) return raw;
    const Buffered = !writing
      ? making.BufferedReader
      : reading
        ? making.BufferedRWPair
        : making.BufferedWriter;
    const buffer = new Buffered(raw, toBufferSize(size));
    if (letters.has('b')) return buffer;
    const text = new making.TextIOWrapper(buffer, given);
    Object.defineProperty(text, 'mode', { value: mode, writable: true, configurable: true });
    return text;
  } catch (error) {
    raw._core.release();
    throw error;
  }
}

function toBufferSize(size: unknown): number {
  const bytes = toSsize(size);
  if (bytes >= TOO_MUCH) throw new MemoryError();
  return bytes;
}

/** Returns the letters of a mode, which is a str or any iterable of its letters. */
function lettersOf(mode: unknown): ReadonlySet<unknown> {
  const iterable = mode as Partial<Iterable<unknown>> | null;
  if (typeof iterable?.[Symbol.iterator] !== 'function') {
    throw new TypeError(`'${typeName(mode)}' object is not iterable`);
  }
  const letters = new Set<unknown>(iterable as Iterable<unknown>);
  for (const letter of letters) {
    if (LETTERS.has(letter)) continue;
    throw new ValueError(`invalid mode ${repr(mode)} (only r, w, b allowed)`);
  }
  return letters;
}

/** Returns the buffer size. Null and values below 0 mean the default. 0 means no buffer. */
function toBuffering(value: unknown): unknown {
  if (value === null || value === undefined) return DEFAULT_BUFFER_SIZE;
  if (typeof value === 'boolean') return Number(value);
  if (typeof value !== 'number' && typeof value !== 'bigint') {
    throw new TypeError(`'<' not supported between instances of '${typeName(value)}' and 'int'`);
  }
  if (value < 0) return DEFAULT_BUFFER_SIZE;
  return Number(value) === 0 ? 0 : value;
}
