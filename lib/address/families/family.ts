/** The interface of the families that only some systems have. table.ts has the table of them. */
import type { Bytes } from '../../python/bytes.js';
import { OSError } from '../../python/errors.js';
import type { AddressParts } from '../../addon/sockaddr.js';
import type { FlatAddress } from '../../addon/flat-address.js';
import { type Integer, typeName } from '../../python/types.js';

/** An address of AF_NETLINK. See netlink(7). */
export type Netlink = [pid: number, groups: number];
/** An address of AF_PACKET; proto is in host byte order. See packet(7). */
export type Packet = [ifname: string, proto: number, pkttype: number, hatype: number, addr: Bytes];
/** An address of AF_VSOCK. See vsock(7). */
export type Vsock = [cid: number, port: number];
/** An address of AF_QIPCRTR. See the kernel's include/uapi/linux/qrtr.h. */
export type Qipcrtr = [node: number, port: number];
/** An address of AF_CAN: CAN_RAW and CAN_BCM, CAN_ISOTP, CAN_J1939. '' is every interface. */
export type Can =
  | [interface_: string]
  | [interface_: string, rx_id: number, tx_id: number]
  | [interface_: string, name: Integer, pgn: number, addr: number];
/** An address of AF_TIPC. See the kernel's Documentation/networking/tipc.rst. */
export type Tipc = [addr_type: number, v1: number, v2: number, v3: number, scope: number];
/** An address of AF_ALG. See the kernel's Documentation/crypto/userspace-if.rst. */
export type Alg = [type: string, name: string, feat: number, mask: number];
/** An address of AF_BLUETOOTH: L2CAP and RFCOMM, HCI, SCO. */
export type Bluetooth =
  | [bdaddr: string, psmOrChannel: number, cid?: number, bdaddr_type?: number]
  | [device_id: number, channel: number]
  | number
  | string;
/** An address of AF_SYSTEM (macOS): a kernel control. */
export type System = [id: number, unit: number];
/** An address of AF_HYPERV (Windows): two UUIDs. */
export type Hyperv = [vm_id: string, service_id: string];

/** An address of these families as bind(), connect() and similar calls take it. */
export type FamilyAddress =
  | readonly [pid: Integer, groups: Integer]
  | readonly [
      ifname: string,
      proto: Integer,
      pkttype?: Integer,
      hatype?: Integer,
      addr?: NodeJS.ArrayBufferView | ArrayBuffer,
    ]
  | readonly [interface_: string | Uint8Array]
  | readonly [interface_: string | Uint8Array, rx_id: Integer, tx_id: Integer]
  | readonly [interface_: string | Uint8Array, name: Integer, pgn: Integer, addr: Integer]
  | readonly [addr_type: Integer, v1: Integer, v2: Integer, v3: Integer, scope?: Integer]
  | readonly [type: string, name: string, feat?: Integer, mask?: Integer]
  | readonly [bdaddr: string, psm: Integer, cid?: Integer, bdaddr_type?: Integer]
  | readonly [device_id: Integer]
  | Integer;
/** An address of these families as getsockname() and similar calls return it. */
export type FamilyReturned =
  Netlink | Packet | Vsock | Qipcrtr | Can | Tipc | Alg | Bluetooth | System | Hyperv;

/** The socket that an address belongs to. */
export interface AddressedSocket {
  readonly fd: number;
  readonly family: number;
  readonly proto: number;
}

export interface Family {
  /** Returns the parts of an address for packAddress(). */
  encode(caller: string, address: unknown, sock: AddressedSocket): AddressParts;
  /** Returns the address that unpackAddress() has split into its parts. */
  decode(flat: FlatAddress, sock: AddressedSocket): FamilyReturned;
  /** Throws for a protocol whose addresses have no rule in Python. */
  requireKnownProtocol?(proto: number): void;
}

/** Python: PyTuple_Check(address). The error text names the caller and the family. */
export function requireTuple(place: string, name: string, address: unknown): readonly unknown[] {
  if (Array.isArray(address)) return address;
  throw new TypeError(`${place}: ${name} address must be tuple, not ${typeName(address)}`);
}

/** CPython's PyArg_ParseTuple with a function name: "getsockaddrarg() takes exactly 2 ..." */
export function requireCount(name: string, items: readonly unknown[], count: number): void {
  if (items.length === count) return;
  throw new TypeError(`${name} takes exactly ${count} arguments (${items.length} given)`);
}

export function wrongFormat(caller: string): OSError {
  return new OSError(`${caller}(): wrong format`);
}
