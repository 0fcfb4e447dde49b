/** Control messages of level SOL_SOCKET. */
import { native } from '../../addon/binding.js';
import type { Bytes } from '../../python/bytes.js';
import { kind } from '../kind.js';
import * as c from '../structure.js';

const {
  SCM_CREDENTIALS,
  SCM_PIDFD,
  SCM_RIGHTS,
  SCM_SECURITY,
  SCM_TIMESTAMP,
  SCM_TIMESTAMPING,
  SCM_TIMESTAMPING_PKTINFO,
  SCM_TIMESTAMPNS,
  SCM_TS_OPT_ID,
  SCM_TXTIME,
  SCM_WIFI_STATUS,
  SO_MARK,
  SO_PRIORITY,
  SO_RXQ_OVFL,
  SO_TIMESTAMPING,
  SOL_SOCKET: level,
} = native.constants;

/** Descriptors. See unix(7). */
export interface Rights {
  name: 'SCM_RIGHTS';
  /** The receiver must close them. */
  fds: readonly number[];
}
/** The sender of a message over a Unix socket, if SO_PASSCRED is set. See unix(7). */
export interface Credentials {
  name: 'SCM_CREDENTIALS';
  pid: number;
  uid: number;
  gid: number;
}
/** A descriptor of the process that sent a message, if SO_PASSPIDFD is set. See pidfd_open(2). */
export interface Pidfd {
  name: 'SCM_PIDFD';
  /** The receiver must close it. */
  fd: number;
}
/** The security label of the sender, if SO_PASSSEC is set. See unix(7). */
export interface SecurityLabel {
  name: 'SCM_SECURITY';
  label: Bytes;
}
type TimestampName = 'SCM_TIMESTAMP' | 'SCM_TIMESTAMPNS';
/** When a packet arrived: SO_TIMESTAMP (in microseconds) or SO_TIMESTAMPNS. See socket(7). */
export interface Timestamp<N extends TimestampName = TimestampName> {
  name: N;
  /** Nanoseconds since 1970, like Python's time.time_ns(). */
  time_ns: bigint;
}
/**
 * When a packet was received or sent: SO_TIMESTAMPING. See the kernel's
 * Documentation/networking/timestamping.rst.
 */
export interface Timestamping {
  name: 'SCM_TIMESTAMPING';
  /** The kernel's time in nanoseconds since 1970; 0n if it was not requested. */
  software_ns: bigint;
  /** Nanoseconds of the device's clock; 0n if it has none or was not asked to. */
  hardware_ns: bigint;
}
/** The time stamps to record for the message that this is sent with: SOF_TIMESTAMPING_TX_*. */
export interface TimestampingFlags {
  name: 'SO_TIMESTAMPING';
  flags: number;
}
/** The device that took a packet's time stamp, with SOF_TIMESTAMPING_OPT_PKTINFO. */
export interface TimestampingPktinfo {
  name: 'SCM_TIMESTAMPING_PKTINFO';
  if_index: number;
  /** The size of the packet in bytes, including the link layer. */
  pkt_length: number;
}
/** The number that identifies the time stamp of a message. */
export interface TimestampId {
  name: 'SCM_TS_OPT_ID';
  id: number;
}
/** When to send a packet, with SO_TXTIME. See tc-etf(8). */
export interface Txtime {
  name: 'SCM_TXTIME';
  /** Nanoseconds of the clock that was passed to SO_TXTIME. */
  time_ns: bigint;
}
/** Whether a frame was acknowledged, with SO_WIFI_STATUS. */
export interface WifiStatus {
  name: 'SCM_WIFI_STATUS';
  acked: boolean;
}
/** How many packets the socket had dropped when this one was queued: SO_RXQ_OVFL. See socket(7). */
export interface RxqOvfl {
  name: 'SO_RXQ_OVFL';
  dropped: number;
}
/** The mark of a packet, with SO_RCVMARK. Sending one requires CAP_NET_ADMIN or CAP_NET_RAW. See socket(7). */
export interface Mark {
  name: 'SO_MARK';
  mark: number;
}
/** The priority of a packet, with SO_RCVPRIORITY. See socket(7). */
export interface Priority {
  name: 'SO_PRIORITY';
  priority: number;
}

function fdsOf(data: Bytes): number[] {
  return Array.from({ length: Math.floor(data.length / 4) }, (_, i) => c.int(data, i * 4));
}

