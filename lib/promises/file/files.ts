/** The file classes of the promise flavour. */
import type { Bytes } from '../../python/bytes.js';
import { callable } from '../../python/callable.js';
import { beginAt, publishInherited } from '../../python/entry.js';
import { BufferedReader as BufferedReaderOf } from '../../file/buffered-reader.js';
import { BufferedRWPair as BufferedRWPairOf } from '../../file/buffered-rw-pair.js';
import { BufferedWriter as BufferedWriterOf } from '../../file/buffered-writer.js';
import type { SocketLike } from '../../waiting/way.js';
import { type FileBase, linesOf } from '../../file/file-base.js';
import { type AnyFile as AnyFileOf, define, type Making } from '../../file/makefile.js';
import { SocketIOBase, type SocketIOConstructor } from '../../file/socket-io.js';
import { TextIOWrapper as TextIOWrapperOf } from '../../file/text-io-wrapper.js';
import { takeSignal } from '../../waiting/abort.js';
import { LaterStack } from './stack.js';

class LaterSocketIO extends SocketIOBase<'later'> {
  /**
   * `SocketIO(sock, mode)`
   *
   * A raw file of a socket of this flavour; mode is 'r', 'w' or 'rw', with or without a 'b'. Rather
   * use makefile(), which counts the file among those that keep the descriptor open. Throws
   * ValueError for another mode.
   */
  constructor(sock: SocketLike, mode: string, ...rest: unknown[]) {
    super((core) => new LaterStack(core), [sock, mode, ...rest]);
  }
}
Object.defineProperty(LaterSocketIO, 'name', { value: 'SocketIO' });

/**
 * Python: socket.SocketIO, whose waiting calls return promises, with and without `new`. They are those
 * of SocketIOBase, and take `{ signal }`; what throws there rejects here.
 */
export const SocketIO: SocketIOConstructor<'later'> = callable(LaterSocketIO);
/** A raw file of this flavour. */
export type SocketIO = SocketIOBase<'later'>;

/**
 * What `makefile('rb')` returns. Python: io.BufferedReader, whose waiting calls return promises.
 * They are those of the blocking class, and take `{ signal }`; what throws there rejects here.
 */
export type BufferedReader = BufferedReaderOf<'later'>;
/**
 * What `makefile('wb')` returns. Python: io.BufferedWriter, whose waiting calls return promises.
 * They are those of the blocking class, and take `{ signal }`; what throws there rejects here.
 */
export type BufferedWriter = BufferedWriterOf<'later'>;
/**
 * What `makefile('rwb')` returns. Python: io.BufferedRWPair, whose waiting calls return promises.
 * They are those of the blocking class, and take `{ signal }`; what throws there rejects here.
 */
export type BufferedRWPair = BufferedRWPairOf<'later'>;
/**
 * What `makefile('r')` returns. Python: io.TextIOWrapper, whose waiting calls return promises.
 * They are those of the blocking class, and take `{ signal }`; what throws there rejects here.
 */
export type TextIOWrapper = TextIOWrapperOf<'later'>;
/** Any file object of this flavour. */
export type AnyFile = AnyFileOf<'later'>;

export const later: Making<'later'> = {
  SocketIO: LaterSocketIO,
  BufferedReader: class extends BufferedReaderOf<'later'> {},
  BufferedWriter: class extends BufferedWriterOf<'later'> {},
  BufferedRWPair: class extends BufferedRWPairOf<'later'> {},
  TextIOWrapper: class extends TextIOWrapperOf<'later'> {},
};

/** The methods that return promises. */
const WAITING = [
  ...['close', 'detach', 'flush', 'peek', 'read', 'read1', 'readall', 'readinto', 'readinto1'],
  ...['readline', 'readlines', 'reconfigure', 'truncate', 'write', 'writelines'],
];

type Method = (...args: unknown[]) => unknown;
type File = FileBase<'later', Bytes | string>;

/** Wrong arguments are rejections, and a signal is for this one call on the file. */
function promising(body: Method): Method {
  return function entry(this: object, ...args: unknown[]): unknown {
    try {
      const signal = takeSignal(args);
      const file: unknown =
        signal === undefined ? this : Object.create(this, { _signal: { value: signal } });
      return Reflect.apply(body, file, args);
    } catch (error) {
      return Promise.reject(beginAt(error, entry));
    }
  };
}

for (const { prototype } of Object.values(later)) {
  const methods = prototype as unknown as Record<string, Method | undefined>;
  for (const name of WAITING) {
    const body = methods[name];
    if (body !== undefined) define(prototype, name, promising(body));
  }
  publishInherited(prototype, WAITING);
  define(prototype, Symbol.asyncIterator, function (this: File) {
    return {
      ...linesOf(this),
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  });
  define(prototype, Symbol.asyncDispose, async function (this: File) {
    await this.close();
  });
}
