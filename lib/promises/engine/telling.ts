/**
 * Whether the engine will report a direction of a watched descriptor. Windows reports readiness once, and not
 * again until asked (native/engine/poller.h). Other systems report every change unasked.
 */
import { native } from '../../addon/binding.js';
import { URGENT } from '../../addon/ready-bits.js';

const { rearm } = native;

/** True if a reported direction must be rearmed. Such an engine does not receive for waiting calls. */
export const tellsOnce = rearm !== undefined;

/** Rearms directions of a watched descriptor, given as bits. Returns a negative code if they will not be reported. */
export function ask(fd: number, bits: number): number {
  return rearm === undefined ? 0 : rearm(fd, bits);
}

/** One direction, where the engine reports readiness only once. */
export class Telling {
  /** True from the start, because watch() has asked already. */
  private asked = true;

  constructor(
    private readonly fd: number,
    private readonly bit: number,
  ) {}

  /** Called when the direction is reported ready. */
  told(): void {
    this.asked = false;
  }

  /** Asks for the next report, as the direction is no longer ready. Returns a negative code if there will be none. */
  again(urgent: boolean): number {
    if (this.asked && !urgent) return 0;
    this.asked = true;
    return ask(this.fd, urgent ? this.bit | URGENT : this.bit);
  }
}

/** Returns the Telling of a descriptor that watch() has just been called for, or null where none is needed. */
export function tellingOf(fd: number, bit: number): Telling | null {
  return tellsOnce ? new Telling(fd, bit) : null;
}
