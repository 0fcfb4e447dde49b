/** `for await` over a server: what it does about connections that cannot be had. */
import { setTimeout as pause } from 'node:timers/promises';
import {
  ECONNABORTED,
  ECONNRESET,
  EINVAL,
  EMFILE,
  ENFILE,
  ENOBUFS,
  ENOMEM,
  EOPNOTSUPP,
  EPROTO,
  WINSOCK,
} from '../addon/errno.js';
import { hinting } from '../python/hint.js';
import { beginAt } from '../python/entry.js';
import { OSError } from '../python/errors.js';

/** That one connection was lost before it was accepted; the next one need not be. */
const LOST: ReadonlySet<number | null> = new Set([
  ECONNABORTED,
  EPROTO,
  // Only Winsock's accept() says so.
  ...(WINSOCK ? [ECONNRESET] : []),
]);
/** There is no room just now; the connection stays in the queue. */
const SHORT: ReadonlySet<number | null> = new Set([EMFILE, ENFILE, ENOBUFS, ENOMEM]);

/** As Go's servers, in milliseconds: each pause twice the one before. */
const FIRST_PAUSE = 5;
const LONGEST_PAUSE = 1000;

const NO_SERVER =
  'this socket does not listen, and `for await` takes connections; `await sock.recv(n)` takes bytes, ' +
  '`for await (const line of sock.makefile())` lines';

interface Server<Accepted> {
  accept(): Promise<Accepted>;
  fileno(): number;
  toString(): string;
}

/**
 * Connections until the server is closed. Python has no such loop; asyncio's servers and Node's go on
 * when a connection is lost or descriptors are short, and so does this one: after a pause, and with a
 * warning each time it runs short. accept() itself tells every error, as Python's.
 */
export async function* connections<Accepted>(
  server: Server<Accepted>,
  retains: () => boolean,
): AsyncGenerator<Accepted> {
  let next = FIRST_PAUSE;
  while (server.fileno() >= 0) {
    let accepted: Accepted;
    try {
      accepted = await server.accept();
    } catch (error) {
      if (server.fileno() < 0) return;
      if (!(error instanceof OSError)) throw error;
      if (LOST.has(error.errno)) continue;
      if (error.errno === EINVAL || error.errno === EOPNOTSUPP) {
        throw beginAt(hinting(error, NO_SERVER), connections);
      }
      if (!SHORT.has(error.errno)) throw beginAt(error, connections);
      if (next === FIRST_PAUSE) {
        process.emitWarning(`accept() of ${String(server)}: ${error.message}`, 'ResourceWarning');
      }
      await pause(next, undefined, { ref: retains() });
      next = Math.min(next * 2, LONGEST_PAUSE);
      continue;
    }
    next = FIRST_PAUSE;
    yield accepted;
  }
}
