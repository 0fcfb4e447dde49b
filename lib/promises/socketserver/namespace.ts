/** Every public name of `pysocket/promises/socketserver`. */
import type { Inet } from '../../address/address.js';
import { watchSignals } from '../../addon/signals.js';
import type { PromiseSocket } from '../socket.js';
import * as handlers from '../../socketserver/handlers.js';
import type * as Types from '../../socketserver/server-types.js';
import { servers } from './servers.js';
import { type Threaded, ThreadingMixIn } from './threading.js';

export type {
  Answering,
  Connection,
  DatagramHandlerBase,
  RequestHandlerBase,
  StreamHandlerBase,
} from '../../socketserver/handlers.js';
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
} from '../../socketserver/server-types.js';
export type { BytesIO } from '../../socketserver/bytes-io.js';
export type { SendingSocket, SocketWriter } from '../../socketserver/socket-writer.js';
export type { PromiseSocket } from '../socket.js';
export type {
  ServerClass,
  Threaded,
  Threading,
  ThreadingAttributes,
  ThreadingConstructor,
} from './threading.js';
export { ThreadingMixIn } from './threading.js';

/** Python's socketserver.BaseServer: the serving loop and its hooks. */
export const BaseServer: Types.BaseServerConstructor<'later'> = servers.BaseServer;
/** A server. */
export type BaseServer<R = unknown, A = Inet> = Types.ServerBase<'later', R, A>;
/** Python's socketserver.TCPServer: serves one connection after the other. */
export const TCPServer = servers.TCPServer;
/** A server of connections. */
export type TCPServer = Types.StreamServerBase<'later', PromiseSocket>;
/** Python's socketserver.UDPServer: serves one datagram after the other. */
export const UDPServer = servers.UDPServer;
/** A server of datagrams. */
export type UDPServer = Types.DatagramServerBase<'later', PromiseSocket>;
/** Python's socketserver.UnixStreamServer. Absent where there are no Unix sockets. */
export declare const UnixStreamServer: Types.ServerConstructor<'later', UnixStreamServer>;
/** A server of AF_UNIX connections. */
export type UnixStreamServer = Types.StreamServerBase<
  'later',
  PromiseSocket,
  PromiseSocket,
  Types.Path
>;
/** Python's socketserver.UnixDatagramServer. Absent where there are no Unix datagrams. */
export declare const UnixDatagramServer: Types.DatagramServerConstructor<
  'later',
  UnixDatagramServer
>;
/** A server of AF_UNIX datagrams. */
export type UnixDatagramServer = Types.DatagramServerBase<'later', PromiseSocket, Types.Path>;

/** Python's socketserver.ThreadingTCPServer: serves connections concurrently. */
export const ThreadingTCPServer = class ThreadingTCPServer extends ThreadingMixIn(TCPServer) {};
/** A server of concurrent connections. */
export type ThreadingTCPServer = InstanceType<typeof ThreadingTCPServer>;
/** Python's socketserver.ThreadingUDPServer: serves datagrams concurrently. */
export const ThreadingUDPServer = class ThreadingUDPServer extends ThreadingMixIn(UDPServer) {};
/** A server of concurrent datagrams. */
export type ThreadingUDPServer = InstanceType<typeof ThreadingUDPServer>;
/** Python's socketserver.ThreadingUnixStreamServer. Absent where there are no Unix sockets. */
export declare const ThreadingUnixStreamServer: Threaded<typeof UnixStreamServer>;
/** A server of concurrent AF_UNIX connections. */
export type ThreadingUnixStreamServer = InstanceType<typeof ThreadingUnixStreamServer>;
/** Python's socketserver.ThreadingUnixDatagramServer. Absent where there are no Unix datagrams. */
export declare const ThreadingUnixDatagramServer: Threaded<typeof UnixDatagramServer>;
/** A server of concurrent AF_UNIX datagrams. */
export type ThreadingUnixDatagramServer = InstanceType<typeof ThreadingUnixDatagramServer>;

/** Handles one request: programs extend it and implement handle(). Mirrors Python's BaseRequestHandler. */
export const BaseRequestHandler = handlers.RequestHandlerBase as unknown as {
  /** `BaseRequestHandler(request, client_address, server)` */
  new <R = PromiseSocket, V = BaseServer<R>, A = Inet>(
    request: R,
    client_address: A,
    server: V,
  ): handlers.RequestHandlerBase<'later', R, V, A>;
};
/** A request handler. */
export type BaseRequestHandler<
  R = PromiseSocket,
  V = BaseServer<R>,
  A = Inet,
> = handlers.RequestHandlerBase<'later', R, V, A>;

/** A handler of one connection, with a file for each direction. Mirrors Python's StreamRequestHandler. */
export const StreamRequestHandler = handlers.StreamHandlerBase as unknown as Pick<
  typeof handlers.StreamHandlerBase,
  'rbufsize' | 'wbufsize' | 'timeout' | 'disable_nagle_algorithm'
> &
  (new <V = BaseServer<PromiseSocket>, A = Inet>(
    request: PromiseSocket,
    client_address: A,
    server: V,
  ) => handlers.StreamHandlerBase<'later', PromiseSocket, V, A>);
/** A connection handler. */
export type StreamRequestHandler<
  V = BaseServer<PromiseSocket>,
  A = Inet,
> = handlers.StreamHandlerBase<'later', PromiseSocket, V, A>;

/** A handler of one datagram, with a file for each direction. Mirrors Python's DatagramRequestHandler. */
export const DatagramRequestHandler = handlers.DatagramHandlerBase as unknown as {
  /** `DatagramRequestHandler(request, client_address, server)` */
  new <V = BaseServer<Types.Datagram<PromiseSocket>>, A = Inet>(
    request: Types.Datagram<PromiseSocket>,
    client_address: A,
    server: V,
  ): handlers.DatagramHandlerBase<'later', PromiseSocket, V, A>;
};
/** A datagram handler. */
export type DatagramRequestHandler<
  V = BaseServer<Types.Datagram<PromiseSocket>>,
  A = Inet,
> = handlers.DatagramHandlerBase<'later', PromiseSocket, V, A>;

const { UnixStreamServer: stream, UnixDatagramServer: datagram } = servers;
if (stream !== undefined) {
  Object.assign(exports, {
    UnixStreamServer: stream,
    ThreadingUnixStreamServer: class ThreadingUnixStreamServer extends ThreadingMixIn(stream) {},
  });
}
if (datagram !== undefined) {
  Object.assign(exports, {
    UnixDatagramServer: datagram,
    ThreadingUnixDatagramServer: class ThreadingUnixDatagramServer extends ThreadingMixIn(
      datagram,
    ) {},
  });
}
watchSignals();
