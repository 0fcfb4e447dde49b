/** The core of SocketIO: a socket as a raw file. */
import type { Bytes } from '../../python/bytes.js';
import { BlockingIOError, OSError, TimeoutError, ValueError } from '../../python/errors.js';
import { EAGAIN, EWOULDBLOCK } from '../../addon/errno.js';
import { newBuffer } from '../../addon/slab.js';
import { type Core, EMPTY, refuseClosed, unsupported } from './core.js';
import { readCount } from './checked-counts.js';
import { isInterrupted } from '../../waiting/interrupted.js';
import { IOBase } from './io-base.js';
import { shortened } from './memory.js';
import type { CountedSocket, Steps } from '../../waiting/way.js';
import { forget } from './stack.js';
import { toFilled } from './honest-views.js';

/** Python: io.DEFAULT_BUFFER_SIZE */
export const DEFAULT_BUFFER_SIZE = 8192;

/** Python: a raw file that would block returns None from reads and writes */
function wouldBlock(error: unknown): boolean {
  if (!(error instanceof BlockingIOError)) return false;
  return error.errno === EAGAIN || error.errno === EWOULDBLOCK;
}

export class Raw extends IOBase implements Core<Bytes> {
  readonly mode: string;
  private readonly reading: boolean;
  private readonly writing: boolean;
  /** True after a timeout, which may have lost bytes, so that later ones are meaningless. */
  private timedOut = false;
  /** The bytes that an interrupted call had read. */
  private kept: Bytes = EMPTY;
  private sock: CountedSocket | null;

  constructor(sock: CountedSocket, mode: string) {
    super();
    this.sock = sock;
    this.mode = mode.includes('b') ? mode : `${mode}b`;
    this.reading = mode.includes('r');
    this.writing = mode.includes('w');
  }

  get closed(): boolean {
    return this.sock === null;
  }

  /** -1 if closed. */
  get name(): number {
    return this.sock === null ? -1 : this.sock.fileno();
  }

  private open(): CountedSocket {
    if (this.sock === null) throw new ValueError('I/O operation on closed file.');
    return this.sock;
  }

  /** Receives once. Returns null if it would block. */
  *readinto(buffer: Uint8Array): Steps<number | null> {
    const sock = this.open();
    if (!this.reading) unsupported('File or stream is not readable.');
    if (this.timedOut) throw new OSError('cannot read from timed out object');
    if (this.kept.length > 0) return this.takeKept(toFilled('readinto', buffer));
    try {
      return yield { sock, call: 'recv_into', bytes: buffer };
    } catch (error) {
      if (error instanceof TimeoutError) this.timedOut = true;
      if (wouldBlock(error)) return null;
      throw error;
    }
  }

  /** Sends once. Returns null if it would block. */
  *write(data: unknown): Steps<number | null> {
    const sock = this.open();
    if (!this.writing) unsupported('File or stream is not writable.');
    try {
      // The socket checks whether the data is bytes.
      return yield { sock, call: 'send', bytes: data as Uint8Array };
    } catch (error) {
      if (wouldBlock(error)) return null;
      throw error;
    }
  }

  *read(size: number): Steps<Bytes | null> {
    if (size < 0) return yield* this.readall();
    const buffer = newBuffer(size);
    const count = readCount(yield* this.readinto(buffer), size);
    return count === null ? null : shortened(buffer, count);
  }

  *readall(): Steps<Bytes | null> {
    const parts: Bytes[] = [];
    try {
      for (;;) {
        const part = yield* this.read(DEFAULT_BUFFER_SIZE);
        if (part === null && parts.length === 0) return null;
        if (part === null || part.length === 0) return Buffer.concat(parts);
        parts.push(part);
      }
    } catch (error) {
      if (isInterrupted(error)) this.unread(parts);
      throw error;
    }
  }

  override unread(parts: readonly Bytes[]): void {
    this.kept = Buffer.concat([...parts, this.kept]);
  }

  private takeKept(into: Uint8Array): number {
    const bytes = this.kept.subarray(0, into.length);
    into.set(bytes);
    this.kept = this.kept.subarray(bytes.length);
    return bytes.length;
  }

  *flush(): Steps<null> {
    refuseClosed(this);
    return null;
  }

  *close(): Steps<null> {
    this.release();
    return null;
  }

  /** True if the socket was closed and only this file keeps it open. */
  holdsConnection(): boolean {
    return this.sock?._closed === true && this.sock._io_refs === 1;
  }

  /** Gives up the socket. Never waits. */
  release(): void {
    const { sock } = this;
    this.sock = null;
    forget(this);
    sock?._decref_socketios();
  }

  readable(): boolean {
    this.refuseClosedSocket();
    return this.reading;
  }
  writable(): boolean {
    this.refuseClosedSocket();
    return this.writing;
  }
  seekable(): boolean {
    this.refuseClosedSocket();
    return false;
  }
  isatty(): boolean {
    refuseClosed(this);
    return false;
  }
  fileno(): number {
    return this.open().fileno();
  }
  repr(): string {
    return '<socket.SocketIO object>';
  }

  private refuseClosedSocket(): void {
    if (this.sock === null) throw new ValueError('I/O operation on closed socket.');
  }
}
