/** The servers of the blocking flavour. */
import type { HasFileno } from '../python/file-descriptor.js';
import type { Seconds } from '../python/types.js';
import { select } from '../select/select.js';
import { Socket } from '../socket/socket.js';
import { drive } from '../waiting/steps.js';
import type { Flavour } from './flavour.js';
import { makeServers } from './make-servers.js';
import type { Waits } from './waits.js';

const now: Flavour<'now', Socket> = {
  run: <T>(body: Waits<T>): T => drive(body, (value) => value),
  socket: (family, type) => new Socket(family, type),
  readable: (server: HasFileno, timeout: Seconds | null) =>
    select([server], [], [], timeout)[0].length > 0,
};

export const servers = makeServers(now);
