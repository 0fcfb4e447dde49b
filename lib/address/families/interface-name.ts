/** The names of network interfaces inside addresses. */
import { native } from '../../addon/binding.js';
import { fsdecode } from '../../python/filesystem-encoding.js';

/** The interface with an index, as the socket's namespace has it; '' when there is none. */
export function interfaceName(fd: number, index: number): string {
  const name = native.interfaceName(fd, index);
  return typeof name === 'number' ? '' : fsdecode(name);
}
