/** The families that only some systems have, by number. */
import { native } from '../../addon/binding.js';
import { alg } from './alg.js';
import { bluetooth } from './bluetooth.js';
import { can } from './can.js';
import type { Family } from './family.js';
import { hyperv } from './hyperv.js';
import { netlink } from './netlink.js';
import { packet } from './packet.js';
import { system } from './system.js';
import { tipc } from './tipc.js';
import { qipcrtr, vsock } from './vsock.js';

const rules: Readonly<Record<string, Family>> = {
  AF_ALG: alg,
  AF_BLUETOOTH: bluetooth,
  AF_CAN: can,
  AF_HYPERV: hyperv,
  AF_NETLINK: netlink,
  AF_PACKET: packet,
  AF_QIPCRTR: qipcrtr,
  AF_SYSTEM: system,
  AF_TIPC: tipc,
  AF_VSOCK: vsock,
};

export const families = new Map<number, Family>();
for (const [name, family] of Object.entries(rules)) {
  const number = native.constants[name];
  if (number !== undefined) families.set(number, family);
}
