/** The servers of both flavours, as programs see them. */
import type { Address, Inet } from '../address/address.js';
import type { Bytes } from '../python/bytes.js';
import type { Seconds } from '../python/types.js';
import type { Only, Outcome, Trailing, Way } from '../waiting/way.js';

/** An address of AF_UNIX: a path, or the bytes of an abstract name. */
export type Path = string | Bytes;

/** A request of UDPServer: the datagram, and the socket for the answer. */
export type Datagram<S> = [data: Bytes, socket: S];

/** A class whose objects each handle one request: BaseRequestHandler and its subclasses. */
export type RequestHandlerClass<W extends Way> = new (
  request: never,
  client_address: never,
  server: never,
) => RequestHandler<W>;

/** The methods of a handler that a server calls. */
export interface RequestHandler<W extends Way> {
  /** Called before handle(). */
  setup(): Outcome<W, void> | void;
  /** The program's code that handles the request. */
  handle(): Outcome<W, void> | void;
  /** Called after handle(), even if handle() throws. */
  finish(): Outcome<W, void> | void;
}

/**
 * Python's socketserver.BaseServer: the serving loop, and the hooks that programs override. In the promise flavour
 * hooks may be async. See Python's socketserver.
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in the promise flavour
 * @typeParam R - the type of a request
 * @typeParam A - the type of an address
 */
export interface ServerBase<W extends Way, R = unknown, A = Inet> {
  /** How many seconds handle_request() waits; null: forever. A static of the class, or a property of the object. */
  timeout: Seconds | null;
  /** The address on which the server listens. */
  server_address: A;
  /** The class whose objects handle the requests. */
  RequestHandlerClass: RequestHandlerClass<W>;

  /**
   * `serve_forever(poll_interval=0.5)`
   *
   * Handles requests until shutdown(). Mirrors Python's BaseServer.serve_forever().
   *
   * Differs from Python: a signal with a handler in JavaScript ends it with InterruptedError (row 1 of README's table).
   *
   * @param poll_interval - seconds between two calls of service_actions() while there are no requests
   * @throws errors of the hooks that do not go to handle_error(); OSError, InterruptedError
   */
  serve_forever(poll_interval?: Seconds): Outcome<W, void>;

  /**
   * `shutdown()`
   *
   * Ends serve_forever(). Mirrors Python's BaseServer.shutdown().
   *
   * Differs from Python: the blocking flavour has one thread, so a handler or a hook calls it, and it does not wait
   * (row 21 of README's table). In the promise flavour it returns a promise that resolves when serve_forever() has
   * ended. A handler that serve_forever() waits for must not await it.
   */
  shutdown(): Outcome<W, void>;

  /**
   * `handle_request()`
   *
   * Handles one request, or calls handle_timeout(). Waits for at most the timeout of the server or of its socket,
   * whichever is shorter. Mirrors Python's BaseServer.handle_request().
   *
   * @throws OSError, InterruptedError
   */
  handle_request(): Outcome<W, void>;

  /**
   * `fileno()`
   *
   * Mirrors Python's BaseServer.fileno().
   *
   * @returns the descriptor of the listening socket
   */
  fileno(): number;

  /**
   * `server_close()`
   *
   * Closes the server. A Threading server waits for its handlers. Mirrors Python's BaseServer.server_close().
   */
  server_close(): Outcome<W, void>;

  /** A hook that binds the socket. Python: server_bind() */
  server_bind(): void;
  /** A hook that makes the socket listen. Python: server_activate() */
  server_activate(): void;
  /** A hook that returns the next request and its client's address. Python: get_request() */
  get_request(): Outcome<W, [request: R, client_address: A]>;
  /** A hook that returns whether to handle the request. Python: verify_request() */
  verify_request(request: R, client_address: A): boolean | Outcome<W, boolean>;
  /** A hook that handles a request, and ends it. Python: process_request() */
  process_request(request: R, client_address: A): void | Outcome<W, void>;
  /** A hook that makes the handler of a request, and runs it. Python: finish_request() */
  finish_request(request: R, client_address: A): void | Outcome<W, void>;
  /** A hook that tells the peer that the request has ended, and calls close_request(). Python: shutdown_request() */
  shutdown_request(request: R): void | Outcome<W, void>;
  /** A hook that closes a request. Python: close_request() */
  close_request(request: R): void | Outcome<W, void>;
  /** A hook, called when handle_request() times out. Python: handle_timeout() */
  handle_timeout(): void | Outcome<W, void>;
  /** A hook, called in every iteration of serve_forever(). Python: service_actions() */
  service_actions(): void | Outcome<W, void>;
  /**
   * A hook, called when a request has failed. It writes Python's message to stderr, with JavaScript's stack. Python:
   * handle_error(), which does not get the error as an argument.
   */
  handle_error(request: R, client_address: A, error: unknown): void | Outcome<W, void>;
  /** At the end of a `using` block: server_close(), without waiting for its end. */
  [Symbol.dispose](): void;
  /** At the end of an `await using` block, in the promise flavour: server_close(). */
  readonly [Symbol.asyncDispose]: Only<W, 'later', () => Promise<void>>;
}

