/**
 * SocketIO of the promise flavour, and the code that its other file classes share. The package exports
 * SocketIO, so loading it loads this module. files.ts, with the other classes, is loaded on demand.
 */
import type { Bytes } from '../../python/bytes.js';
import { callable } from '../../python/callable.js';
import { beginAt, publishInherited } from '../../python/entry.js';
import { takeSignal } from '../../waiting/abort.js';
import type { SocketLike } from '../../waiting/way.js';
import { define } from '../../file/define.js';
import { type FileBase, linesOf } from '../../file/file-base.js';
import { SocketIOBase, type SocketIOConstructor } from '../../file/socket-io.js';
import { LaterStack } from './stack.js';

export class LaterSocketIO extends SocketIOBase<'later'> {
  /**
   * `SocketIO(sock, mode)`
   *
   * Makes a raw file from a socket of this flavour. Prefer makefile(), which counts the file among those
   * that keep the descriptor open. See Python's socket.makefile().
   *
   * @param sock - the socket, or an object that acts as one
   * @param mode - 'r', 'w' or 'rw', with or without a 'b'
   * @throws ValueError for another mode, TypeError
   */
  constructor(sock: SocketLike, mode: string, ...rest: unknown[]) {
    super((core) => new LaterStack(core), [sock, mode, ...rest]);
  }
}
Object.defineProperty(LaterSocketIO, 'name', { value: 'SocketIO' });

/**
 * Python: socket.SocketIO, with and without `new`, whose waiting calls return promises. It has the methods
 * of SocketIOBase, which take `{ signal }` here and reject with what they throw there.
 */
export const SocketIO: SocketIOConstructor<'later'> = callable(LaterSocketIO);
/** A raw file of this flavour. */
export type SocketIO = SocketIOBase<'later'>;

/** The methods that return promises. */
const WAITING = [
  ...['close', 'detach', 'flush', 'peek', 'read', 'read1', 'readall', 'readinto', 'readinto1'],
  ...['readline', 'readlines', 'reconfigure', 'truncate', 'write', 'writelines'],
];

type Method = (...args: unknown[]) => unknown;
type File = FileBase<'later', Bytes | string>;

/** Wraps a method: wrong arguments become rejections, and a signal applies to this one call only. */
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

/** Turns a class of files into one of this flavour. */
export function publishFile(prototype: File): void {
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
publishFile(LaterSocketIO.prototype);
