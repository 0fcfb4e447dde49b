/** AF_HYPERV (Windows): (vm_id, service_id), two UUIDs as text. */
import { native } from '../../addon/binding.js';
import { OSError, ValueError } from '../../python/errors.js';
import { type Family, type Hyperv, requireTuple } from './family.js';

const { HV_PROTOCOL_RAW } = native.constants;
const GUID_SIZE = 16;
const UUID = /^\{?([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\}?$/i;

export const hyperv: Family = {
  encode(caller, address, { proto }) {
    if (proto !== HV_PROTOCOL_RAW) {
      throw new OSError(`${caller}(): unsupported AF_HYPERV protocol: ${proto}`);
    }
    const items = requireTuple(`${caller}()`, 'AF_HYPERV', address);
    if (items.length !== 2 || !items.every((item) => typeof item === 'string')) {
      throw new TypeError(`${caller}(): AF_HYPERV address must be a str tuple (vm_id, service_id)`);
    }
    const [vm, service] = items;
    const guids = [toGuid(caller, 'vm_id', vm), toGuid(caller, 'service_id', service)];
    return { bytes: Buffer.concat(guids) };
  },
  decode(flat): Hyperv {
    const guids = flat.payload();
    return [guidText(guids.subarray(0, GUID_SIZE)), guidText(guids.subarray(GUID_SIZE))];
  },
};

/** @internal The first three parts are numbers in the byte order of the machine, which is little-endian. */
export function toGuid(caller: string, part: string, text: unknown): Buffer {
  const match = UUID.exec(String(text));
  if (match === null) {
    throw new ValueError(`${caller}(): AF_HYPERV address ${part} is not a valid UUID string`);
  }
  const [first = '', second = '', third = '', ...rest] = match.slice(1);
  return Buffer.concat([
    Buffer.from(first, 'hex').reverse(),
    Buffer.from(second, 'hex').reverse(),
    Buffer.from(third, 'hex').reverse(),
    Buffer.from(rest.join(''), 'hex'),
  ]);
}

/** @internal */
export function guidText(guid: Buffer): string {
  const part = (from: number, to: number, swapped: boolean): string => {
    const bytes = Buffer.from(guid.subarray(from, to));
    return (swapped ? bytes.reverse() : bytes).toString('hex');
  };
  return [
    part(0, 4, true),
    part(4, 6, true),
    part(6, 8, true),
    part(8, 10, false),
    part(10, GUID_SIZE, false),
  ]
    .join('-')
    .toUpperCase();
}
