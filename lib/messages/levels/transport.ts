/** Control messages of the levels SOL_UDP, IPPROTO_TCP and SOL_TLS. */
import { native } from '../../addon/binding.js';
import { kind } from '../kind.js';
import * as c from '../structure.js';

const {
  IPPROTO_TCP,
  SOL_TLS,
  SOL_UDP,
  TCP_INQ,
  TLS_GET_RECORD_TYPE,
  TLS_SET_RECORD_TYPE,
  UDP_GRO,
  UDP_SEGMENT,
} = native.constants;

/** The size of the datagrams that a received message was joined from: UDP_GRO. See udp(7). */
export interface UdpGro {
  name: 'UDP_GRO';
  /** In bytes. The last datagram may be shorter. */
  size: number;
}
/** The size of the datagrams into which to split a message: UDP_SEGMENT. See udp(7). */
export interface UdpSegment {
  name: 'UDP_SEGMENT';
  /** In bytes */
  size: number;
}
/** How many bytes are left to receive: TCP_INQ. See tcp(7). */
export interface TcpInq {
  name: 'TCP_INQ';
  unread: number;
}
/**
 * The type of a TLS record that the kernel has decrypted. See the kernel's
 * Documentation/networking/tls.rst.
 */
export interface TlsGetRecordType {
  name: 'TLS_GET_RECORD_TYPE';
  record_type: number;
}
/** The type of a TLS record for the kernel to encrypt. */
export interface TlsSetRecordType {
  name: 'TLS_SET_RECORD_TYPE';
  record_type: number;
}

export const kinds = [
  kind<UdpGro>({
    name: 'UDP_GRO',
    level: SOL_UDP,
    type: UDP_GRO,
    least: 4,
    decode: (data) => ({ name: 'UDP_GRO', size: c.int(data) }),
  }),
  kind<UdpSegment>({
    name: 'UDP_SEGMENT',
    level: SOL_UDP,
    type: UDP_SEGMENT,
    least: 2,
    decode: (data) => ({ name: 'UDP_SEGMENT', size: c.uint16(data) }),
    encode: ({ size }) => c.fromUint16('size', size),
  }),
  kind<TcpInq>({
    name: 'TCP_INQ',
    level: IPPROTO_TCP,
    type: TCP_INQ,
    least: 4,
    decode: (data) => ({ name: 'TCP_INQ', unread: c.int(data) }),
  }),
  kind<TlsGetRecordType>({
    name: 'TLS_GET_RECORD_TYPE',
    level: SOL_TLS,
    type: TLS_GET_RECORD_TYPE,
    least: 1,
    decode: (data) => ({ name: 'TLS_GET_RECORD_TYPE', record_type: data.readUInt8() }),
  }),
  kind<TlsSetRecordType>({
    name: 'TLS_SET_RECORD_TYPE',
    level: SOL_TLS,
    type: TLS_SET_RECORD_TYPE,
    least: 1,
    decode: (data) => ({ name: 'TLS_SET_RECORD_TYPE', record_type: data.readUInt8() }),
    encode: ({ record_type }) => Buffer.of(Number(c.within('record_type', record_type, 0, 0xff))),
  }),
];
