import type { Bytes } from '../python/bytes.js';

/** What all messages have that decode() knows. */
interface Named {
  readonly name: string;
}

/** One kind of control message; its names are those of the system's headers. */
export interface Kind<M extends Named = Named> {
  readonly name: M['name'];
  /** undefined: this system has none of that name. */
  readonly level: number | undefined;
  readonly type: number | undefined;
  /** The fewest bytes that its structure has: what is shorter is not taken apart. */
  readonly least: number;
  decode(data: Bytes): M;
  /** Of those that can be sent. */
  encode?(message: M): Uint8Array;
}

/** So that each kind is checked against its own type of message. */
export function kind<M extends Named>(one: Kind<M>): Kind<M> {
  return one;
}
