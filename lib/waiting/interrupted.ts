/**
 * Calls that are interrupted and may be repeated. Data that they had read is read again, and their error
 * says how much they had written.
 */
import { isNamed } from '../python/error-name.js';
import { InterruptedError } from '../python/errors.js';

export interface Interrupted extends Error {
  /** For a socket call: how many bytes had been sent. */
  bytes_sent?: number;
  /** How much of the data had been taken, and must not be written again. */
  characters_written?: number;
}

/** True if a signal with a handler in JavaScript, or an AbortSignal, has ended the call. */
export function isInterrupted(error: unknown): error is Interrupted {
  if (error instanceof InterruptedError) return true;
  return isNamed(error, 'AbortError');
}

/** Stores in the error how much was taken, in place of how much was sent to the socket. */
export function tellTaken(error: Interrupted, taken: number): void {
  error.characters_written = taken;
  delete error.bytes_sent;
}
