/**
 * SocketIO of the blocking flavour, and the base for its other files. A program that loads the
 * package gets this class, and so needs this much of the file code. blocking.ts has the rest.
 */
import type { Bytes } from '../python/bytes.js';
import { callable } from '../python/callable.js';
import { publishInherited } from '../python/entry.js';
import { drive } from '../waiting/steps.js';
import type { SocketLike, Steps, Use } from '../waiting/way.js';
import type { Raw } from './core/raw.js';
import { Stack } from './core/stack.js';
import { define } from './define.js';
import { type FileBase, linesOf } from './file-base.js';
import { SocketIOBase, type SocketIOConstructor } from './socket-io.js';

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

export class BlockingSocketIO extends SocketIOBase<'now'> {
  /**
   * `SocketIO(sock, mode)`
   *
   * Makes a raw file on a socket. Prefer makefile(), which counts the file among those that keep
   * the descriptor open. See Python's socket.makefile().
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

type File = FileBase<'now', Bytes | string>;

/** Publishes a class of files in this flavour. */
export function publishFile(prototype: File): void {
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
publishFile(BlockingSocketIO.prototype);
