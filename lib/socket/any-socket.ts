/** Sockets as arguments, of either flavour and of any copy or evaluation of the package. */
import { has, sharedSymbols } from '../python/brand.js';
import type { SocketBase } from './socket-base.js';

/** The members that all such sockets have. */
export type AnySocket = Pick<SocketBase, 'family' | 'type' | 'proto' | 'fileno' | 'detach'>;

const SYMBOLS = sharedSymbols('socket');

export function isSocket(value: unknown): value is AnySocket {
  return typeof value === 'object' && value !== null && has(value, SYMBOLS);
}
