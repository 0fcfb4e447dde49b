/** sendall(), and send() on a stream socket without a timeout: both send until all bytes are sent. */
import { toBytes } from '../../python/bytes.js';
import { send } from '../../addon/syscalls.js';
import { failure, keepError, sendallFailure, NOT_YET } from '../../addon/result.js';
import type { Descriptor } from '../../socket/descriptor.js';
import { TRY_ONLY } from '../../waiting/timeout.js';
import { type Facts, sending } from './facts.js';
import type { Operation } from './operation.js';

/** The outcomes of a call: all bytes were sent, or an error came after `done` bytes. */
export interface Answer<T> {
  readonly sent: (count: number) => T;
  readonly refused: (code: number, done: number) => T;
  /** True if an error after some bytes were sent does not fail this call, but is kept for the next call. */
  readonly keepsError: boolean;
}

export const SENDALL: Answer<null> = {
  sent: () => null,
  refused: (code, done) => {
    throw sendallFailure(code, done);
  },
  keepsError: false,
};

export const SEND: Answer<number> = {
  sent: (count) => count,
  refused: (code, done) => {
    if (done > 0) return done;
    throw failure(code, { syscall: 'send' });
  },
  keepsError: true,
};

export class SendAll<T> implements Operation<T> {
  readonly facts: Facts;

  /** done: how many bytes an earlier attempt has sent. */
  constructor(
    private readonly descriptor: Descriptor,
    private readonly data: unknown,
    private readonly size: number,
    private readonly flags: number,
    private readonly answer: Answer<T>,
    private done = 0,
  ) {
    this.facts = sending(descriptor, flags);
  }

  attempt(): number {
    // Convert again for each attempt: the data may have been detached or resized.
    const bytes = toBytes(this.data);
    if (bytes.length !== this.size) {
      throw new TypeError('the data changed its size while it was sent');
    }
    const { done } = this;
    const { fd } = this.descriptor;
    const sent = send(fd, done === 0 ? bytes : bytes.subarray(done), this.flags, TRY_ONLY);
    if (sent < 0) return this.interrupted(fd, sent);
    this.done += sent;
    return this.done < this.size ? NOT_YET : this.done;
  }

  private interrupted(fd: number, code: number): number {
    if (!this.answer.keepsError || code === NOT_YET || this.done === 0) return code;
    keepError(fd, code);
    return this.done;
  }

  take(count: number): T {
    return this.answer.sent(count);
  }
  refused(code: number): T {
    return this.answer.refused(code, this.done);
  }
  bytesSent(): number {
    return this.done;
  }
}
