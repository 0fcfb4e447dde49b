/** Standard input where only a thread of `node:fs` can read it, and such a read cannot be interrupted. */
import { readLater } from '../../addon/node-files.js';
import { STDIN } from '../../builtins/standard-input.js';
import { type Cancellable, orAborted } from '../../waiting/abort.js';

const NOTHING = new Uint8Array(0);

/** Input that has been read, but not yet passed to a call. */
let kept: Uint8Array = NOTHING;
/** The current read. It continues when its call is cancelled, and the next call gets its data. */
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

/** Like the socket's recv_into(). */
export async function readInto(buffer: Uint8Array, { signal }: Cancellable = {}): Promise<number> {
  if (kept.length === 0 && !ended) {
    underway ??= read(buffer.length);
    await (signal === undefined ? underway : orAborted(underway, signal));
  }
  // A terminal may deliver more input after an end of file.
  ended = false;
  const count = Math.min(kept.length, buffer.length);
  buffer.set(kept.subarray(0, count));
  kept = kept.subarray(count);
  return count;
}
