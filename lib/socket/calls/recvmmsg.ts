/** The request of recvmmsg_into(), and a single attempt at it. */
import { requireKnownFamily } from '../../address/address.js';
import { deliverDescriptors } from '../../addon/control.js';
import * as syscalls from '../../addon/syscalls.js';
import { takesBetween, toFormatInt } from '../../python/arguments.js';
import type { Descriptor } from '../descriptor.js';
import { type Batch, memoryOf, toBatch } from './batch-memory.js';
import { requireMessages } from './datagrams.js';
import type { Arguments } from './owner.js';

/** The checked arguments of recvmmsg_into(). */
export interface RecvmmsgRequest {
  readonly batch: Batch;
  readonly flags: number;
}

export function recvmmsgRequest(
  descriptor: Descriptor,
  args: Arguments,
  given: unknown,
  flags: unknown,
): RecvmmsgRequest {
  const count = takesBetween('socket', 'recvmmsg_into', 1, 2, args);
  const bits = count > 1 ? toFormatInt(flags) : 0;
  const batch = toBatch('recvmmsg_into', given);
  memoryOf(batch);
  requireMessages('recvmmsg_into', descriptor);
  requireKnownFamily(descriptor);
  return { batch, flags: bits };
}

/**
 * Receives messages into the memory of the batch. Returns a native code, or their number for
 * holdMessages().
 */
export function receiveMessages(
  descriptor: Descriptor,
  { batch, flags }: RecvmmsgRequest,
  timeout: number,
): number {
  const memory = memoryOf(batch);
  memory.clear();
  return syscalls.recvmmsg(descriptor.fd, memory, flags, timeout);
}

/** Makes the messages just received the contents of the batch. */
export function holdMessages(
  descriptor: Descriptor,
  { batch }: RecvmmsgRequest,
  received: number,
): void {
  batch._memory.received(received, descriptor);
  if (syscalls.controlSize() > 0) {
    batch._memory.holdDescriptors(batch, deliverDescriptors);
  }
}
