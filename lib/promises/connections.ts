/** `for await` over a server, and how it handles connections that cannot be accepted. */
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

/** Errors for a connection that was lost before it was accepted. The next one may be fine. */
const LOST: ReadonlySet<number | null> = new Set([
  ECONNABORTED,
  EPROTO,
  // Only Winsock's accept() reports this error.
  ...(WINSOCK ? [ECONNRESET] : []),
]);
/** Errors for a temporary lack of resources. The connection stays in the backlog. */
const SHORT: ReadonlySet<number | null> = new Set([EMFILE, ENFILE, ENOBUFS, ENOMEM]);

/** The pauses after such errors, in milliseconds. Each is twice as long as the one before, as in Go's servers. */
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
 * Yields connections until the server is closed. Python has no such loop. The servers of asyncio and Node
 * continue when a connection is lost or descriptors run short, and so does this loop: it pauses and issues
 * a warning each time they run short. accept() itself throws every error, like Python's.
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
