/** The servers of the promise flavour. */
import type { HasFileno } from '../../python/file-descriptor.js';
import type { Seconds } from '../../python/types.js';
import type { Flavour } from '../../socketserver/flavour.js';
import { makeServers } from '../../socketserver/make-servers.js';
import type { ServerBase } from '../../socketserver/server-types.js';
import type { Waits } from '../../socketserver/waits.js';
import { AbortError } from '../../waiting/abort.js';
import { driveLater } from '../../waiting/steps.js';
import { select } from '../select/select.js';
import { PromiseSocket } from '../socket.js';

/** Waits until the server socket is readable. Returns false on timeout, or when `stop` is aborted. */
async function readable(
  server: HasFileno,
  timeout: Seconds | null,
  stop: AbortSignal | undefined,
): Promise<boolean> {
  try {
    const signal = stop === undefined ? {} : { signal: stop };
    const [ready] = await select([server], [], [], timeout, signal);
    return ready.length > 0;
  } catch (error) {
    if (stop?.aborted === true && error instanceof AbortError) return false;
    throw error;
  }
}

export const later: Flavour<'later', PromiseSocket> = {
  run: <T>(body: Waits<T>): Promise<T> => driveLater(body, (value) => value),
  socket: (family, type) => new PromiseSocket(family, type),
  readable,
};

export const servers = makeServers(later);

Object.defineProperty(servers.BaseServer.prototype, Symbol.asyncDispose, {
  configurable: true,
  writable: true,
  async value(this: ServerBase<'later'>): Promise<void> {
    await this.server_close();
  },
});
