/** sendall(), and send() of a socket without a timeout: until all is sent. */
import { toBytes } from '../../python/bytes.js';
import { send } from '../../addon/syscalls.js';
import { failure, keepError, sendallFailure, NOT_YET } from '../../addon/result.js';
import type { Descriptor } from '../../socket/descriptor.js';
import { TRY_ONLY } from '../../waiting/timeout.js';
import { type Facts, sending } from './facts.js';
import type { Operation } from './operation.js';

/** Bytes that go in several pieces. */
class Pieces {
  done = 0;
  private readonly size: number;

  constructor(
    private readonly data: unknown,
    private readonly flags: number,
  ) {
    this.size = toBytes(data).length;
  }

  /** One send(2): all that is done, NOT_YET, or another code. */
  sendNext(fd: number): number {
    // Looked at anew each time: it may have been detached, or have changed its size.
    const bytes = toBytes(this.data);
    if (bytes.length !== this.size) {
      throw new TypeError('the data changed its size while it was sent');
    }
    const { done } = this;
    const sent = send(fd, done === 0 ? bytes : bytes.subarray(done), this.flags, TRY_ONLY);
    if (sent < 0) return sent;
    this.done += sent;
    return this.done < this.size ? NOT_YET : this.done;
  }
}

export class SendAll implements Operation<null> {
  readonly facts: Facts;
  private readonly pieces: Pieces;

  constructor(
    private readonly descriptor: Descriptor,
    data: unknown,
    flags: number,
  ) {
    this.facts = sending(descriptor, flags);
    this.pieces = new Pieces(data, flags);
  }

  attempt(): number {
    return this.pieces.sendNext(this.descriptor.fd);
  }
  take(): null {
    return null;
  }
  refused(code: number): never {
    throw sendallFailure(code, this.pieces.done);
  }
  bytesSent(): number {
    return this.pieces.done;
  }
}

/** send() that takes all: what has sent something has not failed. */
export class SendWhole implements Operation<number> {
  readonly facts: Facts;
  private readonly pieces: Pieces;

  constructor(
    private readonly descriptor: Descriptor,
    data: unknown,
    flags: number,
  ) {
    this.facts = sending(descriptor, flags);
    this.pieces = new Pieces(data, flags);
  }

  attempt(): number {
    const { pieces } = this;
    const { fd } = this.descriptor;
    const result = pieces.sendNext(fd);
    if (result >= 0 || result === NOT_YET || pieces.done === 0) return result;
    keepError(fd, result);
    return pieces.done;
  }
  take(sent: number): number {
    return sent;
  }
  refused(code: number): number {
    if (this.pieces.done > 0) return this.pieces.done;
    throw failure(code, { syscall: 'send' });
  }
  bytesSent(): number {
    return this.pieces.done;
  }
}
