/** accept(). */
import { requireKnownFamily } from '../../address.js';
import { accept as acceptConnection } from '../../calls.js';
import { takesNone } from '../../request.js';
import { failure } from '../../result.js';
import { TRY_ONLY } from '../../timeout.js';
import { takeSignal } from '../abort.js';
import type { ChannelSocket } from '../channel-socket.js';
import { Operation } from './operation.js';

class Accept<T> extends Operation<T> {
  constructor(
    private readonly sock: ChannelSocket,
    /** Makes a connection of its descriptor. */
    readonly take: (fd: number) => T,
    signal: AbortSignal | undefined,
  ) {
    super(signal);
  }
  attempt(): number {
    return acceptConnection(this.sock._descriptor.fd, TRY_ONLY);
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
  takesNone('socket.accept', args);
  requireKnownFamily(sock._descriptor);
  return new Accept(sock, take, signal);
}
