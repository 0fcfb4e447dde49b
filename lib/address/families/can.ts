/**
 * AF_CAN: (interface,) for CAN_RAW and CAN_BCM, (interface, rx_id, tx_id) for CAN_ISOTP,
 * (interface, name, pgn, addr) for CAN_J1939. See the kernel's Documentation/networking/can.rst.
 */
import { native } from '../../addon/binding.js';
import { OSError, SystemError } from '../../python/errors.js';
import { toPathBytes } from '../../python/filesystem-encoding.js';
import { clinicTypeName } from '../../python/types.js';
import { toMasked32 } from '../../python/arguments.js';
import { failure } from '../../addon/result.js';
import { type Can, type Family, requireCount, requireTuple } from './family.js';
import { interfaceName } from './interface-name.js';

const { CAN_RAW, CAN_BCM, CAN_ISOTP, CAN_J1939 } = native.constants;
const IFNAMSIZ = 16;
const LOW = 0xffffffffn;

export const can: Family = {
  encode(caller, address, { fd, proto }) {
    if (proto === CAN_RAW || proto === CAN_BCM) {
      const items = requireTuple(`${caller}()`, 'AF_CAN', address);
      if (items.length !== 1) {
        throw new TypeError('AF_CAN address must be a tuple (interface, )');
      }
      return { fields: [toInterface(fd, toPathBytes(items[0]))] };
    } else if (proto === CAN_ISOTP) {
      const items = parse(address, 3);
      const name = toPathBytes(items[0]);
      const ids = [toLong(items[1], 2), toLong(items[2], 3)].map((id) => Number(id & LOW));
      return { fields: [toInterface(fd, name), ...ids] };
    } else if (proto === CAN_J1939) {
      const items = parse(address, 4);
      const name = toPathBytes(items[0]);
      const ecu = toLong(items[1], 2);
      const pgn = toMasked32(items[2]);
      const source = toMasked32(items[3]) & 0xff;
      const halves = [Number(ecu & LOW), Number(ecu >> 32n)];
      return { fields: [toInterface(fd, name), ...halves, pgn, source] };
    } else {
      throw new OSError(`${caller}(): unsupported CAN protocol`);
    }
  },

  decode(flat, { fd, proto }): Can {
    const index = flat.field(0);
    const name = index === 0 ? '' : interfaceName(fd, index);
    if (proto === CAN_ISOTP) return [name, flat.field(1), flat.field(2)];
    if (proto !== CAN_J1939) return [name];
    const ecu = (BigInt(flat.field(2)) << 32n) | BigInt(flat.field(1));
    return [name, asNumber(ecu), flat.field(3), flat.field(4)];
  },
};

/** CPython does not check for a tuple here, so the error comes from its argument parser. */
function parse(address: unknown, count: number): readonly unknown[] {
  if (!Array.isArray(address)) {
    throw new SystemError('new style getargs format but argument is not a tuple');
  }
  requireCount('function', address, count);
  return address;
}

/** '' means every interface: index 0. */
function toInterface(fd: number, name: Buffer): number {
  if (name.length === 0) return 0;
  if (name.length >= IFNAMSIZ) throw new OSError('AF_CAN interface name too long');
  const index = native.interfaceIndex(fd, name.toString('latin1'));
  if (index < 0) throw failure(index, { syscall: 'ioctl' });
  return index;
}

/** An argument that CPython reads with "k" or "K": truncated to 64 bits. */
function toLong(value: unknown, position: number): bigint {
  if (typeof value === 'bigint' || typeof value === 'boolean' || Number.isInteger(value)) {
    return BigInt.asUintN(64, BigInt(value as number | bigint | boolean));
  }
  throw new TypeError(`argument ${position} must be int, not ${clinicTypeName(value)}`);
}

function asNumber(value: bigint): number | bigint {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}
