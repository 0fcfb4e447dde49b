/**
 * Every public name of `pysocket/messages`: batches of messages, and ancillary data.
 *
 * On Windows it has only types: messages have no ancillary data there, as in Python's module.
 */
export * from './decode.js';
export * from './encode.js';
export type { ExtendedError } from './extended-error.js';
export type {
  Checksum,
  Dstaddr,
  Fragsize,
  Options,
  Origdstaddr,
  Pktinfo,
  RecvErr,
  Tos,
  Ttl,
} from './levels/ip.js';
export type {
  Dontfrag,
  ExtensionHeader,
  Flowinfo,
  Fragsize6,
  Hoplimit,
  Origdstaddr6,
  Pathmtu,
  Pktinfo6,
  RecvErr6,
  Tclass,
} from './levels/ipv6.js';
export type {
  J1939DestAddr,
  J1939DestName,
  J1939Prio,
  NetlinkNsid,
  NetlinkPktinfo,
  PacketAuxdata,
} from './levels/link.js';
export type {
  Credentials,
  Mark,
  Pidfd,
  Priority,
  Rights,
  RxqOvfl,
  SecurityLabel,
  Timestamp,
  TimestampId,
  Timestamping,
  TimestampingFlags,
  TimestampingPktinfo,
  Txtime,
  WifiStatus,
} from './levels/socket.js';
export type {
  TcpInq,
  TlsGetRecordType,
  TlsSetRecordType,
  UdpGro,
  UdpSegment,
} from './levels/transport.js';
export type {
  DecodedMessage,
  ReceivedMessage,
  SendableMessage,
  UnknownMessage,
} from './message.js';
export * from './message-batch.js';
export type { MessageBatchArguments, MessageBatchKeywords } from '../socket/message-batch.js';
