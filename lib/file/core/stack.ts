/**
 * The objects of one makefile() call: a text file, its buffered file and its raw file. Their calls
 * take turns. When all objects are unreachable the file is closed, as CPython closes a dropped
 * file.
 */
import type { Outcome, Side, Steps, Use, Way } from '../../waiting/way.js';

interface Closable {
  close(): Steps<null>;
  repr(): string;
}

interface Innermost extends Closable {
  /** True if only this file keeps the connection of a closed socket open. */
  holdsConnection(): boolean;
}

/** What the finalizer closes. It must not keep the objects of the file alive. */
interface Held {
  outermost: Closable;
  readonly innermost: Innermost;
  readonly finish: (steps: Steps<null>) => unknown;
}

export abstract class Stack<W extends Way> {
  private readonly held: Held;

  /** finish closes a dropped file, and its result is ignored. It must not refer to the stack. */
  protected constructor(innermost: Innermost, finish: Held['finish']) {
    this.held = { outermost: innermost, innermost, finish };
    dropped.register(this, this.held, innermost);
  }

  /** True if the program continues while a call waits. */
  abstract readonly concurrent: boolean;
  /** True if a method may return at once, because no earlier call of its side is pending. */
  abstract idle(side: Side): boolean;
  abstract value<T>(value: T): Outcome<W, T>;
  /** Runs a body in its turn. */
  abstract run<T>(use: Use, steps: Steps<T>, signal?: AbortSignal): Outcome<W, T>;

  /** Sets the outermost layer. Closing it closes the others. */
  cover(core: Closable): void {
    this.held.outermost = core;
  }
}

/** Cancels the finalizer after the raw file was closed. */
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
    // An error has no caller to go to. CPython ignores it too.
  }
});
