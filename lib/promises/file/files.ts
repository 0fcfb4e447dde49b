/** The files of the promise flavour. The first makefile() loads them. */
import { BufferedReader as BufferedReaderOf } from '../../file/buffered-reader.js';
import { BufferedRWPair as BufferedRWPairOf } from '../../file/buffered-rw-pair.js';
import { BufferedWriter as BufferedWriterOf } from '../../file/buffered-writer.js';
import {
  type AnyFile as AnyFileOf,
  makefile as make,
  type Making,
  type Owner,
} from '../../file/makefile.js';
import { TextIOWrapper as TextIOWrapperOf } from '../../file/text-io-wrapper.js';
import { LaterSocketIO, publishFile } from './socket-io.js';

/**
 * A buffered file to read from, as `makefile('rb')` makes it. Python: io.BufferedReader, whose waiting
 * calls return promises. It has the methods of the blocking class, which take `{ signal }` here and reject
 * with what they throw there.
 */
export type BufferedReader = BufferedReaderOf<'later'>;
/**
 * A buffered file to write to, as `makefile('wb')` makes it. Python: io.BufferedWriter, whose waiting
 * calls return promises. It has the methods of the blocking class, which take `{ signal }` here and reject
 * with what they throw there.
 */
export type BufferedWriter = BufferedWriterOf<'later'>;
/**
 * A buffered file to read from and to write to, as `makefile('rwb')` makes it. Python: io.BufferedRWPair,
 * whose waiting calls return promises. It has the methods of the blocking class, which take `{ signal }`
 * here and reject with what they throw there.
 */
export type BufferedRWPair = BufferedRWPairOf<'later'>;
/**
 * A text file, as `makefile('r')` makes it. Python: io.TextIOWrapper, whose waiting calls return promises.
 * It has the methods of the blocking class, which take `{ signal }` here and reject with what they throw
 * there.
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

for (const { prototype } of Object.values(later)) {
  if (prototype !== LaterSocketIO.prototype) publishFile(prototype);
}

export function makefile(sock: Owner, args: ArrayLike<unknown>): AnyFile {
  return make(later, sock, args);
}
