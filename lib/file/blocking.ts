/** The files of the blocking flavour, which wait on the calling thread. Loaded by the first makefile(). */
import { BlockingSocketIO, publishFile } from './blocking-socket-io.js';
import { BufferedReader } from './buffered-reader.js';
import { BufferedRWPair } from './buffered-rw-pair.js';
import { BufferedWriter } from './buffered-writer.js';
import { type AnyFile, makefile as make, type Making, type Owner } from './makefile.js';
import { TextIOWrapper } from './text-io-wrapper.js';

export const blocking: Making<'now'> = {
  SocketIO: BlockingSocketIO,
  BufferedReader: class extends BufferedReader<'now'> {},
  BufferedWriter: class extends BufferedWriter<'now'> {},
  BufferedRWPair: class extends BufferedRWPair<'now'> {},
  TextIOWrapper: class extends TextIOWrapper<'now'> {},
};

for (const { prototype } of Object.values(blocking)) {
  if (prototype !== BlockingSocketIO.prototype) publishFile(prototype);
}

export function makefile(sock: Owner, args: ArrayLike<unknown>): AnyFile {
  return make(blocking, sock, args);
}
