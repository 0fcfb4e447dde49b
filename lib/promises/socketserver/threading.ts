/** Python's ThreadingMixIn: concurrent requests, each an async call that the server does not wait for. */
import type { Address, ReturnedAddress } from '../../address/address.js';
import type {
  RequestHandlerClass,
  ServerBase,
  ServerKeywords,
} from '../../socketserver/server-types.js';
import { processRequest } from '../../socketserver/bodies.js';
import { later } from './servers.js';

type Server = ServerBase<'later', unknown, ReturnedAddress>;
/** A class of servers of this flavour. */
export type ServerClass = abstract new (...args: never) => Server;

/** What ThreadingMixIn() adds to a server. */
export interface Threading {
  /**
   * True if neither server_close() nor the end of the process waits for the handlers. A static of the class. Python:
   * daemon_threads
   */
  daemon_threads: boolean;
  /** Whether server_close() waits for the handlers. A static of the class. Python: block_on_close */
  block_on_close: boolean;
  /** A hook that handles a request and ends it. Python: process_request_thread() */
  process_request_thread(request: unknown, client_address: ReturnedAddress): Promise<void>;
}

/** The static properties that ThreadingMixIn() adds. */
export interface ThreadingAttributes {
  /** See the property of the server. */
  daemon_threads: boolean;
  /** See the property of the server. */
  block_on_close: boolean;
}

/** The constructor that ThreadingMixIn() makes from a class. */
export interface ThreadingConstructor<V> extends ThreadingAttributes {
  /** `ThreadingTCPServer(server_address, RequestHandlerClass, bind_and_activate=True)`: like the class it extends. */
  new (
    server_address: Address,
    RequestHandlerClass: RequestHandlerClass<'later'>,
    bind_and_activate?: boolean,
  ): V;
  /** `ThreadingTCPServer(server_address, RequestHandlerClass, *, bind_and_activate=True)` */
  new (
    server_address: Address,
    RequestHandlerClass: RequestHandlerClass<'later'>,
    keywords: Pick<ServerKeywords<'later'>, 'bind_and_activate'>,
  ): V;
}

/** A class with the additions of ThreadingMixIn(). */
export type Threaded<B extends ServerClass> = ThreadingConstructor<InstanceType<B> & Threading> &
  Pick<B, keyof B>;

const ATTRIBUTES = ['daemon_threads', 'block_on_close'];

/**
 * `ThreadingMixIn(Base)`
 *
 * Makes a class of servers that handle requests concurrently: `class Chat extends ThreadingMixIn(TCPServer)` is
 * Python's `class Chat(ThreadingMixIn, TCPServer)`. It creates no threads: other handlers run only while a handler
 * awaits something. Mirrors Python's socketserver.ThreadingMixIn.
 *
 * @param Base - a class of servers of this flavour
 * @returns a class that extends it
 */
export function ThreadingMixIn<B extends ServerClass>(Base: B): Threaded<B> {
  const Plain = Base as unknown as new (...args: unknown[]) => Server;
  class ThreadingServer extends Plain {
    static daemon_threads = false;
    static block_on_close = true;

    override process_request(request: unknown, client_address: ReturnedAddress): void {
      const self = this as unknown as Server & Threading;
      // The process may end while such a handler waits for its client.
      if (self.daemon_threads) unref(request);
      const handled = self
        .process_request_thread(request, client_address)
        .catch((error: unknown) => {
          // shutdown_request() has failed, and no caller waits for it.
          return this.handle_error(request, client_address, error);
        });
      if (!self.block_on_close || self.daemon_threads) return;
      const all = handlersOf(this);
      const counted = Promise.resolve(handled).finally(() => all.delete(counted));
      all.add(counted);
    }

    process_request_thread(request: unknown, client_address: ReturnedAddress): Promise<void> {
      return later.run(processRequest<'later'>(this, request, client_address));
    }

    override async server_close(): Promise<void> {
      await super.server_close();
      // More handlers may be added while these end.
      for (const all = handlersOf(this); all.size > 0;) await Promise.allSettled(all);
    }
  }
  for (const name of ATTRIBUTES) {
    Object.defineProperty(ThreadingServer.prototype, name, {
      configurable: true,
      get(this: object): unknown {
        return Reflect.get(this.constructor, name);
      },
      set(this: object, value: unknown) {
        Object.defineProperty(this, name, { value, writable: true, configurable: true });
      },
    });
  }
  return ThreadingServer as unknown as Threaded<B>;
}

/** The requests that each server is handling. */
const handlers = new WeakMap<object, Set<Promise<unknown>>>();

function handlersOf(server: object): Set<Promise<unknown>> {
  const found = handlers.get(server) ?? new Set();
  handlers.set(server, found);
  return found;
}

/**
 * Lets the process end while the handler of a connection waits. The socket may belong to another evaluation of the
 * package. A datagram has no socket of its own: it uses the server's.
 */
function unref(request: unknown): void {
  const isObject = typeof request === 'object' && request !== null;
  if (isObject && 'unref' in request && typeof request.unref === 'function') request.unref();
}
