/** What StreamRequestHandler writes to when it has no buffer: Python's socketserver._SocketWriter. */
import type { BytesLike } from '../python/bytes.js';
import type { Outcome, Way } from '../waiting/way.js';
import type { Waits } from './waits.js';

/** What it asks of a socket. */
export interface SendingSocket<W extends Way> {
  /** As a socket's. */
  sendall(data: BytesLike): Outcome<W, unknown>;
  /** As a socket's. */
  fileno(): number;
}

/** Runs a body in the flavour of the server. */
export type Run<W extends Way> = <T>(body: Waits<T>) => Outcome<W, T>;

/**
 * A file whose every write is a sendall(). Mirrors what Python's StreamRequestHandler has as wfile.
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in that of promises
 */
export class SocketWriter<W extends Way> {
  /** Has close() been called? */
  closed = false;

  /** @internal */
  constructor(
    private readonly sock: SendingSocket<W>,
    private readonly run: Run<W>,
  ) {}

  /**
   * `write(b)`
   *
   * Sends all of it. Waits as sendall().
   *
   * @param b - any view or ArrayBuffer
   * @returns how many bytes it was
   * @throws the errors of sendall()
   */
  write(b: BytesLike): Outcome<W, number> {
    return this.run(this.sending(b));
  }

  private *sending(b: BytesLike): Waits<number> {
    yield this.sock.sendall(b);
    return b.byteLength;
  }

  /**
   * `writelines(lines)`
   *
   * Sends one after the other. Waits as sendall().
   *
   * @param lines - bytes each, with their ends
   * @throws the errors of sendall()
   */
  writelines(lines: Iterable<BytesLike>): Outcome<W, void> {
    return this.run(this.sendingLines(lines));
  }

  private *sendingLines(lines: Iterable<BytesLike>): Waits<void> {
    for (const line of lines) yield this.sock.sendall(line);
  }

  /** `flush()`: does nothing, for there is no buffer. */
  flush(): void {
    // Everything has been sent.
  }
  /** `close()`: says that nothing more is written. The socket stays open. */
  close(): void {
    this.closed = true;
  }
  /** `fileno()`: the descriptor of the socket. */
  fileno(): number {
    return this.sock.fileno();
  }
  /** `writable()` */
  writable(): boolean {
    return true;
  }
}
