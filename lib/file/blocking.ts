/** The blocking flavour of files. */
import { callable } from '../callable.js';
import { blockingDriver, type Endpoint } from './driver.js';
import type { Making } from './makefile.js';
import { SocketIOBase } from './socket-io.js';

class BlockingSocketIO extends SocketIOBase<'now'> {
  /**
   * `SocketIO(sock, mode)`
   *
   * A raw file of a socket; mode is 'r', 'w' or 'rw', with or without a 'b'. Rather use makefile(),
   * which counts the file among those that keep the descriptor open. Throws ValueError for another
   * mode.
   */
  constructor(sock: Endpoint, mode: string, ...rest: unknown[]) {
    super(blockingDriver, [sock, mode, ...rest]);
  }
}
Object.defineProperty(BlockingSocketIO, 'name', { value: 'SocketIO' });

/** Python: socket.SocketIO, with and without `new` */
export const SocketIO = callable(BlockingSocketIO);
export type SocketIO = BlockingSocketIO;

export const blocking: Making<'now'> = {
  driver: blockingDriver,
  raw: (sock, mode) => new BlockingSocketIO(sock, mode),
};
