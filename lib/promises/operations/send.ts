/** send(), sendall(), sendto(). */
import { encode, keepEncoded, restoreEncoded } from '../../address.js';
import { toBytes } from '../../bytes.js';
import { send as sendBytes, sendto as sendBytesTo } from '../../calls.js';
import { endpoint } from '../../check.js';
import { takesBetween, toFormatInt } from '../../request.js';
import { failure } from '../../result.js';
import { TRY_ONLY } from '../../timeout.js';
import { sendRequest, sendtoRequest, transmit } from '../../transfer.js';
import { takeSignal } from '../abort.js';
import type { ChannelSocket } from '../channel-socket.js';
import { NOT_YET } from '../direction.js';
import { hasName, resolving } from '../host-name.js';
import { Preparation } from '../preparation.js';
import { forbidsWaiting, isSilentWhenFull, isStream, orZero } from './flags.js';
import { Operation } from './operation.js';

/** Without a timeout the kernel's own send(2) takes all the bytes of a stream. */
export function takesAll({ _descriptor }: ChannelSocket): boolean {
  return isStream(_descriptor) && _descriptor.timeout < 0;
}

class Send extends Operation<number> {
  constructor(
    private readonly sock: ChannelSocket,
    private readonly args: unknown[],
    signal: AbortSignal | undefined,
  ) {
    super(signal);
    this.neverWaits = forbidsWaiting(sock._descriptor, args[1]);
    this.silent = isSilentWhenFull(sock._descriptor);
  }
  override check(): void {
    sendRequest('send', this.args, this.args[0], orZero(this.args[1]));
  }
  attempt(): number {
    return transmit(this.sock._trying, 'send', this.args, this.args[0], orZero(this.args[1]));
  }
  take(sent: number): number {
    return sent;
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'send' });
  }
}

abstract class SendAll<T> extends Operation<T> {
  protected done = 0;
  private readonly size: number;
  private readonly flags: number;

  constructor(
    private readonly sock: ChannelSocket,
    name: 'send' | 'sendall',
    args: unknown[],
    signal: AbortSignal | undefined,
    private readonly data = args[0],
  ) {
    super(signal);
    if (args.length !== 1) takesBetween('socket', name, 1, 2, args);
    this.size = toBytes(data).length;
    this.flags = args[1] === undefined ? 0 : toFormatInt(args[1]);
    this.neverWaits = forbidsWaiting(sock._descriptor, this.flags);
    this.silent = isSilentWhenFull(sock._descriptor);
  }

  attempt(): number {
    // Looked at anew each time: it may have been detached, or have changed its size.
    const bytes = toBytes(this.data);
    if (bytes.length !== this.size) {
      throw new TypeError('the data changed its size while it was sent');
    }
    const { done } = this;
    const left = done === 0 ? bytes : bytes.subarray(done);
    const sent = sendBytes(this.sock._descriptor.fd, left, this.flags, TRY_ONLY);
    if (sent < 0) return this.interrupted(sent);
    this.done += sent;
    return this.done < this.size ? NOT_YET : this.done;
  }

  /** What a code means after some bytes have gone. */
  protected interrupted(code: number): number {
    return code;
  }

  override bytesSent(): number {
    return this.done;
  }

  refused(code: number): never {
    throw failure(code, { syscall: 'send' });
  }
}

class SendAllBytes extends SendAll<null> {
  take(): null {
    return null;
  }
}

/** send() that takes all: a call that has sent something has not failed. */
class SendWhole extends SendAll<number> {
  protected override interrupted(code: number): number {
    return this.done > 0 && code !== NOT_YET ? this.done : code;
  }
  take(sent: number): number {
    return sent;
  }
}

class SendTo extends Operation<number> {
  private encoded: Uint8Array | null = null;

  constructor(
    private readonly sock: ChannelSocket,
    private readonly args: unknown[],
    /** For errors: before its name was looked up. */
    private readonly address: unknown,
    signal: AbortSignal | undefined,
  ) {
    super(signal);
    this.neverWaits = args.length === 3 && forbidsWaiting(sock._descriptor, args[1]);
    this.silent = isSilentWhenFull(sock._descriptor);
  }
  override check(): void {
    const { args, sock } = this;
    const [, , address] = sendtoRequest(args, args[0], args[1], args[2]);
    this.encoded = keepEncoded(encode('sendto', sock._descriptor, address));
  }
  attempt(): number {
    const { args, sock } = this;
    const [bytes, flags, address] = sendtoRequest(args, args[0], args[1], args[2]);
    const size =
      this.encoded === null
        ? encode('sendto', sock._descriptor, address)
        : restoreEncoded(this.encoded);
    const sent = sendBytesTo(sock._descriptor.fd, bytes, flags, size, TRY_ONLY);
    // Whatever the program makes of the address from now on.
    if (sent === NOT_YET) this.encoded ??= keepEncoded(size);
    return sent;
  }
  take(sent: number): number {
    return sent;
  }
  refused(code: number): never {
    return refuse(this.sock, this.address, code);
  }
}

function refuse({ _descriptor }: ChannelSocket, address: unknown, code: number): never {
  throw failure(code, { syscall: 'sendto', ...endpoint(address, _descriptor.family) });
}

export function send(sock: ChannelSocket, args: unknown[]): Operation<number> {
  const signal = takeSignal(args);
  return args.length > 0 && takesAll(sock) && !forbidsWaiting(sock._descriptor, args[1])
    ? new SendWhole(sock, 'send', args, signal)
    : new Send(sock, args, signal);
}

export function sendall(sock: ChannelSocket, args: unknown[]): Operation<null> {
  const signal = takeSignal(args);
  return new SendAllBytes(sock, 'sendall', args, signal);
}

export function sendto(
  sock: ChannelSocket,
  args: unknown[],
): Operation<number> | Preparation<number> {
  const signal = takeSignal(args);
  const at = args.length === 3 ? 2 : 1;
  const address = args[at];
  const begin = (): SendTo => new SendTo(sock, args, address, signal);
  if (!hasName(sock._descriptor, address)) return begin();
  sendtoRequest(args, args[0], args[1], args[2]);
  const resolve = resolving('sendto', sock._descriptor, args, at);
  return new Preparation(signal, resolve, begin, (code) => refuse(sock, address, code));
}
