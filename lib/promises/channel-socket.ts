/** What the promise flavour of sockets is made of: a channel, and ways to wait on it. */
import { native } from '../binding.js';
import { sendfile } from '../calls.js';
import type { Patience } from '../descriptor.js';
import { isTimeout } from '../result.js';
import { SocketBase } from '../socket-base.js';
import { TRY_ONLY } from '../timeout.js';
import { type Call, Channel } from './channel.js';

const {
  AF_INET,
  AF_INET6,
  AF_UNIX,
  SOCK_STREAM,
  MSG_DONTWAIT = 0,
  MSG_ERRQUEUE = 0,
} = native.constants;
const NEVER_WAITS = MSG_DONTWAIT | MSG_ERRQUEUE;

/** The same descriptor, asked for one attempt. */
class Trying implements Patience {
  readonly timeout = TRY_ONLY;

  constructor(private readonly descriptor: Patience) {}

  get fd(): number {
    return this.descriptor.fd;
  }
  get family(): number {
    return this.descriptor.family;
  }
  get proto(): number {
    return this.descriptor.proto;
  }
}

/** For calls whose value is their result. */
export const asIs = (result: number): number => result;

/** The shortest wait, in nanoseconds. */
const GLANCE = 1;

/** What poll(2) says; errors are for the call itself to find. */
export function isWritable(fd: number): boolean {
  return !isTimeout(sendfile(fd, -1, 0, 0, GLANCE));
}

export abstract class ChannelSocket extends SocketBase {
  /** @internal */
  readonly _trying: { readonly _descriptor: Patience } = {
    _descriptor: new Trying(this._descriptor),
  };
  /** @internal */
  readonly _channel: Channel = new Channel(this._descriptor);

  constructor(...args: ConstructorParameters<typeof SocketBase>) {
    super(...args);
    Object.defineProperty(this, '_trying', { enumerable: false });
    Object.defineProperty(this, '_channel', { enumerable: false });
    this._descriptor.channel = this._channel;
  }

  /** Calls that wait keep the process alive, which is how a socket begins. */
  ref(): this {
    this._channel.retains = true;
    return this;
  }

  /** Calls that wait from now on do not keep the process alive. */
  unref(): this {
    this._channel.retains = false;
    return this;
  }

  protected reads<T>(
    call: Call<T>,
    signal: AbortSignal | undefined,
  ): Promise<T | number> | T | number {
    return this._channel.perform(this._channel.reading, call, this._descriptor.timeout, signal);
  }

  protected writes<T>(
    call: Call<T>,
    signal: AbortSignal | undefined,
  ): Promise<T | number> | T | number {
    return this._channel.perform(this._channel.writing, call, this._descriptor.timeout, signal);
  }

  protected isStream(): boolean {
    return this._descriptor.type === SOCK_STREAM;
  }

  /**
   * A TCP stream that gave less than was asked for is empty, and the engine tells when it is not any
   * more; others may have more all the same.
   */
  protected reading(flags: number, size: number): Pick<Call<never>, 'wanted' | 'neverWaits'> {
    const { family } = this._descriptor;
    const tells = this.isStream() && (family === AF_INET || family === AF_INET6) && flags === 0;
    return { wanted: tells ? size : 0, neverWaits: this.neverWaits(flags) };
  }

  protected writing(flags: number): Pick<Call<never>, 'wanted' | 'neverWaits' | 'silent'> {
    // A Unix datagram socket is not told when its peer has room again.
    const silent = this._descriptor.family === AF_UNIX && !this.isStream();
    return { wanted: 0, neverWaits: this.neverWaits(flags), silent };
  }

  /** With a timeout CPython waits first, whatever the flags say. */
  protected neverWaits(flags: number): boolean {
    return (flags & NEVER_WAITS) !== 0 && this._descriptor.timeout < 0;
  }
}
