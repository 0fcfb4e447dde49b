/** The layers of one file in the promise flavour. Its calls wait in the channel of its socket. */
import type { BytesLike } from '../../python/bytes.js';
import { beginAtProgram } from '../../python/entry.js';
import { isInterrupted } from '../../waiting/interrupted.js';
import type { SocketCall, Side, Steps, Use } from '../../waiting/way.js';
import type { Raw } from '../../file/core/raw.js';
import { Stack } from '../../file/core/stack.js';
import { ECLOSED } from '../../addon/errno.js';
import { failure } from '../../addon/result.js';
import { AbortError, type Cancellable, ignore, listen } from '../../waiting/abort.js';
import { driveLater } from '../../waiting/steps.js';
import { Turn, Turns } from './turns.js';

/** A socket of this flavour, or an object that acts as one. */
type Cancelling = Record<
  SocketCall['call'],
  (bytes: BytesLike, keywords?: Cancellable) => number | Promise<number>
>;

/** Runs the last steps of a file that the garbage collector has found. */
function finish(steps: Steps<null>): void {
  driveLater(steps, ({ sock, call, bytes }) => sock[call](bytes)).catch(() => undefined);
}

export class LaterStack extends Stack<'later'> {
  readonly concurrent = true;
  private readonly turns = new Turns();

  constructor(innermost: Raw) {
    super(innermost, finish);
  }

  idle(side: Side): boolean {
    return this.turns.idle(side);
  }

  value<T>(value: T): Promise<T> {
    return Promise.resolve(value);
  }

  async run<T>(use: Use, steps: Steps<T>, signal?: AbortSignal): Promise<T> {
    const turn = new Turn(use);
    const onabort = (): void => {
      if (signal !== undefined) this.cancel(turn, signal);
    };
    this.turns.add(turn);
    try {
      if (use === 'closing') this.endReadsBefore(turn);
      if (signal?.aborted === true) onabort();
      else if (signal !== undefined) listen(signal, onabort);
      if (!turn.begun && turn.ended === null) await turn.comes();
      if (turn.ended !== null) throw errorOf(turn);
      return await driveLater(steps, ({ sock, call, bytes }) =>
        (sock as unknown as Cancelling)[call](bytes, { signal: turn.signal }),
      );
    } catch (error) {
      const outcome: unknown =
        turn.ended === 'close' && isInterrupted(error) ? errorOf(turn) : error;
      throw beginAtProgram(outcome, LaterStack.prototype.run);
    } finally {
      if (signal !== undefined) ignore(signal, onabort);
      // Using the stack here keeps the file from being garbage-collected before the call ends.
      this.turns.remove(turn);
    }
  }

  private cancel(turn: Turn, signal: AbortSignal): void {
    if (turn.use !== 'closing') {
      turn.end(signal);
      return;
    }
    // If the program cancels a close(), the file is closed nevertheless, without sending anything.
    for (const other of this.turns.before(turn)) other.end('close');
    turn.abort(signal.reason);
  }

  private endReadsBefore(turn: Turn): void {
    for (const other of this.turns.before(turn)) if (other.use === 'reading') other.end('close');
  }
}

function errorOf({ ended, use }: Turn): Error {
  if (ended !== null && ended !== 'close') return new AbortError(ended);
  return failure(-ECLOSED, { syscall: use === 'reading' ? 'recv' : 'send' });
}
