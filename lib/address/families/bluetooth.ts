/**
 * AF_BLUETOOTH, in the forms of Python 3.14: L2CAP (bdaddr, psm[, cid[, bdaddr_type]]), RFCOMM
 * (bdaddr, channel), HCI device_id or (device_id[, channel]), SCO bdaddr.
 */
import { types } from 'node:util';
import { native } from '../../addon/binding.js';
import { WINSOCK } from '../../addon/errno.js';
import { OSError } from '../../python/errors.js';
import type { FlatAddress } from '../../addon/flat-address.js';
import { utf8encode } from '../../python/filesystem-encoding.js';
import { toMasked32 } from '../../python/arguments.js';
import { type Bluetooth, type Family, wrongFormat } from './family.js';

const {
  BTPROTO_L2CAP,
  BTPROTO_RFCOMM,
  BTPROTO_HCI,
  BTPROTO_SCO,
  BDADDR_BREDR,
  HCI_CHANNEL_RAW = 0,
} = native.constants;
const ADDRESS_SIZE = 6;

export const bluetooth: Family = {
  requireKnownProtocol(proto) {
    if (![BTPROTO_L2CAP, BTPROTO_RFCOMM, BTPROTO_HCI, BTPROTO_SCO].includes(proto)) {
      throw new OSError('getsockaddrlen: unknown BT protocol');
    }
  },

  encode(caller, address, { proto }) {
    if (proto === BTPROTO_L2CAP) {
      const [text, psm = 0, cid = 0, type = 0] = parse(caller, address, 2, 4, true);
      return { fields: [psm & 0xffff, cid & 0xffff, type & 0xff], bytes: toAddress(text) };
    } else if (proto === BTPROTO_RFCOMM) {
      const [text, channel = 0] = parse(caller, address, 2, 2, true);
      return { fields: [toChannel(channel)], bytes: toAddress(text) };
    } else if (proto === BTPROTO_HCI) {
      const items: unknown[] = Array.isArray(address) ? address.slice(0, 3) : [address];
      const [, device = 0, channel = HCI_CHANNEL_RAW] = parse(caller, ['', ...items], 2, 3, false);
      return { fields: [device & 0xffff, channel & 0xffff] };
    } else if (proto === BTPROTO_SCO) {
      return { bytes: toAddress(toDeviceText(caller, address)) };
    } else {
      throw new OSError(`${caller}(): unknown Bluetooth protocol`);
    }
  },

  decode(flat, { proto }): Bluetooth {
    if (proto === BTPROTO_L2CAP) {
      const [psm, cid, type] = [flat.field(0), flat.field(1), flat.field(2)];
      if (type !== BDADDR_BREDR) return [addressText(flat), psm, cid, type];
      return cid === 0 ? [addressText(flat), psm] : [addressText(flat), psm, cid];
    }
    if (proto === BTPROTO_RFCOMM) return [addressText(flat), flat.field(0)];
    if (proto === BTPROTO_SCO) return addressText(flat);
    const [device, channel] = [flat.field(0), flat.field(1)];
    return channel === HCI_CHANNEL_RAW ? device : [device, channel];
  },
};

/** Returns a channel of 8 bits. Winsock has a 32-bit port instead. */
function toChannel(channel: number): number {
  return WINSOCK ? channel >>> 0 : channel & 0xff;
}

/** Parses a string and numbers. CPython says "wrong format" for any error, and truncates the numbers. */
function parse(
  caller: string,
  address: unknown,
  least: number,
  most: number,
  withText: boolean,
): [text: string, ...numbers: number[]] {
  if (!Array.isArray(address)) throw wrongFormat(caller);
  // Checked before the array is copied, because it may have four billion items.
  if (address.length < least || address.length > most) throw wrongFormat(caller);
  const [text, ...numbers] = address as unknown[];
  if (typeof text !== 'string' || text.includes('\0')) throw wrongFormat(caller);
  try {
    if (withText) utf8encode(text);
    return [text, ...numbers.map(toMasked32)];
  } catch {
    throw wrongFormat(caller);
  }
}

function toDeviceText(caller: string, address: unknown): string {
  if (typeof address === 'string') return address;
  if (types.isUint8Array(address)) return Buffer.from(address).toString('latin1');
  throw wrongFormat(caller);
}

/** Parses an address as CPython's sscanf("%X:%X:%X:%X:%X:%X") does. The kernel stores the last part first. */
function toAddress(text: string): Uint8Array {
  const parts = text.split(':').map((part) => {
    const digits = /^[\t-\r ]*\+?(?:0[xX])?([0-9a-fA-F]+)$/.exec(part)?.[1];
    return digits === undefined ? NaN : Number.parseInt(digits, 16);
  });
  if (parts.length !== ADDRESS_SIZE || !parts.every((part) => part <= 0xff)) {
    throw new OSError('bad bluetooth address');
  }
  return Uint8Array.from(parts.reverse());
}

function addressText(flat: FlatAddress): string {
  const hex = [...flat.payload()].map((byte) => byte.toString(16).padStart(2, '0'));
  return hex.reverse().join(':').toUpperCase();
}
