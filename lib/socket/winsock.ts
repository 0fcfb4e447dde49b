/** The code that sockets need only on Windows. It is loaded on demand, so that it costs nothing elsewhere. */
import { late } from '../python/late.js';

export function winsock(): typeof import('./winsock/all.js') {
  return late(() => require('./winsock/all.js') as typeof import('./winsock/all.js'));
}
