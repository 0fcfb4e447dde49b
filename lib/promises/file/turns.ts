/**
 * Whose turn it is: the calls on the objects of one file, in the order in which they were made. Calls
 * that read and calls that write are two queues; one that touches both begins when it is the first in
 * each.
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
  /** What has ended it before its end: a signal, or close(). */
  ended: AbortSignal | 'close' | null = null;
  private wake: () => void = () => undefined;
  private controller: AbortController | null = null;

  constructor(readonly use: Use) {
    this.sides = SIDES[use];
  }

  /** Of what the call asks of its socket. */
  get signal(): AbortSignal {
    this.controller ??= new AbortController();
    return this.controller.signal;
  }

  /** Resolves when the call may begin, or was ended. */
  comes(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  begin(): void {
    this.begun = true;
    this.wake();
  }

  /** Ends the call: at once if it has not begun, else when its socket has let go of it. */
  end(by: AbortSignal | 'close'): void {
    this.ended = by;
    this.wake();
    this.abort(by === 'close' ? undefined : by.reason);
  }

  /** Ends what the call asks of its socket, now and later. */
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

  /** The call begins when the others of its sides have ended, which may be now. */
  add(turn: Turn): void {
    for (const side of turn.sides) this.queues[side].push(turn);
    this.beginIfFirst(turn);
  }

  /** The call has ended. */
  remove(turn: Turn): void {
    for (const side of turn.sides) {
      const queue = this.queues[side];
      queue.splice(queue.indexOf(turn), 1);
      const [first] = queue;
      if (first !== undefined) this.beginIfFirst(first);
    }
  }

  /** The calls that were made before this one and have not ended. */
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
