/** Control messages of level IPPROTO_IP. */
import type { Inet } from '../../address/address.js';
import { inet_ntop, inet_pton } from '../../address/convert.js';
import { native } from '../../addon/binding.js';
import { type Bytes, toBytes } from '../../python/bytes.js';
import { type ExtendedError, extendedError, LEAST } from '../extended-error.js';
import { kind, type Kind } from '../kind.js';
import * as c from '../structure.js';

const {
  AF_INET = 2,
  IP_CHECKSUM,
  IP_ORIGDSTADDR,
  IP_PKTINFO,
  IP_RECVDSTADDR,
  IP_RECVERR,
  IP_RECVFRAGSIZE,
  IP_RECVOPTS,
  IP_RECVTOS,
  IP_RECVTTL,
  IP_RETOPTS,
  IP_TOS,
  IP_TTL,
  IPPROTO_IP: level,
} = native.constants;

/** The interface and addresses of a received packet, or of one to send: IP_PKTINFO. See ip(7). */
export interface Pktinfo {
  name: 'IP_PKTINFO';
  /** The index of the interface. When sending, 0 selects the one of the route. */
  ifindex: number;
  /** The local address of a received packet, or the source address when sending. */
  spec_dst: string;
  /** The destination in the packet's header. Ignored when sending. */
  addr: string;
}
/** The time to live of a packet: IP_RECVTTL. See ip(7). */
export interface Ttl {
  name: 'IP_TTL';
  /** 1 to 255 */
  ttl: number;
}
/** The type of service of a packet, including ECN: IP_RECVTOS. See ip(7). */
export interface Tos {
  name: 'IP_TOS';
  tos: number;
}
type OptionsName = 'IP_RECVOPTS' | 'IP_RETOPTS';
/** The options in a packet's header (IP_RECVOPTS), or those for the reply (IP_RETOPTS). See ip(7). */
export interface Options<N extends OptionsName = OptionsName> {
  name: N;
  options: Bytes;
}
/** The original destination of a redirected packet: IP_RECVORIGDSTADDR. See ip(7). */
export interface Origdstaddr {
  name: 'IP_ORIGDSTADDR';
  address: Inet;
}
/** The destination of a packet: IP_RECVDSTADDR on macOS. See ip(4). */
export interface Dstaddr {
  name: 'IP_RECVDSTADDR';
  addr: string;
}
/** The checksum of a packet's bytes: IP_CHECKSUM. */
export interface Checksum {
  name: 'IP_CHECKSUM';
  checksum: number;
}
/** The size of the largest fragment of a packet: IP_RECVFRAGSIZE. */
export interface Fragsize {
  name: 'IP_RECVFRAGSIZE';
  size: number;
}
/** An error of a sent message: IP_RECVERR, with MSG_ERRQUEUE. See ip(7). */
export interface RecvErr extends ExtendedError<Inet> {
  name: 'IP_RECVERR';
}

const host = (data: Bytes, at: number): string => inet_ntop(AF_INET, data.subarray(at, at + 4));

const ttl = (type: number | undefined): Kind<Ttl> =>
  kind<Ttl>({
    name: 'IP_TTL',
    level,
    type,
    least: 1,
    decode: (data) => ({ name: 'IP_TTL', ttl: c.intOrByte(data) }),
    encode: (message) => c.fromInt('ttl', message.ttl),
  });
const tos = (type: number | undefined): Kind<Tos> =>
  kind<Tos>({
    name: 'IP_TOS',
    level,
    type,
    least: 1,
    decode: (data) => ({ name: 'IP_TOS', tos: c.intOrByte(data) }),
    encode: (message) => c.fromInt('tos', message.tos),
  });
export const kinds = [
  kind<Pktinfo>({
    name: 'IP_PKTINFO',
    level,
    type: IP_PKTINFO,
    least: 12,
    decode: (data) => ({
      name: 'IP_PKTINFO',
      ifindex: c.int(data),
      spec_dst: host(data, 4),
      addr: host(data, 8),
    }),
    encode: ({ ifindex = 0, spec_dst = '0.0.0.0', addr = '0.0.0.0' }) =>
      Buffer.concat([
        c.fromInt('ifindex', ifindex, 0),
        inet_pton(AF_INET, spec_dst),
        inet_pton(AF_INET, addr),
      ]),
  }),
  // macOS identifies both by the name of the option that requests them.
  ...(process.platform === 'darwin' ? [ttl(IP_RECVTTL), tos(IP_RECVTOS)] : []),
  ttl(IP_TTL),
  tos(IP_TOS),
  kind<Options<'IP_RECVOPTS'>>({
    name: 'IP_RECVOPTS',
    level,
    type: IP_RECVOPTS,
    least: 0,
    decode: (data) => ({ name: 'IP_RECVOPTS', options: data }),
  }),
  kind<Options<'IP_RETOPTS'>>({
    name: 'IP_RETOPTS',
    level,
    type: IP_RETOPTS,
    least: 0,
    decode: (data) => ({ name: 'IP_RETOPTS', options: data }),
    encode: ({ options }) => toBytes(options),
  }),
  kind<Origdstaddr>({
    name: 'IP_ORIGDSTADDR',
    level,
    type: IP_ORIGDSTADDR,
    least: 16,
    decode: (data) => ({ name: 'IP_ORIGDSTADDR', address: c.sockaddr(data, 0) as Inet }),
  }),
  kind<Dstaddr>({
    name: 'IP_RECVDSTADDR',
    level,
    type: IP_RECVDSTADDR,
    least: 4,
    decode: (data) => ({ name: 'IP_RECVDSTADDR', addr: host(data, 0) }),
  }),
  kind<Checksum>({
    name: 'IP_CHECKSUM',
    level,
    type: IP_CHECKSUM,
    least: 4,
    decode: (data) => ({ name: 'IP_CHECKSUM', checksum: c.uint(data) }),
  }),
  kind<Fragsize>({
    name: 'IP_RECVFRAGSIZE',
    level,
    type: IP_RECVFRAGSIZE,
    least: 4,
    decode: (data) => ({ name: 'IP_RECVFRAGSIZE', size: c.int(data) }),
  }),
  kind<RecvErr>({
    name: 'IP_RECVERR',
    level,
    type: IP_RECVERR,
    least: LEAST,
    decode: (data) => ({ name: 'IP_RECVERR', ...extendedError<Inet>(data) }),
  }),
];
