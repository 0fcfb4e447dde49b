/** Control messages of level IPPROTO_IPV6. */
import type { Inet6 } from '../../address/address.js';
import { inet_ntop, inet_pton } from '../../address/convert.js';
import { native } from '../../addon/binding.js';
import { type Bytes, toBytes } from '../../python/bytes.js';
import { type ExtendedError, extendedError, LEAST } from '../extended-error.js';
import { kind, type Kind } from '../kind.js';
import * as c from '../structure.js';

const {
  AF_INET6 = 10,
  IPV6_2292PKTINFO,
  IPV6_DONTFRAG,
  IPV6_DSTOPTS,
  IPV6_FLOWINFO,
  IPV6_HOPLIMIT,
  IPV6_HOPOPTS,
  IPV6_ORIGDSTADDR,
  IPV6_PATHMTU,
  IPV6_PKTINFO,
  IPV6_RECVERR,
  IPV6_RECVFRAGSIZE,
  IPV6_RTHDR,
  IPV6_RTHDRDSTOPTS,
  IPV6_TCLASS,
  IPPROTO_IPV6: level,
} = native.constants;

/** The size of struct sockaddr_in6. */
const SOCKADDR = 28;

type PktinfoName = 'IPV6_PKTINFO' | 'IPV6_2292PKTINFO';
type HeaderName = 'IPV6_HOPOPTS' | 'IPV6_DSTOPTS' | 'IPV6_RTHDR' | 'IPV6_RTHDRDSTOPTS';

/**
 * The interface and address of a received packet, or of one to send: IPV6_RECVPKTINFO or
 * IPV6_2292PKTINFO. See ipv6(7).
 */
export interface Pktinfo6<N extends PktinfoName = PktinfoName> {
  name: N;
  /** The local address of a received packet, or the source address when sending. */
  addr: string;
  /** The index of the interface. When sending, 0 selects the one of the route. */
  ifindex: number;
}
/** How many more routers a packet may pass: IPV6_RECVHOPLIMIT. See ipv6(7). */
export interface Hoplimit {
  name: 'IPV6_HOPLIMIT';
  /** 0 to 255. When sending, -1 selects the default. */
  hoplimit: number;
}
/** The traffic class of a packet, including ECN: IPV6_RECVTCLASS. See ipv6(7). */
export interface Tclass {
  name: 'IPV6_TCLASS';
  /** 0 to 255. When sending, -1 selects the default. */
  tclass: number;
}
/** The traffic class and flow label from a packet's header, in host byte order: IPV6_FLOWINFO. */
export interface Flowinfo {
  name: 'IPV6_FLOWINFO';
  flowinfo: number;
}
/** The bytes of an extension header: IPV6_RECVHOPOPTS, IPV6_RECVDSTOPTS, IPV6_RECVRTHDR. See ipv6(7). */
export interface ExtensionHeader<N extends HeaderName = HeaderName> {
  name: N;
  header: Bytes;
}
/** Whether to forbid the fragmentation of the message. */
export interface Dontfrag {
  name: 'IPV6_DONTFRAG';
  dontfrag: boolean;
}
/** The size of the largest packet that reaches an address: IPV6_RECVPATHMTU. See ipv6(7). */
export interface Pathmtu {
  name: 'IPV6_PATHMTU';
  address: Inet6;
  mtu: number;
}
/** The original destination of a redirected packet: IPV6_RECVORIGDSTADDR. */
export interface Origdstaddr6 {
  name: 'IPV6_ORIGDSTADDR';
  address: Inet6;
}
/** The size of the largest fragment of a packet: IPV6_RECVFRAGSIZE. */
export interface Fragsize6 {
  name: 'IPV6_RECVFRAGSIZE';
  size: number;
}
/** An error of a sent message: IPV6_RECVERR, with MSG_ERRQUEUE. See ipv6(7). */
export interface RecvErr6 extends ExtendedError<Inet6> {
  name: 'IPV6_RECVERR';
}

