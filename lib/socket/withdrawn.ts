/** The methods of sockets that not every system has: Python's class lacks them there, too. */
import { native } from '../addon/binding.js';
import type { Native } from '../addon/native.js';
import { withdraw } from '../python/entry.js';

/** By the native that they need. */
const METHODS: Partial<Record<keyof Native, readonly string[]>> = {
  recvmsg: ['recvmsg', 'recvmsg_into'],
  recvmmsg: ['recvmmsg_into'],
  sendmsg: ['sendmsg', 'sendmsg_afalg'],
  sendmmsg: ['sendmmsg'],
  wsaIoctl: ['ioctl'],
  share: ['share'],
};

/** Takes them off the prototype of a class. */
export function withdrawMethods(prototype: object): void {
  for (const [needed, methods] of Object.entries(METHODS)) {
    if (!(needed in native)) withdraw(prototype, methods);
  }
}