/**
 * Python's socketserver.TCPServer, and UnixStreamServer. See Python's socketserver.
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in the promise flavour
 * @typeParam S - the class of sockets
 * @typeParam R - the type of a request
 * @typeParam A - the type of an address
 */
export interface StreamServerBase<W extends Way, S, R = S, A = Inet> extends ServerBase<W, R, A> {
  /** The family of the socket. A static of the class. */
  address_family: number;
  /** The type of the socket. A static of the class. */
  socket_type: number;
  /** The backlog: how many connections may wait to be accepted. A static of the class. */
  request_queue_size: number;
  /** Whether to set SO_REUSEADDR before binding the socket. A static of the class. */
  allow_reuse_address: boolean;
  /** Whether to set SO_REUSEPORT before binding the socket. A static of the class. */
  allow_reuse_port: boolean;
  /** The listening socket. */
  socket: S;
}

/**
 * Python's socketserver.UDPServer, and UnixDatagramServer. See Python's socketserver.
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in the promise flavour
 * @typeParam S - the class of sockets
 * @typeParam A - the type of an address
 */
export interface DatagramServerBase<W extends Way, S, A = Inet> extends StreamServerBase<
  W,
  S,
  Datagram<S>,
  A
> {
  /** The most bytes of a datagram. A static of the class. */
  max_packet_size: number;
}

/** Statics that programs override: `static allow_reuse_address = true`. */
export interface ServerAttributes {
  /** See the property of the server. */
  timeout: Seconds | null;
  /** See the property of the server. */
  address_family: number;
  /** See the property of the server. */
  socket_type: number;
  /** See the property of the server. */
  request_queue_size: number;
  /** See the property of the server. */
  allow_reuse_address: boolean;
  /** See the property of the server. */
  allow_reuse_port: boolean;
}

/** Keywords of the constructors. */
export interface ServerKeywords<W extends Way> {
  server_address: Address;
  RequestHandlerClass: RequestHandlerClass<W>;
  bind_and_activate?: boolean;
}

/** The class BaseServer, for programs that extend it themselves. */
export interface BaseServerConstructor<W extends Way> {
  /**
   * `BaseServer(server_address, RequestHandlerClass)`
   *
   * @param server_address - the address on which to listen
   * @param RequestHandlerClass - the class whose objects handle the requests
   */
  new <R = unknown>(
    server_address: Address,
    RequestHandlerClass: RequestHandlerClass<W>,
  ): ServerBase<W, R>;
  /** See the property of the server. */
  timeout: Seconds | null;
}

/** The class of a server, callable with and without `new`. */
export interface ServerConstructor<W extends Way, V> extends ServerAttributes {
  /**
   * `TCPServer(server_address, RequestHandlerClass, bind_and_activate=True)`
   *
   * Makes a listening server. Mirrors Python's socketserver.TCPServer and its relatives.
   *
   * @param server_address - the address on which to listen
   * @param RequestHandlerClass - the class whose objects handle the requests
   * @param bind_and_activate - false: the program calls server_bind() and server_activate()
   * @throws OSError (EADDRINUSE, EACCES, ...), TypeError
   */
  new (
    server_address: Address,
    RequestHandlerClass: RequestHandlerClass<W>,
    bind_and_activate?: boolean,
  ): V;
  /** `TCPServer(server_address, RequestHandlerClass, *, bind_and_activate=True)` */
  new (
    server_address: Address,
    RequestHandlerClass: RequestHandlerClass<W>,
    keywords: Pick<ServerKeywords<W>, 'bind_and_activate'>,
  ): V;
  /** `TCPServer(server_address, RequestHandlerClass, bind_and_activate=True)`: as with `new`. */
  (
    server_address: Address,
    RequestHandlerClass: RequestHandlerClass<W>,
    bind_and_activate?: boolean,
  ): V;
}

/** The class of datagram servers. */
export interface DatagramServerConstructor<W extends Way, V> extends ServerConstructor<W, V> {
  /** See the property of the server. */
  max_packet_size: number;
}

export type { Trailing };
