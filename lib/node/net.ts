/** Conversion between sockets and the streams and servers of Node's module net. */
import * as net from 'node:net';
import { native } from '../addon/binding.js';
import { ValueError } from '../python/errors.js';
import type { PromiseSocket } from '../promises/socket.js';
import { ENOTCONN } from '../addon/errno.js';
import { failure } from '../addon/result.js';
import type { SocketBase } from '../socket/socket-base.js';
import {
  copyOfDescriptor,
  descriptorOf,
  isConnected,
  requireHandOver,
  requireKind,
  requireOpen,
  TO_DUPLEX,
} from './handed.js';

const { AF_INET, AF_INET6, AF_UNIX, SOCK_STREAM } = native.constants;
const FAMILIES = [AF_INET, AF_INET6, AF_UNIX];

/**
 * `to_net_socket(sock, options={})`
 *
 * Hands a connected stream socket over to Node. The net.Socket owns the descriptor, and sock is detached, as by
 * detach(): promises that wait on it reject with EBADF. Never waits. See Node's net.Socket.
 *
 * Differs from Python: an addition.
 *
 * @param sock - a socket of AF_INET, AF_INET6 or AF_UNIX, of either flavour
 * @param options - the options of net.Socket's constructor
 * @returns the stream
 * @throws OSError (EBADF if it is closed, ENOTCONN), ValueError for another kind of socket, TypeError;
 * UnsupportedOperation on Windows
 */
export function to_net_socket(
  sock: SocketBase,
  options: Omit<net.SocketConstructorOpts, 'fd'> = {},
): net.Socket {
  const given = requireOpen('to_net_socket', sock);
  requireHandOver('to_net_socket', TO_DUPLEX);
  requireKind('to_net_socket', given, FAMILIES, SOCK_STREAM);
  if (!isConnected(given)) throw failure(-ENOTCONN, { syscall: 'getpeername' });
  const fd = given.fileno();
  const made = new net.Socket({ readable: true, writable: true, ...options, fd });
  given.detach();
  return made;
}

/**
 * `to_net_server(sock, options={}, listener=None)`
 *
 * Hands a bound stream socket over to Node. The net.Server owns the descriptor and listens on it, and sock is
 * detached. Never waits: if the system refuses later, the server emits `error`. See Node's net.Server.
 *
 * Differs from Python: an addition.
 *
 * @param sock - a socket of AF_INET, AF_INET6 or AF_UNIX, of either flavour
 * @param options - the options of net.createServer()
 * @param listener - called with each connection
 * @returns the server
 * @throws OSError (EBADF if it is closed), ValueError for another kind of socket and for a connected one,
 * TypeError; UnsupportedOperation on Windows
 */
export function to_net_server(
  sock: SocketBase,
  options: net.ServerOpts = {},
  listener?: (connection: net.Socket) => void,
): net.Server {
  const given = requireOpen('to_net_server', sock);
  requireHandOver('to_net_server');
  requireKind('to_net_server', given, FAMILIES, SOCK_STREAM);
  if (isConnected(given)) throw new ValueError('a connected socket cannot listen');
  const server = net.createServer(options, listener);
  // exclusive: otherwise, in a cluster, Node would ask the primary to open the number, which is only valid here.
  const listening = { fd: given.fileno(), exclusive: true };
  server.listen(listening);
  given.detach();
  return server;
}

/**
 * `from_net_socket(stream)`
 *
 * Takes a connection over from Node: makes a socket from a duplicate of its descriptor. The stream is destroyed,
 * which does not end the connection. Never waits.
 *
 * Differs from Python: an addition.
 *
 * @param stream - a connected, unencrypted stream with empty buffers
 * @returns a socket of the promise flavour, whose timeout is the module's default
 * @throws ValueError while the stream connects, if it is encrypted, and if it holds bytes that were received
 * but not read, or written but not sent; OSError if it has no descriptor (it was destroyed, or this is not
 * Node), OSError (EMFILE); UnsupportedOperation on Windows
 */
export function from_net_socket(stream: net.Socket): PromiseSocket {
  requireHandOver('from_net_socket');
  if (stream.connecting) throw new ValueError('the stream is not connected yet');
  if ('encrypted' in stream) throw new ValueError('the stream is encrypted');
  if (stream.readableLength > 0 || stream.writableLength > 0) {
    throw new ValueError('the stream holds bytes that would be lost');
  }
  const sock = copyOfDescriptor(descriptorOf('from_net_socket', handleOf(stream)));
  stream.destroy();
  return sock;
}

/**
 * `from_net_server(server)`
 *
 * Takes a listening socket over from Node: makes a socket from a duplicate of its descriptor. The server is closed,
 * but its connections stay. Never waits.
 *
 * Differs from Python: an addition.
 *
 * @param server - a listening server
 * @returns a socket of the promise flavour, whose timeout is the module's default
 * @throws OSError if the server has no descriptor (it does not listen, it is a cluster worker's, or this is
 * not Node), OSError (EMFILE); UnsupportedOperation on Windows
 */
export function from_net_server(server: net.Server): PromiseSocket {
  requireHandOver('from_net_server');
  const sock = copyOfDescriptor(descriptorOf('from_net_server', handleOf(server)));
  server.close();
  return sock;
}

function handleOf(owner: object): unknown {
  return '_handle' in owner ? owner._handle : undefined;
}