export const kinds = [
  kind<Rights>({
    name: 'SCM_RIGHTS',
    level,
    type: SCM_RIGHTS,
    least: 0,
    decode: (data) => ({ name: 'SCM_RIGHTS', fds: fdsOf(data) }),
    encode: ({ fds }) => Buffer.concat([...fds].map((fd) => c.fromInt('fds', fd))),
  }),
  kind<Credentials>({
    name: 'SCM_CREDENTIALS',
    level,
    type: SCM_CREDENTIALS,
    least: 12,
    decode: (data) => ({
      name: 'SCM_CREDENTIALS',
      pid: c.int(data),
      uid: c.uint(data, 4),
      gid: c.uint(data, 8),
    }),
    encode: ({ pid, uid, gid }) =>
      Buffer.concat([c.fromInt('pid', pid), c.fromUint('uid', uid), c.fromUint('gid', gid)]),
  }),
  kind<Pidfd>({
    name: 'SCM_PIDFD',
    level,
    type: SCM_PIDFD,
    least: 4,
    decode: (data) => ({ name: 'SCM_PIDFD', fd: c.int(data) }),
  }),
  kind<SecurityLabel>({
    name: 'SCM_SECURITY',
    level,
    type: SCM_SECURITY,
    least: 0,
    decode: (data) => ({ name: 'SCM_SECURITY', label: data }),
  }),
  kind<Timestamp<'SCM_TIMESTAMP'>>({
    name: 'SCM_TIMESTAMP',
    level,
    type: SCM_TIMESTAMP,
    least: 8,
    decode: (data) => ({ name: 'SCM_TIMESTAMP', time_ns: c.time(data, 0, 1, 1_000_000n) }),
  }),
  kind<Timestamp<'SCM_TIMESTAMPNS'>>({
    name: 'SCM_TIMESTAMPNS',
    level,
    type: SCM_TIMESTAMPNS,
    least: 8,
    decode: (data) => ({ name: 'SCM_TIMESTAMPNS', time_ns: c.time(data, 0, 1, 1_000_000_000n) }),
  }),
  kind<Timestamping>({
    name: 'SCM_TIMESTAMPING',
    level,
    type: SCM_TIMESTAMPING,
    least: 24,
    decode: (data) => ({
      name: 'SCM_TIMESTAMPING',
      software_ns: c.time(data, 0, 3, 1_000_000_000n),
      hardware_ns: c.time(data, 2, 3, 1_000_000_000n),
    }),
  }),
  // The same number as SCM_TIMESTAMPING, which is received, while this one is sent.
  kind<TimestampingFlags>({
    name: 'SO_TIMESTAMPING',
    level,
    type: SO_TIMESTAMPING,
    least: 4,
    decode: (data) => ({ name: 'SO_TIMESTAMPING', flags: c.uint(data) }),
    encode: ({ flags }) => c.fromUint('flags', flags),
  }),
  kind<TimestampingPktinfo>({
    name: 'SCM_TIMESTAMPING_PKTINFO',
    level,
    type: SCM_TIMESTAMPING_PKTINFO,
    least: 8,
    decode: (data) => ({
      name: 'SCM_TIMESTAMPING_PKTINFO',
      if_index: c.uint(data),
      pkt_length: c.uint(data, 4),
    }),
  }),
  kind<TimestampId>({
    name: 'SCM_TS_OPT_ID',
    level,
    type: SCM_TS_OPT_ID,
    least: 4,
    decode: (data) => ({ name: 'SCM_TS_OPT_ID', id: c.uint(data) }),
    encode: ({ id }) => c.fromUint('id', id),
  }),
  kind<Txtime>({
    name: 'SCM_TXTIME',
    level,
    type: SCM_TXTIME,
    least: 8,
    decode: (data) => ({ name: 'SCM_TXTIME', time_ns: c.uint64(data) }),
    encode: ({ time_ns }) => c.fromUint64('time_ns', time_ns),
  }),
  kind<WifiStatus>({
    name: 'SCM_WIFI_STATUS',
    level,
    type: SCM_WIFI_STATUS,
    least: 4,
    decode: (data) => ({ name: 'SCM_WIFI_STATUS', acked: c.int(data) !== 0 }),
  }),
  kind<RxqOvfl>({
    name: 'SO_RXQ_OVFL',
    level,
    type: SO_RXQ_OVFL,
    least: 4,
    decode: (data) => ({ name: 'SO_RXQ_OVFL', dropped: c.uint(data) }),
  }),
  kind<Mark>({
    name: 'SO_MARK',
    level,
    type: SO_MARK,
    least: 4,
    decode: (data) => ({ name: 'SO_MARK', mark: c.uint(data) }),
    encode: ({ mark }) => c.fromUint('mark', mark),
  }),
  kind<Priority>({
    name: 'SO_PRIORITY',
    level,
    type: SO_PRIORITY,
    least: 4,
    decode: (data) => ({ name: 'SO_PRIORITY', priority: c.uint(data) }),
    encode: ({ priority }) => c.fromUint('priority', priority),
  }),
];
