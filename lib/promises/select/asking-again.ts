/**
 * Of one descriptor, where the engine tells of a direction once: it is asked to tell again when the call that was told
 * has found nothing.
 */
import { clearTimeout, setTimeout } from 'node:timers';
import { READABLE, URGENT, WRITABLE } from '../../addon/ready-bits.js';
import { ask } from '../engine/telling.js';
import type { Watcher } from '../engine/watchers.js';
import type { Waiting } from './waiting.js';

/**
 * In milliseconds. A direction may be ready for something that the call does not ask for, as unread bytes are to who
 * waits for urgent ones: so it is not asked for more often.
 */
const PAUSE = 10;

export class AskingAgain implements Watcher {
  private timer: NodeJS.Timeout | undefined = undefined;
  private asked = -PAUSE;

  /** wanted: the directions, as bits. */
  constructor(
    private readonly fd: number,
    private readonly wanted: number,
    private readonly call: Waiting,
  ) {}

  onReceived(): null {
    return null;
  }
  onReadable(): void {
    this.call.onReadable();
    this.again((READABLE | URGENT) & this.wanted);
  }
  onWritable(): void {
    this.call.onWritable();
    this.again(WRITABLE & this.wanted);
  }
  onClosed(): void {
    this.call.onClosed();
  }
  onShared(): void {
    // Nothing is known here that could be out of date.
  }

  private again(bits: number): void {
    if (bits === 0 || !this.call.waits) return;
    const now = performance.now();
    if (now - this.asked < PAUSE) {
      this.timer ??= setTimeout(() => this.later(), PAUSE);
      return;
    }
    this.asked = now;
    if (ask(this.fd, bits) < 0) this.call.onClosed();
  }

  private later(): void {
    this.timer = undefined;
    this.call.onReadable();
    this.again(this.wanted);
  }

  /** Nobody waits any more. */
  stop(): void {
    clearTimeout(this.timer);
  }
}
