/** The families that only some systems have, by number. Each is loaded by the first socket that needs it. */
import { native } from '../../addon/binding.js';
import type { Family } from './family.js';

const rules: Readonly<Record<string, () => Family>> = {
  AF_ALG: () => (require('./alg.js') as typeof import('./alg.js')).alg,
  AF_BLUETOOTH: () => (require('./bluetooth.js') as typeof import('./bluetooth.js')).bluetooth,
  AF_CAN: () => (require('./can.js') as typeof import('./can.js')).can,
  AF_HYPERV: () => (require('./hyperv.js') as typeof import('./hyperv.js')).hyperv,
  AF_NETLINK: () => (require('./netlink.js') as typeof import('./netlink.js')).netlink,
  AF_PACKET: () => (require('./packet.js') as typeof import('./packet.js')).packet,
  AF_QIPCRTR: () => (require('./vsock.js') as typeof import('./vsock.js')).qipcrtr,
  AF_SYSTEM: () => (require('./system.js') as typeof import('./system.js')).system,
  AF_TIPC: () => (require('./tipc.js') as typeof import('./tipc.js')).tipc,
  AF_VSOCK: () => (require('./vsock.js') as typeof import('./vsock.js')).vsock,
};

const loaders = new Map<number, () => Family>();
for (const [name, load] of Object.entries(rules)) {
  const number = native.constants[name];
  if (number !== undefined) loaders.set(number, load);
}

/** Returns the rules of a family, or undefined if it has none. */
export function rulesOf(family: number): Family | undefined {
  return loaders.get(family)?.();
}
