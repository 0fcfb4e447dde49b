/**
 * Calls that are cut off and may be made again: what they had read is read again, and they tell how
 * much they had written.
 */
import { isNamed } from '../python/error-name.js';
import { InterruptedError } from '../python/errors.js';

export interface Interrupted extends Error {
  /** Of a call to the socket: how many bytes had gone. */
  bytes_sent?: number;
  /** How much of what was to be written was taken: that much is not to be written again. */
  characters_written?: number;
}

/** Did a signal with a handler in JavaScript, or an AbortSignal, end the call? */
export function isInterrupted(error: unknown): error is Interrupted {
  if (error instanceof InterruptedError) return true;
  return isNamed(error, 'AbortError');
}

/** Leaves in the error how much was taken, whatever went to the socket meanwhile. */
export function tellTaken(error: Interrupted, taken: number): void {
  error.characters_written = taken;
  delete error.bytes_sent;
}
