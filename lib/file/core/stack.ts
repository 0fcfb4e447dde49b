/**
 * The objects of one makefile() call: a text file, its buffered file, its raw file. They take turns,
 * and when none of them can be reached any more the file is closed, as CPython does when it is
 * dropped.
 */
import type { Outcome, Side, Steps, Use, Way } from '../../waiting/way.js';

interface Closable {
  close(): Steps<null>;
  repr(): string;
}

interface Innermost extends Closable {
  /** Is it what keeps the connection of a closed socket open? */
  holdsConnection(): boolean;
}

/** What is closed, apart from the objects, which it must not keep alive. */
interface Held {
  outermost: Closable;
  readonly innermost: Innermost;
  readonly finish: (steps: Steps<null>) => unknown;
}

export abstract class Stack<W extends Way> {
  private readonly held: Held;

  /** finish closes a dropped file, for nobody: it must not refer to the stack. */
  protected constructor(innermost: Innermost, finish: Held['finish']) {
    this.held = { outermost: innermost, innermost, finish };
    dropped.register(this, this.held, innermost);
  }

  /** Does the program go on while a call waits? */
  abstract readonly concurrent: boolean;
  /** May a method answer at once? Not while an earlier call of its side has not ended. */
  abstract idle(side: Side): boolean;
  abstract value<T>(value: T): Outcome<W, T>;
  /** Runs a body when it is its turn. */
  abstract run<T>(use: Use, steps: Steps<T>, signal?: AbortSignal): Outcome<W, T>;

  /** A layer on top: closing it closes the others. */
  cover(core: Closable): void {
    this.held.outermost = core;
  }
}

/** The raw file was closed: there is nothing left to do for its objects. */
export function forget(innermost: Closable): void {
  dropped.unregister(innermost);
}

const dropped = new FinalizationRegistry<Held>(({ outermost, innermost, finish }) => {
  try {
    if (innermost.holdsConnection()) {
      const text = `unclosed file ${outermost.repr()}: it kept the connection of a closed socket open`;
      process.emitWarning(text, 'ResourceWarning');
    }
    finish(outermost.close());
  } catch {
    // There is nobody to tell; CPython says nothing either.
  }
});
