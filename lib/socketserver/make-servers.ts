/** Makes the server classes of a flavour, with the same code for both flavours. */
import { types } from 'node:util';
import type { Address, ReturnedAddress } from '../address/address.js';
import { native } from '../addon/binding.js';
import { WINSOCK } from '../addon/errno.js';
import { callable } from '../python/callable.js';
import { OSError } from '../python/errors.js';
import { bind } from '../python/signature.js';
import { isTrue, str } from '../python/types.js';
import type { Seconds } from '../python/types.js';
import type { Outcome, Way } from '../waiting/way.js';
import { handleRequest, runHandler, serveForever, Serving, shorter } from './bodies.js';
import type { Flavour } from './flavour.js';
import { RUN } from './handlers.js';
import type * as Types from './server-types.js';
import type { Path } from './server-types.js';
import type { Waits } from './waits.js';

const {
  AF_INET = 0,
  AF_INET6 = 0,
  AF_UNIX,
  SHUT_WR = 1,
  SO_REUSEADDR,
  SO_REUSEPORT,
  SOCK_DGRAM = 0,
  SOCK_STREAM = 0,
  SOL_SOCKET = 0,
} = native.constants;

/** What a server needs from its sockets. */
export interface ServerSocket {
  accept(): unknown;
  bind(address: Address): unknown;
  close(): void;
  fileno(): number;
  getsockname(): ReturnedAddress;
  gettimeout(): number | null;
  listen(backlog: number): void;
  recvfrom(size: number): unknown;
  setsockopt(level: number, name: number, value: number): void;
  shutdown(how: number): void;
}

const BASE = {
  name: 'BaseServer.__init__',
  positional: ['server_address', 'RequestHandlerClass'],
  required: 2,
  method: true,
};
const TCP = {
  name: 'TCPServer.__init__',
  positional: ['server_address', 'RequestHandlerClass', 'bind_and_activate'],
  required: 2,
  method: true,
};
const INTERVAL = {
  name: 'BaseServer.serve_forever',
  positional: ['poll_interval'],
  required: 0,
  method: true,
};

/** Defines properties that read statics of the class, until the program sets them on the object. */
function attributes(prototype: object, names: readonly string[]): void {
  for (const name of names) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      get(this: object): unknown {
        return Reflect.get(this.constructor, name);
      },
      set(this: object, value: unknown) {
        Object.defineProperty(this, name, { value, writable: true, configurable: true });
      },
    });
  }
}

/** The classes of a flavour. */
export interface Servers<W extends Way, S> {
  BaseServer: Types.BaseServerConstructor<W>;
  TCPServer: Types.ServerConstructor<W, Types.StreamServerBase<W, S>>;
  UDPServer: Types.DatagramServerConstructor<W, Types.DatagramServerBase<W, S>>;
  UnixStreamServer: Types.ServerConstructor<W, Types.StreamServerBase<W, S, S, Path>> | undefined;
  UnixDatagramServer:
    Types.DatagramServerConstructor<W, Types.DatagramServerBase<W, S>> | undefined;
}

