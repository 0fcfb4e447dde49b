/** The blocking flavour of files: they wait on the calling thread. */
import type { Bytes } from '../python/bytes.js';
import { callable } from '../python/callable.js';
import { drive } from '../waiting/steps.js';
import { publishInherited } from '../python/entry.js';
import { BufferedReader } from './buffered-reader.js';
import { BufferedRWPair } from './buffered-rw-pair.js';
import { BufferedWriter } from './buffered-writer.js';
import type { SocketLike, Steps, Use } from '../waiting/way.js';
import { type FileBase, linesOf } from './file-base.js';
import { define, type Making } from './makefile.js';
import { SocketIOBase, type SocketIOConstructor } from './socket-io.js';
import { Stack } from './core/stack.js';
import { TextIOWrapper } from './text-io-wrapper.js';
import type { Raw } from './core/raw.js';

function runNow<T>(steps: Steps<T>): T {
  return drive(steps, ({ sock, call, bytes }) => sock[call](bytes) as number);
}

class BlockingStack extends Stack<'now'> {
  readonly concurrent = false;

  constructor(innermost: Raw) {
    super(innermost, runNow);
  }
  idle(): boolean {
    return true;
  }
  value<T>(value: T): T {
    return value;
  }
  run<T>(_use: Use, steps: Steps<T>): T {
    return runNow(steps);
  }
}

class BlockingSocketIO extends SocketIOBase<'now'> {
  /**
   * `SocketIO(sock, mode)`
   *
   * Makes a raw file of a socket. Rather use makefile(), which counts the file among those that keep the
   * descriptor open. See Python's socket.makefile().
   *
   * @param sock - the socket, or an object that stands for one
   * @param mode - 'r', 'w' or 'rw', with or without a 'b'
   * @throws ValueError for another mode, TypeError
   */
  constructor(sock: SocketLike, mode: string, ...rest: unknown[]) {
    super((core) => new BlockingStack(core), [sock, mode, ...rest]);
  }
}
Object.defineProperty(BlockingSocketIO, 'name', { value: 'SocketIO' });

/** Python: socket.SocketIO, with and without `new` */
export const SocketIO: SocketIOConstructor<'now'> = callable(BlockingSocketIO);
/** A raw file of this flavour. */
export type SocketIO = SocketIOBase<'now'>;

export const blocking: Making<'now'> = {
  SocketIO: BlockingSocketIO,
  BufferedReader: class extends BufferedReader<'now'> {},
  BufferedWriter: class extends BufferedWriter<'now'> {},
  BufferedRWPair: class extends BufferedRWPair<'now'> {},
  TextIOWrapper: class extends TextIOWrapper<'now'> {},
};

type File = FileBase<'now', Bytes | string>;
for (const { prototype } of Object.values(blocking)) {
  publishInherited(prototype);
  define(prototype, Symbol.iterator, function (this: File) {
    return {
      ...linesOf(this),
      [Symbol.iterator]() {
        return this;
      },
    };
  });
  define(prototype, Symbol.dispose, function (this: File) {
    this.close();
  });
}
