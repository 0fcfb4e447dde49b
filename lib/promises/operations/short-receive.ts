/**
 * The most common waiting recv(): no call is ahead of it, it has neither a timeout nor a signal, and the engine
 * receives for it. A server has one for each connection, so the object is as small as possible. If anything but
 * bytes arrives, the queue turns it into an ordinary call.
 */
import type { Bytes } from '../../python/bytes.js';
import type { Settle } from '../engine/pending.js';
import type { EndedCall } from '../engine/watchers.js';
import type { Facts } from './facts.js';
import type { Target } from './target.js';

/** Counts waiting calls. */
export interface Waiting {
  begin(): void;
  end(): void;
}

export class ShortReceive implements EndedCall {
  private bytes: Bytes | null = null;

  constructor(
    readonly settle: Settle,
    readonly waiting: Waiting,
    readonly sock: Target,
    /** The facts when the call was made. */
    readonly facts: Facts,
  ) {}

  /** Ends the call with these bytes. deliver() settles the promise. */
  hold(bytes: Bytes): this {
    this.bytes = bytes;
    this.waiting.end();
    return this;
  }

  deliver(): void {
    this.settle(this.bytes);
  }
}