export function makeServers<W extends Way, S extends ServerSocket>(
  flavour: Flavour<W, S>,
): Servers<W, S> {
  type Maybe<T> = T | Outcome<W, T>;

  class BaseServer {
    static timeout: Seconds | null = null;

    declare timeout: Seconds | null;
    server_address: ReturnedAddress;
    RequestHandlerClass: Types.RequestHandlerClass<W>;
    socket: S | null = null;
    private serving = new Serving();
    private running = false;

    constructor(...args: unknown[]) {
      const bound = bind(BASE, args);
      this.server_address = bound.server_address as ReturnedAddress;
      this.RequestHandlerClass = bound.RequestHandlerClass as Types.RequestHandlerClass<W>;
      for (const name of ['serving', 'running']) {
        Object.defineProperty(this, name, { enumerable: false });
      }
    }

    serve_forever(): Outcome<W, void> {
      const { poll_interval = 0.5 } = bind(INTERVAL, arguments);
      return flavour.run(this.serve(poll_interval as Seconds));
    }

    private *serve(poll_interval: Seconds): Waits<void> {
      const { serving } = this;
      this.running = true;
      try {
        yield* serveForever<W, S>(this.seen(), flavour, poll_interval, serving);
      } finally {
        this.running = false;
        this.serving = new Serving();
        serving.end();
      }
    }

    shutdown(): Outcome<W, void> {
      return flavour.run(this.stop());
    }

    private *stop(): Waits<void> {
      const { serving } = this;
      serving.stop();
      if (this.running) yield serving.over;
    }

    handle_request(): Outcome<W, void> {
      const timeout = shorter(this.socket?.gettimeout() ?? null, this.timeout);
      return flavour.run(handleRequest<W, S>(this.seen(), flavour, timeout));
    }

    get [RUN](): Flavour<W, S>['run'] {
      return flavour.run;
    }

    /** This server, with the type that its bodies expect. */
    private seen(): Types.ServerBase<W, unknown, ReturnedAddress> {
      return this as unknown as Types.ServerBase<W, unknown, ReturnedAddress>;
    }

    service_actions(): Maybe<void> {
      // A hook.
    }
    handle_timeout(): Maybe<void> {
      // A hook.
    }
    server_activate(): void {
      // A hook.
    }
    verify_request(): Maybe<boolean> {
      return true;
    }
    process_request(request: unknown, client_address: ReturnedAddress): Maybe<void> {
      return flavour.run(this.processing(request, client_address));
    }
    private *processing(request: unknown, client_address: ReturnedAddress): Waits<void> {
      yield this.finish_request(request, client_address);
      yield this.shutdown_request(request);
    }
    server_close(): Outcome<W, void> {
      return flavour.run(nothing());
    }
    finish_request(request: unknown, client_address: ReturnedAddress): Maybe<void> {
      const { RequestHandlerClass } = this;
      const given = [request, client_address, this] as [never, never, never];
      return flavour.run(runHandler<W>(new RequestHandlerClass(...given)));
    }
    shutdown_request(request: unknown): Maybe<void> {
      return this.close_request(request);
    }
    close_request(_request: unknown): Maybe<void> {
      // A hook.
    }
    handle_error(_request: unknown, client_address: ReturnedAddress, error: unknown): Maybe<void> {
      const line = '-'.repeat(40);
      // A DOMException is no native error in every version of Node.
      const isError = error instanceof Error || types.isNativeError(error);
      const what = isError ? (error.stack ?? String(error)) : str(error);
      const from = 'Exception occurred during processing of request from';
      process.stderr.write(`${line}\n${from} ${str(client_address)}\n${what}\n${line}\n`);
    }
    [Symbol.dispose](): void {
      this.server_close();
    }
  }
  attributes(BaseServer.prototype, ['timeout']);

  class TCPServer extends BaseServer {
    static address_family = AF_INET;
    static socket_type = SOCK_STREAM;
    static request_queue_size = 5;
    static allow_reuse_address = false;
    static allow_reuse_port = false;

    declare address_family: number;
    declare socket_type: number;
    declare request_queue_size: number;
    declare allow_reuse_address: boolean;
    declare allow_reuse_port: boolean;
    declare socket: S;

    constructor(...args: unknown[]) {
      const bound = bind(TCP, args);
      super(bound.server_address, bound.RequestHandlerClass);
      this.socket = flavour.socket(this.address_family, this.socket_type);
      if (bound.bind_and_activate !== undefined && !isTrue(bound.bind_and_activate)) return;
      try {
        this.server_bind();
        this.server_activate();
      } catch (error) {
        this.server_close();
        throw error;
      }
    }

    server_bind(): void {
      const { socket } = this;
      if (this.allow_reuse_address && SO_REUSEADDR !== undefined) {
        socket.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1);
      }
      const isInet = [AF_INET, AF_INET6].includes(this.address_family);
      if (this.allow_reuse_port && SO_REUSEPORT !== undefined && isInet) {
        socket.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1);
      }
      socket.bind(this.server_address as Address);
      this.server_address = socket.getsockname();
    }
    override server_activate(): void {
      this.socket.listen(this.request_queue_size);
    }
    override server_close(): Outcome<W, void> {
      this.socket.close();
      return super.server_close();
    }
    fileno(): number {
      return this.socket.fileno();
    }
    get_request(): unknown {
      return this.socket.accept();
    }
    override shutdown_request(request: unknown): Maybe<void> {
      try {
        (request as S).shutdown(SHUT_WR);
      } catch (error) {
        // The peer may be gone.
        if (!(error instanceof OSError)) throw error;
      }
      return this.close_request(request);
    }
    override close_request(request: unknown): Maybe<void> {
      (request as S).close();
    }
  }
  attributes(TCPServer.prototype, [
    ...['address_family', 'socket_type', 'request_queue_size'],
    ...['allow_reuse_address', 'allow_reuse_port'],
  ]);

  class UDPServer extends TCPServer {
    static override socket_type = SOCK_DGRAM;
    static max_packet_size = 8192;

    declare max_packet_size: number;

    override get_request(): unknown {
      return flavour.run(this.receiving());
    }
    private *receiving(): Waits<unknown> {
      const [data, client_address] = (yield this.socket.recvfrom(
        this.max_packet_size,
      )) as unknown[];
      return [[data, this.socket], client_address];
    }
    override server_activate(): void {
      // A datagram socket does not listen.
    }
    override shutdown_request(request: unknown): Maybe<void> {
      return this.close_request(request);
    }
    override close_request(_request: unknown): Maybe<void> {
      // There is nothing to close.
    }
  }
  attributes(UDPServer.prototype, ['max_packet_size']);

  class UnixStreamServer extends TCPServer {
    static override address_family = AF_UNIX ?? 0;
  }
  class UnixDatagramServer extends UDPServer {
    static override address_family = AF_UNIX ?? 0;
  }

  const seen = <T>(constructor: new (...args: never) => object): T =>
    callable(constructor) as unknown as T;
  const hasUnix = AF_UNIX !== undefined;
  return {
    BaseServer: seen(BaseServer),
    TCPServer: seen(TCPServer),
    UDPServer: seen(UDPServer),
    UnixStreamServer: hasUnix ? seen(UnixStreamServer) : undefined,
    // Windows supports only streams with AF_UNIX.
    UnixDatagramServer: hasUnix && !WINSOCK ? seen(UnixDatagramServer) : undefined,
  };
}

function* nothing(): Waits<void> {
  // Nothing is waited for.
}
