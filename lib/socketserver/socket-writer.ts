/** Python's socketserver._SocketWriter: the unbuffered wfile of StreamRequestHandler. */
import type { BytesLike } from '../python/bytes.js';
import type { Outcome, Way } from '../waiting/way.js';
import type { Waits } from './waits.js';

/** What a SocketWriter needs from a socket. */
export interface SendingSocket<W extends Way> {
  /** Like a socket's sendall(). */
  sendall(data: BytesLike): Outcome<W, unknown>;
  /** Like a socket's fileno(). */
  fileno(): number;
}

/** Runs a body in the flavour of the server. */
export type Run<W extends Way> = <T>(body: Waits<T>) => Outcome<W, T>;

/**
 * A file that calls sendall() for every write. Mirrors the wfile of Python's StreamRequestHandler.
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in the promise flavour
 */
export class SocketWriter<W extends Way> {
  /** Whether close() has been called. */
  closed = false;

  /** @internal */
  constructor(
    private readonly sock: SendingSocket<W>,
    private readonly run: Run<W>,
  ) {}

  /**
   * `write(b)`
   *
   * Sends all the bytes. Waits like sendall().
   *
   * @param b - any view or ArrayBuffer
   * @returns how many bytes were sent
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
   * Sends one line after the other. Waits like sendall().
   *
   * @param lines - lines of bytes, with their line endings
   * @throws the errors of sendall()
   */
  writelines(lines: Iterable<BytesLike>): Outcome<W, void> {
    return this.run(this.sendingLines(lines));
  }

  private *sendingLines(lines: Iterable<BytesLike>): Waits<void> {
    for (const line of lines) yield this.sock.sendall(line);
  }

  /** `flush()`: does nothing, as there is no buffer. */
  flush(): void {
    // Everything has been sent.
  }
  /** `close()`: marks the file as closed. The socket stays open. */
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
