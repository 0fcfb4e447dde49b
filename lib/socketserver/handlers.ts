/** Python's request handlers. Both flavours share these classes: their server determines how they wait. */
import type { Address, Inet } from '../address/address.js';
import { native } from '../addon/binding.js';
import type { BufferedReader } from '../file/buffered-reader.js';
import type { BufferedWriter } from '../file/buffered-writer.js';
import type { Bytes, BytesLike } from '../python/bytes.js';
import { OSError } from '../python/errors.js';
import type { Integer, Seconds } from '../python/types.js';
import { isInterrupted } from '../waiting/interrupted.js';
import type { Outcome, Way } from '../waiting/way.js';
import { BytesIO } from './bytes-io.js';
import type { ServerBase, Datagram, RequestHandler } from './server-types.js';
import { type Run, SocketWriter } from './socket-writer.js';
import { runAsNeeded, type Waits } from './waits.js';

const { IPPROTO_TCP = 6, TCP_NODELAY = 1 } = native.constants;

/** The property of a server with the function that runs bodies, which its handlers use, too. */
export const RUN = Symbol('run');

/**
 * `BaseRequestHandler(request, client_address, server)`
 *
 * Handles one request: programs extend it and implement handle(). Mirrors Python's socketserver.BaseRequestHandler.
 *
 * Differs from Python: the server, not the constructor, calls setup(), handle() and finish() (row 22 of README's
 * table), so that the fields of the program's class are initialized, and handle() may be async in the promise flavour.
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in the promise flavour
 * @typeParam R - the type of the request: a socket, or [data, socket]
 * @typeParam V - the type of the server
 * @typeParam A - the type of the client's address
 */
export class RequestHandlerBase<
  W extends Way,
  R = unknown,
  V = ServerBase<W>,
  A = Inet,
> implements RequestHandler<W> {
  /** The connection, or [data, socket] of a datagram server. */
  readonly request: R;
  /** The address of the client. */
  readonly client_address: A;
  /** The server that made this object. */
  readonly server: V;

  /**
   * `BaseRequestHandler(request, client_address, server)`
   *
   * @param request - the connection, or [data, socket] of a datagram server
   * @param client_address - the address of the client
   * @param server - the server
   */
  constructor(request: R, client_address: A, server: V) {
    this.request = request;
    this.client_address = client_address;
    this.server = server;
  }

  /** `setup()`: a hook, called before handle(). */
  setup(): Outcome<W, void> | void {
    // A hook.
  }
  /** `handle()`: the program's code that handles the request. */
  handle(): Outcome<W, void> | void {
    // A hook.
  }
  /** `finish()`: a hook, called after handle(), even if handle() throws. */
  finish(): Outcome<W, void> | void {
    // A hook.
  }
}

/** What a StreamRequestHandler needs from a connection. */
export interface Connection<W extends Way> {
  /** Like a socket's makefile(). */
  makefile(mode: string, buffering: Integer): unknown;
  /** Like a socket's sendall(). */
  sendall(data: BytesLike): Outcome<W, unknown>;
  /** Like a socket's setsockopt(). */
  setsockopt(level: number, name: number, value: number): void;
  /** Like a socket's settimeout(). */
  settimeout(seconds: Seconds | null): void;
  /** Like a socket's fileno(). */
  fileno(): number;
}

/** What a DatagramRequestHandler needs from a socket. */
export interface Answering<W extends Way> {
  /** Like a socket's sendto(). */
  sendto(data: BytesLike, address: Address): Outcome<W, number>;
}

/**
 * Returns the function that runs the bodies of a handler: the server's. A program may have no server, as in a
 * test of its handler, or one of its own, or that of another copy of this package.
 */
function runOf<W extends Way>(server: unknown): Run<W> {
  const run = (server as { [RUN]?: Run<W> } | null | undefined)?.[RUN];
  return run ?? (runAsNeeded as Run<W>);
}

/**
 * `StreamRequestHandler(request, client_address, server)`
 *
 * A handler of a connection, with a file to read from and one to write to. Mirrors Python's
 * socketserver.StreamRequestHandler.
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in the promise flavour
 * @typeParam R - the type of the connection
 * @typeParam V - the type of the server
 * @typeParam A - the type of the client's address
 */
export class StreamHandlerBase<
  W extends Way,
  R extends Connection<W>,
  V = ServerBase<W>,
  A = Inet,
> extends RequestHandlerBase<W, R, V, A> {
  /** The buffer size of rfile, as for makefile(): -1 is the default size. */
  static rbufsize = -1;
  /** The buffer size of wfile: 0 means unbuffered. */
  static wbufsize = 0;
  /** The timeout of the connection in seconds; null: none. */
  static timeout: Seconds | null = null;
  /** Whether to set TCP_NODELAY. */
  static disable_nagle_algorithm = false;

  /** The connection: the request. */
  connection: R = this.request;
  /** A file to read what the client sends. */
  declare rfile: BufferedReader<W>;
  /** A file to write to the client. */
  declare wfile: SocketWriter<W> | BufferedWriter<W>;

  override setup(): Outcome<W, void> | void {
    const { rbufsize, wbufsize, timeout, disable_nagle_algorithm } = this
      .constructor as typeof StreamHandlerBase;
    const { connection } = this;
    if (timeout !== null) connection.settimeout(timeout);
    if (disable_nagle_algorithm) connection.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1);
    this.rfile = connection.makefile('rb', rbufsize) as BufferedReader<W>;
    this.wfile =
      wbufsize === 0
        ? new SocketWriter<W>(connection, runOf<W>(this.server))
        : (connection.makefile('wb', wbufsize) as BufferedWriter<W>);
  }

  override finish(): Outcome<W, void> | void {
    return runOf<W>(this.server)(this.finishing());
  }

  private *finishing(): Waits<void> {
    const { wfile, rfile } = this;
    try {
      if (!wfile.closed) yield wfile.flush();
    } catch (error) {
      // The peer may be gone.
      if (!(error instanceof OSError) || isInterrupted(error)) throw error;
    }
    yield wfile.close();
    yield rfile.close();
  }
}

/**
 * `DatagramRequestHandler(request, client_address, server)`
 *
 * A handler of a datagram, which sends the contents of wfile as the answer. Mirrors Python's
 * socketserver.DatagramRequestHandler.
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in the promise flavour
 * @typeParam S - the type of the socket
 * @typeParam V - the type of the server
 * @typeParam A - the type of the client's address
 */
export class DatagramHandlerBase<
  W extends Way,
  S extends Answering<W>,
  V = ServerBase<W>,
  A = Inet,
> extends RequestHandlerBase<W, Datagram<S>, V, A> {
  /** The datagram. */
  packet: Bytes = this.request[0];
  /** The socket of the server. */
  socket: S = this.request[1];
  /** The datagram, as a file. */
  rfile = new BytesIO(this.packet);
  /** The answer, as a file. */
  wfile = new BytesIO();

  override finish(): Outcome<W, void> | void {
    return runOf<W>(this.server)(this.answering());
  }

  private *answering(): Waits<void> {
    yield this.socket.sendto(this.wfile.getvalue(), this.client_address as Address);
  }
}

for (const [name, constructor] of Object.entries({
  BaseRequestHandler: RequestHandlerBase,
  StreamRequestHandler: StreamHandlerBase,
  DatagramRequestHandler: DatagramHandlerBase,
})) {
  Object.defineProperty(constructor, 'name', { value: name });
}
