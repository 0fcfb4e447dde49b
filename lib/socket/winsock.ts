/** What sockets need on Windows only: loaded when it is asked for, so that it costs nobody else anything. */
import { late } from '../python/late.js';

export function winsock(): typeof import('./winsock/all.js') {
  return late(() => require('./winsock/all.js') as typeof import('./winsock/all.js'));
}
