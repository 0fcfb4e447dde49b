/**
 * A recv() as most are: it has to wait, nothing waits before it, it has neither a timeout nor a signal, and the
 * engine receives for it. Servers have one for each connection, so it is the smallest thing that can be told. When
 * anything but bytes comes, the queue makes it a call as any other.
 */
import type { Bytes } from '../../python/bytes.js';
import type { Settle } from '../engine/pending.js';
import type { EndedCall } from '../engine/watchers.js';
import type { Facts } from './facts.js';
import type { Target } from './target.js';

/** Counts the calls that wait. */
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
    /** Of the time when it was made. */
    readonly facts: Facts,
  ) {}

  /** It has ended; the promise hears of it by tell(). */
  hold(bytes: Bytes): this {
    this.bytes = bytes;
    this.waiting.end();
    return this;
  }

  tell(): void {
    this.settle(this.bytes);
  }
}
