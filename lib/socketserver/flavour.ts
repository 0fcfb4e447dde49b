/** The parts of a server that depend on the flavour: how to run bodies, make sockets and wait for them. */
import type { HasFileno } from '../python/file-descriptor.js';
import type { Seconds } from '../python/types.js';
import type { Outcome, Way } from '../waiting/way.js';
import type { Waits } from './waits.js';

export interface Flavour<W extends Way, S> {
  run<T>(body: Waits<T>): Outcome<W, T>;
  socket(family: number, type: number): S;
  /** Waits until the server is readable, the timeout expires or the signal is aborted. Returns true if readable. */
  readable(
    server: HasFileno,
    timeout: Seconds | null,
    stop: AbortSignal | undefined,
  ): Outcome<W, boolean>;
}
