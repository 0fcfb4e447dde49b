/** accept(). */
import { requireKnownFamily } from '../../address/address.js';
import { native } from '../../addon/binding.js';
import { accept as acceptConnection } from '../../addon/syscalls.js';
import { EINVAL, failure, NOT_YET } from '../../addon/result.js';
import { acceptSignature } from '../../socket/socket-base.js';
import { TRY_ONLY } from '../../waiting/timeout.js';
import { Operation } from './operation.js';
import { option } from './probe.js';
import type { Target } from './target.js';

const { SO_ACCEPTCONN = 0 } = native.constants;

class Accept<T> extends Operation<T> {
  /** take: makes a connection of its descriptor. */
  constructor(readonly take: (fd: number) => T) {
    super();
  } /** A Unix listener that has been shut down; without a limit the kernel says so. */
  override ended({ _channel }: Target, _args: unknown[], timeout: number): number | null {
    return _channel.reading.finished && timeout < 0 ? -EINVAL : null;
  }
  attempt({ _descriptor: { fd } }: Target): number {
    const result = acceptConnection(fd, TRY_ONLY);
    // What does not listen would be waited for in vain: accept(2) refuses it.
    return result === NOT_YET && option(fd, SO_ACCEPTCONN) === 0 ? acceptConnection(fd, 0) : result;
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'accept' });
  }
}

export function accept<T>(sock: Target, args: unknown[], take: (fd: number) => T): Operation<T> {
  acceptSignature(args);
  requireKnownFamily(sock._descriptor);
  return new Accept(take);
}
