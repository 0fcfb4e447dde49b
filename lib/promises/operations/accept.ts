/** accept(). */
import { requireKnownFamily } from '../../address/address.js';
import { native } from '../../addon/binding.js';
import { accept as acceptConnection } from '../../addon/syscalls.js';
import { EINVAL } from '../../addon/errno.js';
import { failure, NOT_YET } from '../../addon/result.js';
import type { Descriptor } from '../../socket/descriptor.js';
import { acceptSignature } from '../../socket/socket-base.js';
import { TRY_ONLY } from '../../waiting/timeout.js';
import { type Facts, USUAL } from './facts.js';
import type { Operation } from './operation.js';
import { option } from './probe.js';
import type { Target } from './target.js';

const { SO_ACCEPTCONN = 0 } = native.constants;

/** For a call without a timeout: the kernel refuses it with EINVAL once a Unix listener has been shut down. */
const UNLIMITED: Facts = { ...USUAL, atEnd: -EINVAL };

class Accept<T> implements Operation<T> {
  readonly facts: Facts;

  constructor(
    private readonly descriptor: Descriptor,
    /** Makes a connection from its descriptor. */
    readonly take: (fd: number) => T,
  ) {
    this.facts = descriptor.timeout < 0 ? UNLIMITED : USUAL;
  }

  attempt(): number {
    const { fd } = this.descriptor;
    const result = acceptConnection(fd, TRY_ONLY);
    // No connection ever arrives on a socket that does not listen: let accept(2) refuse it.
    return result === NOT_YET && option(fd, SO_ACCEPTCONN) === 0 ? acceptConnection(fd, 0) : result;
  }

  refused(code: number): never {
    throw failure(code, { syscall: 'accept' });
  }
}

export function accept<T>(
  { _descriptor }: Target,
  args: unknown[],
  take: (fd: number) => T,
): Operation<T> {
  acceptSignature(args);
  requireKnownFamily(_descriptor);
  return new Accept(_descriptor, take);
}
