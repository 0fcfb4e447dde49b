/** What an operation is tried on: of a socket of this flavour, what operations know of it. */
import type { Descriptor, Patience } from '../../socket/descriptor.js';

export interface Target {
  readonly _descriptor: Descriptor;
  /** The same descriptor, asked for one attempt. */
  readonly _trying: { readonly _descriptor: Patience };
  readonly _channel: {
    /** Will nothing come any more? */
    readonly reading: { readonly finished: boolean };
    /** May the next call succeed? */
    readonly writing: { ready: boolean };
  };
}
