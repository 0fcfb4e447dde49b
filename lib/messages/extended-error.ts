/** What MSG_ERRQUEUE receives beside a message: struct sock_extended_err, of IPv4 and IPv6 alike. */
import type { Inet, Inet6 } from '../address/address.js';
import type { Bytes } from '../python/bytes.js';
import * as c from './structure.js';

const SIZE = 16;

/** An error, or a time stamp, of a message that was sent. See ip(7). */
export interface ExtendedError<A extends Inet | Inet6 = Inet | Inet6> {
  /** As that of an OSError. */
  errno: number;
  /** SO_EE_ORIGIN_*: where it comes from. */
  origin: number;
  /** The type and code of an ICMP message. */
  type: number;
  code: number;
  /** Of EMSGSIZE: the MTU. */
  info: number;
  data: number;
  /** Who has told of it; null: this system. */
  offender: A | null;
}

/** Inet or Inet6: as the message's level has it. */
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
