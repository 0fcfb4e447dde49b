/**
 * Whether the engine will report a direction of a watched descriptor. Windows reports readiness once, and not
 * again until asked (native/engine/poller.h). Other systems report every change unasked.
 */
import { native } from '../../addon/binding.js';
import { URGENT } from '../../addon/ready-bits.js';

const { rearm: nativeRearm } = native;

/** True if a reported direction must be rearmed. Such an engine does not receive for waiting calls. */
export const isOneShot = nativeRearm !== undefined;

/** Rearms directions of a watched descriptor, given as bits. Returns a negative code if they will not be reported. */
export function rearm(fd: number, bits: number): number {
  return nativeRearm === undefined ? 0 : nativeRearm(fd, bits);
}

/** One direction, where the engine reports readiness only once. */
export class OneShot {
  /** True from the start, because watch() has asked already. */
  private armed = true;

  constructor(
    private readonly fd: number,
    private readonly bit: number,
  ) {}

  /** Called when the direction is reported ready. */
  reported(): void {
    this.armed = false;
  }

  /** Asks for the next report, as the direction is no longer ready. Returns a negative code if there will be none. */
  rearm(urgent: boolean): number {
    if (this.armed && !urgent) return 0;
    this.armed = true;
    return rearm(this.fd, urgent ? this.bit | URGENT : this.bit);
  }
}

/** Returns the OneShot of a descriptor that watch() has just been called for, or null where none is needed. */
export function oneShotOf(fd: number, bit: number): OneShot | null {
  return isOneShot ? new OneShot(fd, bit) : null;
}
