/** The bodies of a server's methods, for both flavours. */
import type { ReturnedAddress } from '../address/address.js';
import { OSError } from '../python/errors.js';
import type { Seconds } from '../python/types.js';
import { isInterrupted } from '../waiting/interrupted.js';
import type { Way } from '../waiting/way.js';
import type { Flavour } from './flavour.js';
import type { RequestHandler, ServerBase } from './server-types.js';
import { valueOf, type Waits } from './waits.js';

type Server<W extends Way> = ServerBase<W, unknown, ReturnedAddress>;

/** True if the error does not come from the request, but from a signal for the program. */
function isPrograms(error: unknown): boolean {
  return error instanceof OSError && isInterrupted(error);
}

/** Python: BaseServer._handle_request_noblock() */
export function* handleRequestNoblock<W extends Way>(server: Server<W>): Waits<void> {
  let got: [request: unknown, client_address: ReturnedAddress];
  try {
    got = yield* valueOf<typeof got>(server.get_request() as typeof got);
  } catch (error) {
    if (error instanceof OSError && !isPrograms(error)) return;
    throw error;
  }
  const [request, client_address] = got;
  if (!(yield* valueOf(server.verify_request(request, client_address)))) {
    yield server.shutdown_request(request);
    return;
  }
  try {
    yield server.process_request(request, client_address);
  } catch (error) {
    if (!isPrograms(error)) yield server.handle_error(request, client_address, error);
    yield server.shutdown_request(request);
    if (isPrograms(error)) throw error;
  }
}

/** Python: ThreadingMixIn.process_request_thread() */
export function* processRequest<W extends Way>(
  server: Server<W>,
  request: unknown,
  client_address: ReturnedAddress,
): Waits<void> {
  try {
    yield server.finish_request(request, client_address);
  } catch (error) {
    yield server.handle_error(request, client_address, error);
  } finally {
    yield server.shutdown_request(request);
  }
}

/** Python: BaseRequestHandler.__init__() */
export function* runHandler<W extends Way>(handler: RequestHandler<W>): Waits<void> {
  yield handler.setup();
  try {
    yield handler.handle();
  } finally {
    yield handler.finish();
  }
}

/** The state that shutdown() shares with serve_forever(). */
export class Serving {
  private readonly controller = new AbortController();
  private tell: () => void = () => undefined;
  /** Resolves when serve_forever() has ended. */
  readonly over = new Promise<void>((resolve) => {
    this.tell = resolve;
  });

  get stopped(): boolean {
    return this.controller.signal.aborted;
  }
  get signal(): AbortSignal {
    return this.controller.signal;
  }
  stop(): void {
    this.controller.abort();
  }
  end(): void {
    this.tell();
  }
}

/** Python: BaseServer.serve_forever() */
export function* serveForever<W extends Way, S>(
  server: Server<W>,
  flavour: Flavour<W, S>,
  poll_interval: Seconds,
  serving: Serving,
): Waits<void> {
  while (!serving.stopped) {
    const ready = yield* valueOf<boolean>(
      flavour.readable(server, poll_interval, serving.signal) as boolean,
    );
    if (serving.stopped) return;
    if (ready) yield* handleRequestNoblock(server);
    yield server.service_actions();
  }
}

/** Python: BaseServer.handle_request() */
export function* handleRequest<W extends Way, S>(
  server: Server<W>,
  flavour: Flavour<W, S>,
  timeout: number | null,
): Waits<void> {
  const deadline = timeout === null ? Infinity : now() + timeout;
  for (let left = timeout; ; left = deadline - now()) {
    if (left !== null && left < 0) {
      yield server.handle_timeout();
      return;
    }
    const patience = left === Infinity ? null : left;
    const ready = yield* valueOf<boolean>(flavour.readable(server, patience, undefined) as boolean);
    if (ready) {
      yield* handleRequestNoblock(server);
      return;
    }
  }
}

const now = (): number => performance.now() / 1000;

/** Returns the shorter of two timeouts; null: none. Python: in handle_request() */
export function shorter(socket: Seconds | null, server: Seconds | null): number | null {
  if (socket === null) return server === null ? null : Number(server);
  return server === null ? Number(socket) : Math.min(Number(socket), Number(server));
}
