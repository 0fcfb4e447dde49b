/** Sockets that preserve message boundaries. */
import { native } from '../../addon/binding.js';
import { ValueError } from '../../python/errors.js';
import type { Descriptor } from '../descriptor.js';

const { SOCK_STREAM } = native.constants;

/** Throws for a stream, which has no message boundaries: a message sent in part would count as a whole one. */
export function requireMessages(name: string, { type }: Descriptor): void {
  if (type !== SOCK_STREAM) return;
  throw new ValueError(`${name}() is for sockets that keep messages apart, not for SOCK_STREAM`);
}
