/** AF_TIPC: (addr_type, v1, v2, v3[, scope]). See the kernel's TIPC programmer's guide. */
import { native } from '../../addon/binding.js';
import { ValueError } from '../../python/errors.js';
import { toMasked32 } from '../../python/arguments.js';
import { type Family, requireTuple, type Tipc } from './family.js';

const {
  TIPC_ADDR_NAMESEQ,
  TIPC_ADDR_NAME,
  TIPC_ADDR_ID,
  TIPC_CLUSTER_SCOPE = 2,
} = native.constants;

function isKnown(type: number): boolean {
  return type === TIPC_ADDR_NAMESEQ || type === TIPC_ADDR_NAME || type === TIPC_ADDR_ID;
}

export const tipc: Family = {
  encode(caller, address) {
    const items = requireTuple(`${caller}()`, 'AF_TIPC', address);
    if (items.length !== 4 && items.length !== 5) {
      throw new TypeError('AF_TIPC address must be a tuple (addr_type, v1, v2, v3[, scope])');
    }
    const [type = 0, v1 = 0, v2 = 0, v3 = 0, scope = TIPC_CLUSTER_SCOPE] = items.map(toMasked32);
    if (!isKnown(type)) throw new TypeError('Invalid address type');
    return { fields: [type, v1, v2, v3, scope] };
  },
  decode(flat): Tipc {
    if (!isKnown(flat.field(0))) throw new ValueError('Invalid address type');
    return [flat.field(0), flat.field(1), flat.field(2), flat.field(3), flat.field(4)];
  },
};
