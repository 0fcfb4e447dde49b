/** An epoll that calls wait on: the engine watches it from the first of them to its close(). */
import { EBADF } from '../../addon/errno.js';
import { unwatch, watch } from '../engine/engine.js';
import type { Watcher } from '../engine/watchers.js';
import type { Waiting } from './readiness.js';

export class EpollWatch implements Watcher {
  private readonly calls = new Set<Waiting>();
  private watched = -1;

  /** A code: -EBADF for what is no epoll. */
  add(fd: number, call: Waiting): number {
    if (fd < 0) return -EBADF;
    if (this.watched !== fd) {
      const result = watch(fd, this);
      if (result < 0) return result;
      this.watched = fd;
    }
    this.calls.add(call);
    return 0;
  }

  remove(call: Waiting): void {
    this.calls.delete(call);
  }

  /** For the repr of the descriptor. */
  waitingCalls(): string[] {
    return [...this.calls].map(() => 'poll');
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
