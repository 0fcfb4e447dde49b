/** connect() and connect_ex(). */
import { encode, keepEncoded, restoreEncoded } from '../../address.js';
import { native } from '../../binding.js';
import { connect as beginConnection } from '../../calls.js';
import { endpoint } from '../../check.js';
import { takesOne } from '../../request.js';
import { EAGAIN, EALREADY, EINPROGRESS, EISCONN, failure, isTimeout } from '../../result.js';
import { TRY_ONLY } from '../../timeout.js';
import { takeSignal } from '../abort.js';
import type { ChannelSocket } from '../channel-socket.js';
import { NOT_YET } from '../direction.js';
import { resolveArgument } from '../lookup.js';
import { Operation } from './operation.js';

const { AF_UNIX } = native.constants;

abstract class Connecting<T> extends Operation<T> {
  private begun = false;
  private readonly encoded: Uint8Array;

  constructor(
    protected readonly sock: ChannelSocket,
    name: 'connect' | 'connect_ex',
    address: unknown,
    signal: AbortSignal | undefined,
  ) {
    super(signal);
    this.encoded = keepEncoded(encode(name, sock._descriptor, address));
    // A Unix listener whose queue is full tells nobody when it has room again.
    this.silent = sock._descriptor.family === AF_UNIX;
  }

  attempt(): number {
    const { _descriptor, _channel } = this.sock;
    const result = beginConnection(_descriptor.fd, restoreEncoded(this.encoded), TRY_ONLY);
    if (result === -EINPROGRESS || result === -EALREADY) {
      this.begun = true;
      _channel.writing.ready = false;
      return _descriptor.timeout === 0 ? result : NOT_YET;
    }
    return this.begun && result === -EISCONN ? 0 : result;
  }
}

class Connect extends Connecting<null> {
  constructor(
    sock: ChannelSocket,
    address: unknown,
    signal: AbortSignal | undefined,
    /** For errors: before its name was looked up. */
    private readonly given: unknown,
  ) {
    super(sock, 'connect', address, signal);
  }
  take(): null {
    return null;
  }
  refused(code: number): never {
    const { family } = this.sock._descriptor;
    throw failure(code, { syscall: 'connect', ...endpoint(this.given, family) });
  }
}

class ConnectEx extends Connecting<number> {
  take(): number {
    return 0;
  }
  override refused(code: number): number {
    return isTimeout(code) ? EAGAIN : -code;
  }
}

export function connect(
  sock: ChannelSocket,
  args: unknown[],
): Operation<null> | Promise<Operation<null>> {
  const signal = takeSignal(args);
  takesOne('socket.connect', args);
  const [given] = args;
  const begin = (): Connect => new Connect(sock, args[0], signal, given);
  return resolveArgument(sock._descriptor, args, 0, signal)?.then(begin) ?? begin();
}

export function connect_ex(
  sock: ChannelSocket,
  args: unknown[],
): Operation<number> | Promise<Operation<number>> {
  const signal = takeSignal(args);
  takesOne('socket.connect_ex', args);
  const begin = (): ConnectEx => new ConnectEx(sock, 'connect_ex', args[0], signal);
  return resolveArgument(sock._descriptor, args, 0, signal)?.then(begin) ?? begin();
}
