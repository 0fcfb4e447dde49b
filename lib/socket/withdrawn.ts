/** Socket methods that some systems lack. Python's class lacks them there too. */
import { native } from '../addon/binding.js';
import type { Native } from '../addon/native.js';
import { withdraw } from '../python/entry.js';

/** The methods that need each native. */
const METHODS: Partial<Record<keyof Native, readonly string[]>> = {
  recvmsg: ['recvmsg', 'recvmsg_into'],
  recvmmsg: ['recvmmsg_into'],
  sendmsg: ['sendmsg', 'sendmsg_afalg'],
  sendmmsg: ['sendmmsg'],
  wsaIoctl: ['ioctl'],
  share: ['share'],
};

/** Removes the missing methods from the prototype of a class. */
export function withdrawMethods(prototype: object): void {
  for (const [needed, methods] of Object.entries(METHODS)) {
    if (!(needed in native)) withdraw(prototype, methods);
  }
}
