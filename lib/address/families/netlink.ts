/** AF_NETLINK: (pid, groups). See netlink(7). */
import type { FlatAddress } from '../../addon/flat-address.js';
import { toMasked32 } from '../../python/arguments.js';
import { type Family, type Netlink, requireTuple } from './family.js';

export const netlink: Family = {
  encode(caller, address) {
    const items = requireTuple(`${caller}()`, 'AF_NETLINK', address);
    if (items.length !== 2) throw new TypeError('AF_NETLINK address must be a pair (pid, groups)');
    const [pid, groups] = items.map(toMasked32);
    return { fields: [pid ?? 0, groups ?? 0] };
  },
  decode: (flat: FlatAddress): Netlink => [flat.field(0), flat.field(1)],
};
