/**
 * Watches one descriptor where the engine reports a direction only once: it asks the engine for another report
 * if the call has found nothing.
 */
import { clearTimeout, setTimeout } from 'node:timers';
import { READABLE, URGENT, WRITABLE } from '../../addon/ready-bits.js';
import { rearm } from '../engine/one-shot.js';
import type { Watcher } from '../engine/watchers.js';
import type { Waiting } from './waiting.js';

/**
 * The shortest time between two such requests, in milliseconds. A direction may be ready for something that the call
 * does not want, such as unread bytes while the call waits for urgent ones.
 */
const PAUSE = 10;

export class Rearming implements Watcher {
  private timer: NodeJS.Timeout | undefined = undefined;
  private rearmed = -PAUSE;

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
    this.rearm((READABLE | URGENT) & this.wanted);
  }
  onWritable(): void {
    this.call.onWritable();
    this.rearm(WRITABLE & this.wanted);
  }
  onClosed(): void {
    this.call.onClosed();
  }
  onShared(): void {
    // This watcher keeps no state that could become stale.
  }

  private rearm(bits: number): void {
    if (bits === 0 || !this.call.waits) return;
    const now = performance.now();
    if (now - this.rearmed < PAUSE) {
      this.timer ??= setTimeout(() => this.later(), PAUSE);
      return;
    }
    this.rearmed = now;
    if (rearm(this.fd, bits) < 0) this.call.onClosed();
  }

  private later(): void {
    this.timer = undefined;
    this.call.onReadable();
    this.rearm(this.wanted);
  }

  /** Called when the call no longer waits. */
  stop(): void {
    clearTimeout(this.timer);
  }
}
