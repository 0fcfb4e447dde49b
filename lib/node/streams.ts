/** Node streams and web streams over a socket of any family. */
import { Duplex, type DuplexOptions } from 'node:stream';
import type { ReadableStream, WritableStream } from 'node:stream/web';
import type { AnySocket } from '../socket/any-socket.js';
import { native } from '../addon/binding.js';
import { ValueError } from '../python/errors.js';
import { PromiseSocket } from '../promises/socket.js';
import { Socket } from '../socket/socket.js';
import type { SocketBase } from '../socket/socket-base.js';
import { requireOpen } from './handed.js';

const { SOCK_STREAM, SHUT_WR = 1 } = native.constants;
/** The most bytes of one recv(). */
const CHUNK = 64 * 1024;

type Done = (error?: Error | null) => void;

/** A stream over a socket. It receives when it is read, and sends what is written to it. */
class SocketDuplex extends Duplex {
  constructor(
    private readonly sock: PromiseSocket,
    options: DuplexOptions,
  ) {
    super(options);
  }

  override _read(): void {
    // Push outside the promise callback, so that an error of a listener becomes an exception, not a rejection.
    this.sock.recv(CHUNK).then(
      (data) => process.nextTick(() => this.push(data.length === 0 ? null : data)),
      (error: Error) => this.destroy(error),
    );
  }

  override _write(chunk: Uint8Array, _encoding: BufferEncoding, done: Done): void {
    this.sock.sendall(chunk).then(
      () => process.nextTick(done),
      (error: Error) => process.nextTick(done, error),
    );
  }

  override _final(done: Done): void {
    let failed: unknown = null;
    try {
      this.sock.shutdown(SHUT_WR);
    } catch (error) {
      failed = error;
    }
    done(failed as Error | null);
  }

  override _destroy(error: Error | null, done: Done): void {
    let failed: unknown = error;
    try {
      this.sock.close();
    } catch (refused) {
      failed ??= refused;
    }
    done(failed as Error | null);
  }
}

function promiseView(sock: AnySocket): PromiseSocket {
  if (sock instanceof PromiseSocket) return sock;
  if (sock instanceof Socket) return sock.promises;
  throw new TypeError('a socket of neither flavour');
}

/**
 * `to_duplex(sock, options={})`
 *
 * Makes a stream.Duplex over a stream socket. It receives when it is read, with the socket's timeout, and sends
 * what is written to it. When it ends it shuts down the sending side, and when it is destroyed it closes the
 * socket. Until then the socket's state and options can be read and set, but a call that receives from the socket
 * takes bytes from the stream. Never waits itself. See Node's stream.Duplex.
 *
 * Differs from Python: an addition.
 *
 * @param sock - a stream socket of any family and either flavour
 * @param options - the options of stream.Duplex
 * @returns the stream
 * @throws OSError (EBADF if it is closed), ValueError if it is not a stream socket, TypeError
 */
export function to_duplex(sock: SocketBase, options: DuplexOptions = {}): Duplex {
  const given = requireOpen('to_duplex', sock);
  if (given.type !== SOCK_STREAM) throw new ValueError('not a stream socket');
  return new SocketDuplex(promiseView(given), options);
}

/**
 * `to_web_streams(sock)`
 *
 * Makes two web streams over a stream socket, as to_duplex() makes a Node stream. They carry bytes as
 * Uint8Array. The socket is closed when both have ended, or when one has failed or been cancelled.
 *
 * Differs from Python: an addition.
 *
 * @param sock - a stream socket of any family and either flavour
 * @returns the stream to read from and the one to write to
 * @throws as to_duplex()
 */
export function to_web_streams(sock: SocketBase): {
  readable: ReadableStream<Uint8Array>;
  writable: WritableStream<Uint8Array>;
} {
  return Duplex.toWeb(to_duplex(sock));
}
