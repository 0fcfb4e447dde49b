/** Control messages of the levels SOL_PACKET, SOL_NETLINK and SOL_CAN_J1939. */
import { native } from '../../addon/binding.js';
import { kind } from '../kind.js';
import * as c from '../structure.js';

const {
  NETLINK_LISTEN_ALL_NSID,
  NETLINK_PKTINFO,
  PACKET_AUXDATA,
  SCM_J1939_DEST_ADDR,
  SCM_J1939_DEST_NAME,
  SCM_J1939_PRIO,
  SOL_CAN_J1939,
  SOL_NETLINK,
  SOL_PACKET,
} = native.constants;

/** Facts about a packet that its bytes do not contain: PACKET_AUXDATA. See packet(7). */
export interface PacketAuxdata {
  name: 'PACKET_AUXDATA';
  /** TP_STATUS_* */
  status: number;
  /** The size of the packet, and how many of its bytes were received. */
  len: number;
  snaplen: number;
  /** The offsets of the link-layer and network-layer headers. */
  mac: number;
  net: number;
  vlan_tci: number;
  vlan_tpid: number;
}
/** The group that a message was sent to: NETLINK_PKTINFO. See netlink(7). */
export interface NetlinkPktinfo {
  name: 'NETLINK_PKTINFO';
  group: number;
}
/** The network namespace that a message comes from: NETLINK_LISTEN_ALL_NSID. See netlink(7). */
export interface NetlinkNsid {
  name: 'NETLINK_LISTEN_ALL_NSID';
  nsid: number;
}
/** The address that a message was sent to. See the kernel's Documentation/networking/j1939.rst. */
export interface J1939DestAddr {
  name: 'SCM_J1939_DEST_ADDR';
  addr: number;
}
/** The name that a message was sent to. */
export interface J1939DestName {
  name: 'SCM_J1939_DEST_NAME';
  dest_name: bigint;
}
/** The priority of a message. */
export interface J1939Prio {
  name: 'SCM_J1939_PRIO';
  /** 0, the highest, to 7 */
  prio: number;
}

export const kinds = [
  kind<PacketAuxdata>({
    name: 'PACKET_AUXDATA',
    level: SOL_PACKET,
    type: PACKET_AUXDATA,
    least: 20,
    decode: (data) => ({
      name: 'PACKET_AUXDATA',
      status: c.uint(data),
      len: c.uint(data, 4),
      snaplen: c.uint(data, 8),
      mac: c.uint16(data, 12),
      net: c.uint16(data, 14),
      vlan_tci: c.uint16(data, 16),
      vlan_tpid: c.uint16(data, 18),
    }),
  }),
  kind<NetlinkPktinfo>({
    name: 'NETLINK_PKTINFO',
    level: SOL_NETLINK,
    type: NETLINK_PKTINFO,
    least: 4,
    decode: (data) => ({ name: 'NETLINK_PKTINFO', group: c.uint(data) }),
  }),
  kind<NetlinkNsid>({
    name: 'NETLINK_LISTEN_ALL_NSID',
    level: SOL_NETLINK,
    type: NETLINK_LISTEN_ALL_NSID,
    least: 4,
    decode: (data) => ({ name: 'NETLINK_LISTEN_ALL_NSID', nsid: c.int(data) }),
  }),
  kind<J1939DestAddr>({
    name: 'SCM_J1939_DEST_ADDR',
    level: SOL_CAN_J1939,
    type: SCM_J1939_DEST_ADDR,
    least: 1,
    decode: (data) => ({ name: 'SCM_J1939_DEST_ADDR', addr: data.readUInt8() }),
  }),
  kind<J1939DestName>({
    name: 'SCM_J1939_DEST_NAME',
    level: SOL_CAN_J1939,
    type: SCM_J1939_DEST_NAME,
    least: 8,
    decode: (data) => ({ name: 'SCM_J1939_DEST_NAME', dest_name: c.uint64(data) }),
  }),
  kind<J1939Prio>({
    name: 'SCM_J1939_PRIO',
    level: SOL_CAN_J1939,
    type: SCM_J1939_PRIO,
    least: 1,
    decode: (data) => ({ name: 'SCM_J1939_PRIO', prio: data.readUInt8() }),
  }),
];
