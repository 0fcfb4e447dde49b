/** Every public name of `pysocket/messages`: many messages at once, and what comes beside them. */
import { publish } from '../python/entry.js';
import * as decoding from './decode.js';
import * as encoding from './encode.js';

export { decode } from './decode.js';
export { encode } from './encode.js';
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
export { MessageBatch, type MessageBatchConstructor } from './message-batch.js';
export type { MessageBatchArguments, MessageBatchKeywords } from '../socket/message-batch.js';

publish(decoding, ['decode']);
publish(encoding, ['encode']);
