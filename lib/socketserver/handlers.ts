/** Python's request handlers, the same classes in both flavours: how they wait, their server knows. */
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
import type { Waits } from './waits.js';

const { IPPROTO_TCP = 6, TCP_NODELAY = 1 } = native.constants;

/** How the bodies of a handler run: as its server's. */
export const RUN = Symbol('run');

/**
 * `BaseRequestHandler(request, client_address, server)`
 *
 * Handles one request: programs extend it and write handle(). Mirrors Python's socketserver.BaseRequestHandler.
 *
 * Differs from Python: the server calls setup(), handle() and finish(), not the constructor (row 22 of README's table), so
 * that fields of the program's class have their values, and handle() may be async with promises.
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in that of promises
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
  /** Who makes the request. */
  readonly client_address: A;
  /** The server that has made this object. */
  readonly server: V;

  /**
   * `BaseRequestHandler(request, client_address, server)`
   *
   * @param request - the connection, or [data, socket] of a datagram server
   * @param client_address - who makes the request
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
  /** `handle()`: what the program has to say. */
  handle(): Outcome<W, void> | void {
    // A hook.
  }
  /** `finish()`: a hook, called after handle(), even if that has thrown. */
  finish(): Outcome<W, void> | void {
    // A hook.
  }
}

/** What a StreamRequestHandler asks of a connection. */
export interface Connection<W extends Way> {
  /** As a socket's. */
  makefile(mode: string, buffering: Integer): unknown;
  /** As a socket's. */
  sendall(data: BytesLike): Outcome<W, unknown>;
  /** As a socket's. */
  setsockopt(level: number, name: number, value: number): void;
  /** As a socket's. */
  settimeout(seconds: Seconds | null): void;
  /** As a socket's. */
  fileno(): number;
}

/** What a DatagramRequestHandler asks of a socket. */
export interface Answering<W extends Way> {
  /** As a socket's. */
  sendto(data: BytesLike, address: Address): Outcome<W, number>;
}

/** The server's way to run a body; that of a server which is none of ours finds out by itself. */
function runOf<W extends Way>(server: unknown): Run<W> {
  return Reflect.get(server as object, RUN) as Run<W>;
}

/**
 * `StreamRequestHandler(request, client_address, server)`
 *
 * A handler of a connection, with a file to read from and one to write to. Mirrors Python's
 * socketserver.StreamRequestHandler.
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in that of promises
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
  /** How rfile is buffered, as makefile() has it: -1 is the usual size. */
  static rbufsize = -1;
  /** How wfile is buffered: 0 is not at all. */
  static wbufsize = 0;
  /** Seconds, for the connection; null: none. */
  static timeout: Seconds | null = null;
  /** Is TCP_NODELAY set? */
  static disable_nagle_algorithm = false;

  /** The connection: the request. */
  connection: R = this.request;
  /** What the client sends, as a file. */
  declare rfile: BufferedReader<W>;
  /** What is sent to the client, as a file. */
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
      // The other end may be gone.
      if (!(error instanceof OSError) || isInterrupted(error)) throw error;
    }
    yield wfile.close();
    yield rfile.close();
  }
}

/**
 * `DatagramRequestHandler(request, client_address, server)`
 *
 * A handler of a datagram: what is written to wfile is the answer. Mirrors Python's socketserver.DatagramRequestHandler.
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in that of promises
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
