/** AF_VSOCK: (cid, port), AF_QIPCRTR: (node, port). See vsock(7). */
import { toMasked32 } from '../../python/arguments.js';
import { type Family, requireCount, requireTuple } from './family.js';

function pairOfNumbers(name: string): Family {
  return {
    encode(_caller, address) {
      const items = requireTuple('getsockaddrarg', name, address);
      requireCount('getsockaddrarg()', items, 2);
      const [first, second] = items.map(toMasked32);
      return { fields: [first ?? 0, second ?? 0] };
    },
    decode: (flat) => [flat.field(0), flat.field(1)],
  };
}

export const vsock = pairOfNumbers('AF_VSOCK');
export const qipcrtr = pairOfNumbers('AF_QIPCRTR');
