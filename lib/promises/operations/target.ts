/** What an operation is tried on: of a socket of this flavour, what operations know of it. */
import type { Descriptor } from '../../socket/descriptor.js';

export interface Target {
  readonly _descriptor: Descriptor;
  readonly _channel: {
    /** Will nothing come any more? */
    readonly reading: { readonly finished: boolean };
    /** May the next call succeed? */
    readonly writing: { ready: boolean };
  };
}
