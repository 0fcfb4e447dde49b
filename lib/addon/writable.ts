/** Waiting until a socket takes bytes. */
import { native } from './binding.js';
import { sendfile } from './syscalls.js';

const NO_FILE = -1;

/** 0, or a code; errors of the socket are for the next call to find. The time is in nanoseconds. */
export const awaitWritable: (fd: number, nanoseconds: number) => number =
  native.sendfile === undefined
    ? (fd, nanoseconds) => {
        const { poll } = require('./winsock-poll.js') as typeof import('./winsock-poll.js');
        return poll(fd, nanoseconds);
      }
    : // It looks after the descriptor meanwhile.
      (fd, nanoseconds) => sendfile(fd, NO_FILE, 0, 0, nanoseconds);
