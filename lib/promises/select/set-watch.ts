/** An epoll or kqueue on which calls wait. The engine watches it from the first call until it is closed. */
import { EBADF } from '../../addon/errno.js';
import { failure } from '../../addon/result.js';
import { unwatch, watch } from '../engine/engine.js';
import type { Watcher } from '../engine/watchers.js';
import type { Look } from './readiness.js';
import type { Waiting } from './waiting.js';

/** What a call needs from an epoll or kqueue object. */
export interface Asking<E> {
  /** Returns the number of events without waiting, or a code. */
  ask(): number;
  take(count: number): E[];
  /** Returns the descriptor, or -1 if it is closed. */
  fd(): number;
  /** Throws if the object is closed. */
  open(): void;
}

export class SetWatch implements Watcher {
  private readonly calls = new Set<Waiting>();
  private watched = -1;

  constructor(
    private readonly method: string,
    private readonly syscall: string,
  ) {}

  /** Returns the Look of a call. */
  look<E>(asking: Asking<E>): Look<E[]> {
    return {
      now: () => {
        const count = asking.ask();
        return count > 0 ? asking.take(count) : count === 0 ? null : count;
      },
      nothing: () => [],
      fail: (code) => {
        // Throws the error of a closed object, if it was closed during the call.
        asking.open();
        throw failure(code, { syscall: this.syscall });
      },
      watch: (call) => this.add(asking.fd(), call),
      unwatch: (call) => {
        this.calls.delete(call);
      },
    };
  }

  /** Adds a call. Returns 0 or a code: -EBADF if the object is closed. */
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

  /** The names of the waiting calls, for the repr of the descriptor. */
  waitingCalls(): string[] {
    return [...this.calls].map(() => this.method);
  }

  /** Makes every call look. An event that one call takes is not seen by the next. */
  private report(): void {
    for (const call of [...this.calls]) call.onReadable();
  }

  onReceived(): null {
    return null;
  }
  onReadable(): void {
    this.report();
  }
  onWritable(): void {
    this.report();
  }
  onClosed(): void {
    this.close();
  }
  onShared(): void {
    // This watcher keeps no state that could become stale.
  }

  /** Ends all calls, because the descriptor is about to be closed. */
  close(): void {
    if (this.watched >= 0) unwatch(this.watched, this);
    this.watched = -1;
    for (const call of [...this.calls]) call.onClosed();
  }
}
