/** Standard input where it can be read on a thread of `node:fs` only, which nothing interrupts. */
import { readLater } from '../../addon/node-files.js';
import { STDIN } from '../../builtins/standard-input.js';
import { type Cancellable, orAborted } from '../../waiting/abort.js';

const NOTHING = new Uint8Array(0);

/** What has come, and has gone to no call yet. */
let kept: Uint8Array = NOTHING;
/** A read goes on when its call is cancelled: the next one gets what it brings. */
let underway: Promise<void> | null = null;
let ended = false;

async function read(size: number): Promise<void> {
  const into = Buffer.alloc(size);
  try {
    const count = await readLater(STDIN, into, null);
    kept = into.subarray(0, count);
    ended = count === 0;
  } finally {
    underway = null;
  }
}

/** As the socket's recv_into(). */
export async function readInto(buffer: Uint8Array, { signal }: Cancellable = {}): Promise<number> {
  if (kept.length === 0 && !ended) {
    underway ??= read(buffer.length);
    await (signal === undefined ? underway : orAborted(underway, signal));
  }
  // A terminal may go on after its end was told once.
  ended = false;
  const count = Math.min(kept.length, buffer.length);
  buffer.set(kept.subarray(0, count));
  kept = kept.subarray(count);
  return count;
}
