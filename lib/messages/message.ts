/** The control messages that decode() and encode() know, by name. */
import type { AncillaryItem } from '../socket/calls/ancillary.js';
import * as ip from './levels/ip.js';
import * as ipv6 from './levels/ipv6.js';
import * as link from './levels/link.js';
import * as socket from './levels/socket.js';
import * as transport from './levels/transport.js';
import type { Kind } from './kind.js';

/** A control message of this system that decode() decodes. `name` identifies its kind. */
export type ReceivedMessage =
  | socket.Rights
  | socket.Credentials
  | socket.Pidfd
  | socket.SecurityLabel
  | socket.Timestamp<'SCM_TIMESTAMP'>
  | socket.Timestamp<'SCM_TIMESTAMPNS'>
  | socket.Timestamping
  | socket.TimestampingFlags
  | socket.TimestampingPktinfo
  | socket.TimestampId
  | socket.Txtime
  | socket.WifiStatus
  | socket.RxqOvfl
  | socket.Mark
  | socket.Priority
  | ip.Pktinfo
  | ip.Ttl
  | ip.Tos
  | ip.Options<'IP_RECVOPTS'>
  | ip.Options<'IP_RETOPTS'>
  | ip.Origdstaddr
  | ip.Dstaddr
  | ip.Checksum
  | ip.Fragsize
  | ip.RecvErr
  | ipv6.Pktinfo6<'IPV6_PKTINFO'>
  | ipv6.Pktinfo6<'IPV6_2292PKTINFO'>
  | ipv6.Hoplimit
  | ipv6.Tclass
  | ipv6.Flowinfo
  | ipv6.ExtensionHeader<'IPV6_HOPOPTS'>
  | ipv6.ExtensionHeader<'IPV6_DSTOPTS'>
  | ipv6.ExtensionHeader<'IPV6_RTHDR'>
  | ipv6.ExtensionHeader<'IPV6_RTHDRDSTOPTS'>
  | ipv6.Dontfrag
  | ipv6.Pathmtu
  | ipv6.Origdstaddr6
  | ipv6.Fragsize6
  | ipv6.RecvErr6
  | transport.UdpGro
  | transport.UdpSegment
  | transport.TcpInq
  | transport.TlsGetRecordType
  | transport.TlsSetRecordType
  | link.PacketAuxdata
  | link.NetlinkPktinfo
  | link.NetlinkNsid
  | link.J1939DestAddr
  | link.J1939DestName
  | link.J1939Prio;

/**
 * An unknown control message, as recvmsg() returned it. Its `name` is undefined, so that `name` can
 * be read on every message.
 */
export type UnknownMessage = AncillaryItem & { readonly name?: undefined };
/** The result of decode() for each item of ancillary data. */
export type DecodedMessage = ReceivedMessage | UnknownMessage;

/**
 * A message whose fields may be omitted when sending. They default to ifindex 0 and the unspecified
 * address.
 */
type Optional<M extends { name: string }> = Pick<M, 'name'> & Partial<Omit<M, 'name'>>;

/** A control message that encode() can encode. */
export type SendableMessage =
  | socket.Rights
  | socket.Credentials
  | socket.TimestampingFlags
  | socket.TimestampId
  | socket.Txtime
  | socket.Mark
  | socket.Priority
  | Optional<ip.Pktinfo>
  | ip.Ttl
  | ip.Tos
  | ip.Options<'IP_RETOPTS'>
  | Optional<ipv6.Pktinfo6<'IPV6_PKTINFO'>>
  | Optional<ipv6.Pktinfo6<'IPV6_2292PKTINFO'>>
  | ipv6.Hoplimit
  | ipv6.Tclass
  | ipv6.Flowinfo
  | ipv6.ExtensionHeader<'IPV6_HOPOPTS'>
  | ipv6.ExtensionHeader<'IPV6_DSTOPTS'>
  | ipv6.ExtensionHeader<'IPV6_RTHDR'>
  | ipv6.ExtensionHeader<'IPV6_RTHDRDSTOPTS'>
  | ipv6.Dontfrag
  | transport.UdpSegment
  | transport.TlsSetRecordType;

/** All kinds. One that this system lacks has no level or type. */
export const kinds: readonly Kind<ReceivedMessage>[] = [
  ...socket.kinds,
  ...ip.kinds,
  ...ipv6.kinds,
  ...transport.kinds,
  ...link.kinds,
];
