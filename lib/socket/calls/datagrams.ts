/** Sockets that keep messages apart. */
import { native } from '../../addon/binding.js';
import { ValueError } from '../../python/errors.js';
import type { Descriptor } from '../descriptor.js';

const { SOCK_STREAM } = native.constants;

/** A stream has no messages: one that was sent in part would count as a whole one. */
export function requireMessages(name: string, { type }: Descriptor): void {
  if (type !== SOCK_STREAM) return;
  throw new ValueError(`${name}() is for sockets that keep messages apart, not for SOCK_STREAM`);
}
