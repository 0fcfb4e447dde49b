/** Names of network interfaces in addresses. */
import { native } from '../../addon/binding.js';
import { fsdecode } from '../../python/filesystem-encoding.js';

/** Returns the name of an interface in the network namespace of the socket, or '' if there is none. */
export function interfaceName(fd: number, index: number): string {
  const name = native.interfaceName(fd, index);
  return typeof name === 'number' ? '' : fsdecode(name);
}
