/**
 * Whether the engine will tell of a direction of a watched descriptor. Windows tells once that it is ready, and not
 * again before it is asked to (native/engine/poller.h). Other systems tell of every change unasked.
 */
import { native } from '../../addon/binding.js';
import { URGENT } from '../../addon/ready-bits.js';

const { rearm } = native;

/** Has a direction that was told of to be asked for again? Such an engine does not receive for calls that wait. */
export const tellsOnce = rearm !== undefined;

/** Asks for directions of a watched descriptor, as bits: a code below 0 when nobody will tell of them. */
export function ask(fd: number, bits: number): number {
  return rearm === undefined ? 0 : rearm(fd, bits);
}

/** One direction, where the engine tells only once. */
export class Telling {
  /** watch() asks. */
  private asked = true;

  constructor(
    private readonly fd: number,
    private readonly bit: number,
  ) {}

  /** The direction is ready. */
  told(): void {
    this.asked = false;
  }

  /** It is ready no more: a code below 0 when nobody will tell that it is again. */
  again(urgent: boolean): number {
    if (this.asked && !urgent) return 0;
    this.asked = true;
    return ask(this.fd, urgent ? this.bit | URGENT : this.bit);
  }
}

/** Of a descriptor that watch() has just been called for; null: nothing need be asked. */
export function tellingOf(fd: number, bit: number): Telling | null {
  return tellsOnce ? new Telling(fd, bit) : null;
}