const pktinfo = <N extends PktinfoName>(name: N, type: number | undefined): Kind<Pktinfo6<N>> =>
  kind<Pktinfo6<N>>({
    name,
    level,
    type,
    least: 20,
    decode: (data) => ({
      name,
      addr: inet_ntop(AF_INET6, data.subarray(0, 16)),
      ifindex: c.int(data, 16),
    }),
    encode: ({ addr = '::', ifindex = 0 }) =>
      Buffer.concat([inet_pton(AF_INET6, addr), c.fromInt('ifindex', ifindex, 0)]),
  });

const header = <N extends HeaderName>(
  name: N,
  type: number | undefined,
): Kind<ExtensionHeader<N>> =>
  kind<ExtensionHeader<N>>({
    name,
    level,
    type,
    least: 0,
    decode: (data) => ({ name, header: data }),
    encode: (message) => toBytes(message.header),
  });

/** Encodes the value in network byte order, which no other message here uses. */
function fromFlowinfo({ flowinfo }: Flowinfo): Bytes {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(Number(c.within('flowinfo', flowinfo, 0, 0xffffffff)));
  return bytes;
}

export const kinds = [
  pktinfo('IPV6_PKTINFO', IPV6_PKTINFO),
  pktinfo('IPV6_2292PKTINFO', IPV6_2292PKTINFO),
  kind<Hoplimit>({
    name: 'IPV6_HOPLIMIT',
    level,
    type: IPV6_HOPLIMIT,
    least: 4,
    decode: (data) => ({ name: 'IPV6_HOPLIMIT', hoplimit: c.int(data) }),
    encode: ({ hoplimit }) => c.fromInt('hoplimit', hoplimit),
  }),
  kind<Tclass>({
    name: 'IPV6_TCLASS',
    level,
    type: IPV6_TCLASS,
    least: 4,
    decode: (data) => ({ name: 'IPV6_TCLASS', tclass: c.int(data) }),
    encode: ({ tclass }) => c.fromInt('tclass', tclass),
  }),
  kind<Flowinfo>({
    name: 'IPV6_FLOWINFO',
    level,
    type: IPV6_FLOWINFO,
    least: 4,
    decode: (data) => ({ name: 'IPV6_FLOWINFO', flowinfo: data.readUInt32BE() }),
    encode: fromFlowinfo,
  }),
  header('IPV6_HOPOPTS', IPV6_HOPOPTS),
  header('IPV6_DSTOPTS', IPV6_DSTOPTS),
  header('IPV6_RTHDR', IPV6_RTHDR),
  header('IPV6_RTHDRDSTOPTS', IPV6_RTHDRDSTOPTS),
  kind<Dontfrag>({
    name: 'IPV6_DONTFRAG',
    level,
    type: IPV6_DONTFRAG,
    least: 4,
    decode: (data) => ({ name: 'IPV6_DONTFRAG', dontfrag: c.int(data) !== 0 }),
    encode: ({ dontfrag }) => c.fromInt('dontfrag', dontfrag),
  }),
  kind<Pathmtu>({
    name: 'IPV6_PATHMTU',
    level,
    type: IPV6_PATHMTU,
    least: SOCKADDR + 4,
    decode: (data) => ({
      name: 'IPV6_PATHMTU',
      address: c.sockaddr(data.subarray(0, SOCKADDR), 0) as Inet6,
      mtu: c.uint(data, SOCKADDR),
    }),
  }),
  kind<Origdstaddr6>({
    name: 'IPV6_ORIGDSTADDR',
    level,
    type: IPV6_ORIGDSTADDR,
    least: SOCKADDR,
    decode: (data) => ({ name: 'IPV6_ORIGDSTADDR', address: c.sockaddr(data, 0) as Inet6 }),
  }),
  kind<Fragsize6>({
    name: 'IPV6_RECVFRAGSIZE',
    level,
    type: IPV6_RECVFRAGSIZE,
    least: 4,
    decode: (data) => ({ name: 'IPV6_RECVFRAGSIZE', size: c.int(data) }),
  }),
  kind<RecvErr6>({
    name: 'IPV6_RECVERR',
    level,
    type: IPV6_RECVERR,
    least: LEAST,
    decode: (data) => ({ name: 'IPV6_RECVERR', ...extendedError<Inet6>(data) }),
  }),
];
