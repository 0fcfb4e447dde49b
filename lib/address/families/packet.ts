/** AF_PACKET: (ifname, proto[, pkttype[, hatype[, addr]]]); proto in host order. See packet(7). */
import { native } from '../../addon/binding.js';
import { toBytes } from '../../python/bytes.js';
import { OverflowError, ValueError } from '../../python/errors.js';
import { utf8encode } from '../../python/filesystem-encoding.js';
import { toFormatInt } from '../../python/arguments.js';
import { failure } from '../../addon/result.js';
import { type Family, type Packet, requireTuple } from './family.js';
import { interfaceName } from './interface-name.js';

const MAX_PROTO = 0xffff;
const MAX_HARDWARE_ADDRESS = 8;
const NO_BYTES = new Uint8Array(0);

export const packet: Family = {
  encode(caller, address, { fd }) {
    const items = requireTuple(`${caller}()`, 'AF_PACKET', address);
    const [ifname] = items;
    if (items.length < 2 || items.length > 5 || typeof ifname !== 'string') {
      throw new TypeError('AF_PACKET address must be a tuple of two to five elements');
    }
    const name = utf8encode(ifname);
    if (name.includes(0)) throw new ValueError('embedded null character');
    const proto = toArgument(caller, items[1]);
    const pkttype = items.length > 2 ? toArgument(caller, items[2]) : 0;
    const hatype = items.length > 3 ? toArgument(caller, items[3]) : 0;
    const hardware = items.length > 4 ? toBytes(items[4]) : NO_BYTES;
    const index = native.interfaceIndex(fd, name.toString('latin1'));
    if (index < 0) throw failure(index, { syscall: 'ioctl' });
    if (hardware.length > MAX_HARDWARE_ADDRESS) {
      throw new ValueError('Hardware address must be 8 bytes or less');
    }
    if (proto < 0 || proto > MAX_PROTO) {
      throw new OverflowError(`${caller}(): proto must be 0-65535.`);
    }
    return { fields: [index, proto, pkttype, hatype], bytes: hardware };
  },
  decode: (flat, { fd }): Packet => [
    interfaceName(fd, flat.field(0)),
    flat.field(1),
    flat.field(2),
    flat.field(3),
    flat.payload(),
  ],
};

function toArgument(caller: string, value: unknown): number {
  try {
    return toFormatInt(value);
  } catch (error) {
    if (!(error instanceof OverflowError)) throw error;
    throw new OverflowError(`${caller}(): address argument out of range`);
  }
}
