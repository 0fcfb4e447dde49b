import type { Patience } from '../descriptor.js';

/** A socket object. */
export interface Owner {
  readonly _descriptor: Patience;
}
export type Arguments = ArrayLike<unknown>;
