/** What a flavour brings along: how bodies run, which sockets there are, how they are waited for. */
import type { HasFileno } from '../python/file-descriptor.js';
import type { Seconds } from '../python/types.js';
import type { Outcome, Way } from '../waiting/way.js';
import type { Waits } from './waits.js';

export interface Flavour<W extends Way, S> {
  run<T>(body: Waits<T>): Outcome<W, T>;
  socket(family: number, type: number): S;
  /** Is there something to read? Waits at most so long, or until the signal is aborted. */
  readable(
    server: HasFileno,
    timeout: Seconds | null,
    stop: AbortSignal | undefined,
  ): Outcome<W, boolean>;
}
