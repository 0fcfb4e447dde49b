/** An epoll or a kqueue that calls wait on: the engine watches it from the first of them to its close(). */
import { EBADF } from '../../addon/errno.js';
import { failure } from '../../addon/result.js';
import { unwatch, watch } from '../engine/engine.js';
import type { Watcher } from '../engine/watchers.js';
import type { Look } from './readiness.js';
import type { Waiting } from './waiting.js';

/** What a call asks of an object. */
export interface Asking<E> {
  /** How many events there are, which does not wait, or a code. */
  ask(): number;
  take(count: number): E[];
  /** -1 when it is closed. */
  fd(): number;
  /** Throws when it is closed. */
  open(): void;
}

export class SetWatch implements Watcher {
  private readonly calls = new Set<Waiting>();
  private watched = -1;

  constructor(
    private readonly method: string,
    private readonly syscall: string,
  ) {}

  /** How a call looks at it. */
  look<E>(asking: Asking<E>): Look<E[]> {
    return {
      now: () => {
        const count = asking.ask();
        return count > 0 ? asking.take(count) : count === 0 ? null : count;
      },
      nothing: () => [],
      fail: (code) => {
        // Closed meanwhile: says so.
        asking.open();
        throw failure(code, { syscall: this.syscall });
      },
      watch: (call) => this.add(asking.fd(), call),
      unwatch: (call) => {
        this.calls.delete(call);
      },
    };
  }

  /** A code: -EBADF for what is none. */
  private add(fd: number, call: Waiting): number {
    if (fd < 0) return -EBADF;
    if (this.watched !== fd) {
      const result = watch(fd, this);
      if (result < 0) return result;
      this.watched = fd;
    }
    this.calls.add(call);
    return 0;
  }

  /** For the repr of the descriptor. */
  waitingCalls(): string[] {
    return [...this.calls].map(() => this.method);
  }

  /** Each looks for itself: what one has taken the next does not see. */
  private tell(): void {
    for (const call of [...this.calls]) call.onReadable();
  }

  onReceived(): null {
    return null;
  }
  onReadable(): void {
    this.tell();
  }
  onWritable(): void {
    this.tell();
  }
  onClosed(): void {
    this.close();
  }
  onShared(): void {
    // Nothing is known here that could be out of date.
  }

  /** The descriptor is about to be closed. */
  close(): void {
    if (this.watched >= 0) unwatch(this.watched, this);
    this.watched = -1;
    for (const call of [...this.calls]) call.onClosed();
  }
}
