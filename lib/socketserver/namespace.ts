/** Every public name of `pysocket/socketserver`. */
import type { Inet } from '../address/address.js';
import { watchSignals } from '../addon/signals.js';
import type { Socket } from '../socket/socket.js';
import * as handlers from './handlers.js';
import type * as Types from './server-types.js';
import { servers } from './servers.js';

export type {
  Answering,
  Connection,
  DatagramHandlerBase,
  RequestHandlerBase,
  StreamHandlerBase,
} from './handlers.js';
export type {
  BaseServerConstructor,
  Datagram,
  DatagramServerBase,
  DatagramServerConstructor,
  Path,
  RequestHandler,
  RequestHandlerClass,
  ServerAttributes,
  ServerBase,
  ServerConstructor,
  ServerKeywords,
  StreamServerBase,
} from './server-types.js';
export type { BytesIO } from './bytes-io.js';
export type { SendingSocket, SocketWriter } from './socket-writer.js';
export type { Socket } from '../socket/socket.js';

/** Python's socketserver.BaseServer: the serving loop and its hooks. */
export const BaseServer: Types.BaseServerConstructor<'now'> = servers.BaseServer;
/** A server. */
export type BaseServer<R = unknown, A = Inet> = Types.ServerBase<'now', R, A>;
/** Python's socketserver.TCPServer: serves one connection after the other. */
export const TCPServer = servers.TCPServer;
/** A server of connections. */
export type TCPServer = Types.StreamServerBase<'now', Socket>;
/** Python's socketserver.UDPServer: serves one datagram after the other. */
export const UDPServer = servers.UDPServer;
/** A server of datagrams. */
export type UDPServer = Types.DatagramServerBase<'now', Socket>;
/** Python's socketserver.UnixStreamServer. Absent where there are no Unix sockets. */
export declare const UnixStreamServer: Types.ServerConstructor<'now', UnixStreamServer>;
/** A server of AF_UNIX connections. */
export type UnixStreamServer = Types.StreamServerBase<'now', Socket, Socket, Types.Path>;
/** Python's socketserver.UnixDatagramServer. Absent where there are no Unix datagrams. */
export declare const UnixDatagramServer: Types.DatagramServerConstructor<'now', UnixDatagramServer>;
/** A server of AF_UNIX datagrams. */
export type UnixDatagramServer = Types.DatagramServerBase<'now', Socket, Types.Path>;

/** Handles one request: programs extend it and implement handle(). Mirrors Python's BaseRequestHandler. */
export const BaseRequestHandler = handlers.RequestHandlerBase as unknown as {
  /** `BaseRequestHandler(request, client_address, server)` */
  new <R = Socket, V = BaseServer<R>, A = Inet>(
    request: R,
    client_address: A,
    server: V,
  ): handlers.RequestHandlerBase<'now', R, V, A>;
};
/** A request handler. */
export type BaseRequestHandler<
  R = Socket,
  V = BaseServer<R>,
  A = Inet,
> = handlers.RequestHandlerBase<'now', R, V, A>;

/** A handler of one connection, with a file for each direction. Mirrors Python's StreamRequestHandler. */
export const StreamRequestHandler = handlers.StreamHandlerBase as unknown as Pick<
  typeof handlers.StreamHandlerBase,
  'rbufsize' | 'wbufsize' | 'timeout' | 'disable_nagle_algorithm'
> &
  (new <V = BaseServer<Socket>, A = Inet>(
    request: Socket,
    client_address: A,
    server: V,
  ) => handlers.StreamHandlerBase<'now', Socket, V, A>);
/** A connection handler. */
export type StreamRequestHandler<V = BaseServer<Socket>, A = Inet> = handlers.StreamHandlerBase<
  'now',
  Socket,
  V,
  A
>;

/** A handler of one datagram, with a file for each direction. Mirrors Python's DatagramRequestHandler. */
export const DatagramRequestHandler = handlers.DatagramHandlerBase as unknown as {
  /** `DatagramRequestHandler(request, client_address, server)` */
  new <V = BaseServer<Types.Datagram<Socket>>, A = Inet>(
    request: Types.Datagram<Socket>,
    client_address: A,
    server: V,
  ): handlers.DatagramHandlerBase<'now', Socket, V, A>;
};
/** A datagram handler. */
export type DatagramRequestHandler<
  V = BaseServer<Types.Datagram<Socket>>,
  A = Inet,
> = handlers.DatagramHandlerBase<'now', Socket, V, A>;

const { UnixStreamServer: stream, UnixDatagramServer: datagram } = servers;
if (stream !== undefined) Object.assign(exports, { UnixStreamServer: stream });
if (datagram !== undefined) Object.assign(exports, { UnixDatagramServer: datagram });
watchSignals();
