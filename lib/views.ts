/**
 * How each flavour gets its view of the other: they know each other here only, and load each other
 * when a program asks for a view. The one place where the layers are a circle, for the getters
 * `promises` and `blocking` must have types (test/package/layers.test.ts).
 */
import { late } from './python/late.js';
import type { PromiseSocket } from './promises/socket.js';
import type { Socket } from './socket/socket.js';

export type { PromiseSocket, Socket };

export function blockingFlavour(): typeof Socket {
  return (require('./socket/socket.js') as typeof import('./socket/socket.js')).Socket;
}

export function promiseFlavour(): typeof PromiseSocket {
  return late(() => require('./promises/socket.js') as typeof import('./promises/socket.js'))
    .PromiseSocket;
}
