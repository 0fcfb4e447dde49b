/** The two flavours know each other, but load each other only when a program asks for a view. */
import type { PromiseSocket } from './promises/socket.js';
import type { Socket } from './socket/socket.js';

export function blockingFlavour(): typeof Socket {
  return (require('./socket/socket.js') as typeof import('./socket/socket.js')).Socket;
}

export function promiseFlavour(): typeof PromiseSocket {
  return (require('./promises/socket.js') as typeof import('./promises/socket.js')).PromiseSocket;
}
