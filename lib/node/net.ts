/** Streams and servers of Node's module net. */
import * as net from 'node:net';
import { native } from '../addon/binding.js';
import { ValueError } from '../python/errors.js';
import type { PromiseSocket } from '../promises/socket.js';
import { ENOTCONN, failure } from '../addon/result.js';
import type { SocketBase } from '../socket/socket-base.js';
import { copyOfDescriptor, descriptorOf, isConnected, requireKind, requireOpen } from './handed.js';

const { AF_INET, AF_INET6, AF_UNIX, SOCK_STREAM } = native.constants;
const FAMILIES = [AF_INET, AF_INET6, AF_UNIX];

/**
 * `to_net_socket(sock, options={})`
 *
 * Hands a connected stream socket (AF_INET, AF_INET6, AF_UNIX) of either flavour to Node: a net.Socket
 * that owns the descriptor. sock is detached, as by detach(): calls that wait on it end with EBADF.
 * options are those of net.Socket's constructor. Throws OSError (9 closed, 107 not connected),
 * ValueError for another kind of socket.
 *
 * Differs from Python: an addition.
 */
export function to_net_socket(
  sock: SocketBase,
  options: Omit<net.SocketConstructorOpts, 'fd'> = {},
): net.Socket {
  const given = requireOpen('to_net_socket', sock);
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
 * Hands a bound stream socket (AF_INET, AF_INET6, AF_UNIX) of either flavour to Node: a net.Server that
 * owns the descriptor and listens on it. sock is detached. options and listener are those of
 * net.createServer(). Throws OSError 9 on a closed socket, ValueError for another kind of socket or a
 * connected one; what the system refuses later is the server's event `error`.
 *
 * Differs from Python: an addition.
 */
export function to_net_server(
  sock: SocketBase,
  options: net.ServerOpts = {},
  listener?: (connection: net.Socket) => void,
): net.Server {
  const given = requireOpen('to_net_server', sock);
  requireKind('to_net_server', given, FAMILIES, SOCK_STREAM);
  if (isConnected(given)) throw new ValueError('a connected socket cannot listen');
  const server = net.createServer(options, listener);
  // exclusive: in a cluster the primary would be asked to open the number, which is ours.
  const listening = { fd: given.fileno(), exclusive: true };
  server.listen(listening);
  given.detach();
  return server;
}

/**
 * `from_net_socket(stream)`
 *
 * Takes a connection from Node: a socket on a copy of its descriptor. The stream is destroyed, which
 * does not end the connection. Throws ValueError while the stream connects, is encrypted, or holds
 * bytes that were received and not read, or written and not sent; OSError when it has no descriptor
 * (it was destroyed, or this is not Node).
 *
 * Differs from Python: an addition.
 */
export function from_net_socket(stream: net.Socket): PromiseSocket {
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
 * Takes a listening socket from Node: a socket on a copy of its descriptor. The server is closed, its
 * connections stay. Throws OSError when it has no descriptor (it does not listen, it is a cluster
 * worker's, or this is not Node).
 *
 * Differs from Python: an addition.
 */
export function from_net_server(server: net.Server): PromiseSocket {
  const sock = copyOfDescriptor(descriptorOf('from_net_server', handleOf(server)));
  server.close();
  return sock;
}

function handleOf(owner: object): unknown {
  return '_handle' in owner ? owner._handle : undefined;
}
