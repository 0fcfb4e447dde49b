/** accept(). */
import { requireKnownFamily } from '../../address.js';
import { native } from '../../binding.js';
import { accept as acceptConnection } from '../../calls.js';
import { failure } from '../../result.js';
import { acceptSignature } from '../../socket-base.js';
import { TRY_ONLY } from '../../timeout.js';
import { takeSignal } from '../abort.js';
import type { ChannelSocket } from '../channel-socket.js';
import { NOT_YET } from '../direction.js';
import { Operation } from './operation.js';
import { option } from './ready.js';

const { SO_ACCEPTCONN = 0 } = native.constants;

class Accept<T> extends Operation<T> {
  constructor(
    private readonly sock: ChannelSocket,
    /** Makes a connection of its descriptor. */
    readonly take: (fd: number) => T,
    signal: AbortSignal | undefined,
  ) {
    super(signal);
    this.asksFirst = true;
  }
  attempt(): number {
    const { fd } = this.sock._descriptor;
    const result = acceptConnection(fd, TRY_ONLY);
    // What does not listen would be waited for in vain: accept(2) refuses it.
    return result === NOT_YET && option(fd, SO_ACCEPTCONN) === 0 ? acceptConnection(fd, 0) : result;
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'accept' });
  }
}

export function accept<T>(
  sock: ChannelSocket,
  args: unknown[],
  take: (fd: number) => T,
): Operation<T> {
  const signal = takeSignal(args);
  acceptSignature(args);
  requireKnownFamily(sock._descriptor);
  return new Accept(sock, take, signal);
}
