/**
 * The objects of one makefile() call: a text file, its buffered file, its raw file. When none of
 * them can be reached any more the file is closed, as CPython does when it is dropped.
 */
import { blockingDriver, type Steps } from './driver.js';

interface Closable {
  close(): Steps<null>;
}

/** What is closed, apart from the objects, which it must not keep alive. */
interface Held {
  outermost: Closable;
}

export class Stack {
  private readonly held: Held;

  constructor(innermost: Closable) {
    this.held = { outermost: innermost };
    dropped.register(this, this.held, innermost);
  }

  /** A layer on top: closing it closes the others. */
  cover(core: Closable): void {
    this.held.outermost = core;
  }
}

/** The raw file was closed: there is nothing left to do for its objects. */
export function forget(innermost: Closable): void {
  dropped.unregister(innermost);
}

const dropped = new FinalizationRegistry<Held>(({ outermost }) => {
  try {
    // Nobody waits for it, in no way of waiting.
    blockingDriver.run(outermost.close());
  } catch {
    // There is nobody to tell; CPython says nothing either.
  }
});
