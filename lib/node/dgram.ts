/** Conversion between sockets and those of Node's module dgram. */
import * as dgram from 'node:dgram';
import { native } from '../addon/binding.js';
import { ValueError } from '../python/errors.js';
import type { PromiseSocket } from '../promises/socket.js';
import type { SocketBase } from '../socket/socket-base.js';
import { datagramHandle } from '../python/node-handle.js';
import {
  copyOfDescriptor,
  descriptorOf,
  isConnected,
  requireHandOver,
  requireKind,
  requireOpen,
} from './handed.js';

const { AF_INET, AF_INET6, SOCK_DGRAM } = native.constants;
const FAMILIES = [AF_INET, AF_INET6];

/**
 * `to_dgram_socket(sock, options={})`
 *
 * Hands a UDP socket over to Node. The dgram.Socket owns the descriptor and starts to receive at once, and sock is
 * detached. Never waits. See Node's dgram.Socket.
 *
 * Differs from Python: an addition.
 *
 * @param sock - a socket of AF_INET or AF_INET6, of either flavour
 * @param options - the options of dgram.createSocket(), without the type
 * @returns Node's socket
 * @throws OSError (EBADF if it is closed); ValueError for another kind of socket, and for a connected one,
 * on which Node could not send: connect the dgram.Socket instead; TypeError; UnsupportedOperation on Windows
 */
export function to_dgram_socket(
  sock: SocketBase,
  options: Omit<dgram.SocketOptions, 'type'> = {},
): dgram.Socket {
  const given = requireOpen('to_dgram_socket', sock);
  requireHandOver('to_dgram_socket');
  requireKind('to_dgram_socket', given, FAMILIES, SOCK_DGRAM);
  if (isConnected(given)) throw new ValueError('Node cannot send on a socket connected elsewhere');
  const type = given.family === AF_INET ? 'udp4' : 'udp6';
  const made = dgram.createSocket({ ...options, type });
  const binding = { fd: given.fileno(), exclusive: true };
  made.bind(binding);
  given.detach();
  return made;
}

/**
 * `from_dgram_socket(datagrams)`
 *
 * Takes a UDP socket over from Node: makes a socket from a duplicate of its descriptor, and closes Node's socket.
 * Never waits.
 *
 * Differs from Python: an addition.
 *
 * @param datagrams - a bound socket
 * @returns a socket of the promise flavour, whose timeout is the module's default
 * @throws OSError if it has no descriptor (it is not bound, or closed, or this is not Node), OSError (EMFILE);
 * UnsupportedOperation on Windows
 */
export function from_dgram_socket(datagrams: dgram.Socket): PromiseSocket {
  requireHandOver('from_dgram_socket');
  const sock = copyOfDescriptor(descriptorOf('from_dgram_socket', datagramHandle(datagrams)));
  datagrams.close();
  return sock;
}
