/**
 * How each flavour gets its view of the other. Only here do they refer to each other, and each
 * loads the other only when a program asks for a view. This is the only cycle among the layers: the
 * getters `promises` and `blocking` need types (test/package/layers.test.ts).
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
