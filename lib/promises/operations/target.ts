/** The target of an operation: what operations know about a socket of the promise flavour. */
import type { Descriptor } from '../../socket/descriptor.js';

export interface Target {
  readonly _descriptor: Descriptor;
  readonly _channel: {
    /** finished: true if no more data will arrive. */
    readonly reading: { readonly finished: boolean };
    /** ready: true if the next call may succeed. */
    readonly writing: { ready: boolean };
  };
}
