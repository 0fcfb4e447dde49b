/** Waits until a socket is writable. */
import { native } from './binding.js';
import { sendfile } from './syscalls.js';

const NO_FILE = -1;

/** Returns 0 or a code. Errors of the socket are left for the next call. The time is in nanoseconds. */
export const awaitWritable: (fd: number, nanoseconds: number) => number =
  native.sendfile === undefined
    ? (fd, nanoseconds) => {
        const { poll } = require('./winsock-poll.js') as typeof import('./winsock-poll.js');
        return poll(fd, nanoseconds);
      }
    : // sendfile() keeps the descriptor leased while it waits.
      (fd, nanoseconds) => sendfile(fd, NO_FILE, 0, 0, nanoseconds);
