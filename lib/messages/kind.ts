import type { Bytes } from '../python/bytes.js';

/** The common part of all messages that decode() knows. */
interface Named {
  readonly name: string;
}

/** One kind of control message, with the names of the system's headers. */
export interface Kind<M extends Named = Named> {
  readonly name: M['name'];
  /** Undefined if this system lacks the name. */
  readonly level: number | undefined;
  readonly type: number | undefined;
  /** The minimum size of its structure. Shorter data is not decoded. */
  readonly least: number;
  decode(data: Bytes): M;
  /** For kinds that can be sent. */
  encode?(message: M): Uint8Array;
}

/** Checks each kind against the type of its own message. */
export function kind<M extends Named>(one: Kind<M>): Kind<M> {
  return one;
}
