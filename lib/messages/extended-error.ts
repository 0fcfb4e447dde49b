/** The ancillary data that MSG_ERRQUEUE receives: struct sock_extended_err, which IPv4 and IPv6 share. */
import type { Inet, Inet6 } from '../address/address.js';
import type { Bytes } from '../python/bytes.js';
import * as c from './structure.js';

const SIZE = 16;

/** An error, or a time stamp, of a message that was sent. See ip(7). */
export interface ExtendedError<A extends Inet | Inet6 = Inet | Inet6> {
  /** The same number as in an OSError. */
  errno: number;
  /** The origin of the error, SO_EE_ORIGIN_*. */
  origin: number;
  /** The type and the code of an ICMP message. */
  type: number;
  code: number;
  /** For EMSGSIZE: the MTU. */
  info: number;
  data: number;
  /** The host that reported the error; null: this system. */
  offender: A | null;
}

/** Decodes an error. The level of the message determines whether A is Inet or Inet6. */
export function extendedError<A extends Inet | Inet6>(data: Bytes): ExtendedError<A> {
  const offender = data.length > SIZE ? c.sockaddr(data, SIZE) : null;
  return {
    errno: c.uint(data),
    origin: data.readUInt8(4),
    type: data.readUInt8(5),
    code: data.readUInt8(6),
    info: c.uint(data, 8),
    data: c.uint(data, 12),
    offender: Array.isArray(offender) ? (offender as A) : null,
  };
}

export const LEAST = SIZE;
