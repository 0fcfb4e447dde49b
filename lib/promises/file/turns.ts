/**
 * The order of the calls on one file, across all its layers: first made, first run. There is a queue for
 * calls that read and one for calls that write. A call that does both is in both queues, and begins when
 * it is the first in each.
 */
import type { Side, Use } from '../../waiting/way.js';

const SIDES: Readonly<Record<Use, readonly Side[]>> = {
  reading: ['reading'],
  writing: ['writing'],
  both: ['reading', 'writing'],
  closing: ['reading', 'writing'],
};

/** One call. */
export class Turn {
  readonly sides: readonly Side[];
  begun = false;
  /** What has ended the call early: a signal, or close(). */
  ended: AbortSignal | 'close' | null = null;
  private wake: () => void = () => undefined;
  private controller: AbortController | null = null;

  constructor(readonly use: Use) {
    this.sides = SIDES[use];
  }

  /** The signal for the socket calls that this call makes. */
  get signal(): AbortSignal {
    this.controller ??= new AbortController();
    return this.controller.signal;
  }

  /** Resolves when the call may begin, or has been ended. */
  comes(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  begin(): void {
    this.begun = true;
    this.wake();
  }

  /** Ends the call: at once if it has not begun, otherwise once its socket call has ended. */
  end(by: AbortSignal | 'close'): void {
    this.ended = by;
    this.wake();
    this.abort(by === 'close' ? undefined : by.reason);
  }

  /** Aborts the current and all later socket calls of this call. */
  abort(reason: unknown): void {
    this.controller ??= new AbortController();
    this.controller.abort(reason);
  }
}

export class Turns {
  private readonly queues: Readonly<Record<Side, Turn[]>> = { reading: [], writing: [] };

  idle(side: Side): boolean {
    return this.queues[side].length === 0;
  }

  /** Adds a call. It begins once all earlier calls on its sides have ended, which may be at once. */
  add(turn: Turn): void {
    for (const side of turn.sides) this.queues[side].push(turn);
    this.beginIfFirst(turn);
  }

  /** Removes a call that has ended, and begins the next one. */
  remove(turn: Turn): void {
    for (const side of turn.sides) {
      const queue = this.queues[side];
      queue.splice(queue.indexOf(turn), 1);
      const [first] = queue;
      if (first !== undefined) this.beginIfFirst(first);
    }
  }

  /** Returns the earlier calls that have not ended. */
  before(turn: Turn): Turn[] {
    return turn.sides.flatMap((side) => {
      const queue = this.queues[side];
      return queue.slice(0, queue.indexOf(turn));
    });
  }

  private beginIfFirst(turn: Turn): void {
    const isFirst = turn.sides.every((side) => this.queues[side][0] === turn);
    if (isFirst && !turn.begun) turn.begin();
  }
}
