/** sendall(), and send() of a socket without a timeout: until all is sent. */
import { sendRequest } from '../../socket/calls/send.js';
import { types } from 'node:util';
import { toBytes } from '../../python/bytes.js';
import { send as sendBytes } from '../../addon/syscalls.js';
import { failure, keepError, sendallFailure, NOT_YET } from '../../addon/result.js';
import { TRY_ONLY } from '../../waiting/timeout.js';
import { forbidsWaiting, isSilentWhenFull, isUrgent, orZero } from './flags.js';
import { Operation } from './operation.js';
import type { Target } from './target.js';

/** What the first attempt has sent of more. */
let begun = 0;

/** Most calls need one attempt, of which nothing is kept. */
abstract class SendAll<T> extends Operation<T> {
  protected abstract readonly name: 'send' | 'sendall';
  /** What comes after the first attempt. */
  protected abstract rest(data: unknown, flags: number, done: number): Operation<T>;

  override waiting(_sock: Target, args: unknown[], tried: boolean): Operation<T> {
    const done = tried ? begun : 0;
    const [, flags] = sendRequest(this.name, args, args[0], orZero(args[1]));
    return this.rest(args[0], flags, done);
  }
  override isPlain(args: unknown[]): boolean {
    return !isUrgent(args[1]);
  }
  override neverWaits({ _descriptor }: Target, args: unknown[]): boolean {
    return forbidsWaiting(_descriptor, args[1]);
  }
  attempt({ _descriptor }: Target, args: unknown[]): number {
    const [data] = args;
    let bytes: Uint8Array;
    let flags = 0;
    if (args.length === 1 && types.isUint8Array(data) && data.length > 0) bytes = data;
    else [bytes, flags] = sendRequest(this.name, args, data, orZero(args[1]));
    // The arguments may have closed the socket.
    const sent = sendBytes(_descriptor.fd, bytes, flags, TRY_ONLY);
    begun = Math.max(sent, 0);
    return sent < 0 || sent >= bytes.length ? sent : NOT_YET;
  }
  override bytesSent(): number {
    return 0;
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'send' });
  }
}

class SendAllBytes extends SendAll<null> {
  protected readonly name = 'sendall';
  override refused(code: number): never {
    throw sendallFailure(code, 0);
  }
  protected rest(data: unknown, flags: number, done: number): Operation<null> {
    return new RestOfAll(data, flags, done);
  }
  take(): null {
    return null;
  }
}

/** send() that takes all. */
class SendWhole extends SendAll<number> {
  protected readonly name = 'send';
  protected rest(data: unknown, flags: number, done: number): Operation<number> {
    return new RestOfWhole(data, flags, done);
  }
  take(sent: number): number {
    return sent;
  }
}

abstract class Rest<T> extends Operation<T> {
  private readonly size: number;

  constructor(
    private readonly data: unknown,
    private readonly flags: number,
    protected done: number,
  ) {
    super();
    this.size = toBytes(data).length;
  }

  override neverWaits({ _descriptor }: Target): boolean {
    return forbidsWaiting(_descriptor, this.flags);
  }
  override isSilent({ _descriptor }: Target): boolean {
    return isSilentWhenFull(_descriptor);
  }

  attempt({ _descriptor }: Target): number {
    // Looked at anew each time: it may have been detached, or have changed its size.
    const bytes = toBytes(this.data);
    if (bytes.length !== this.size) {
      throw new TypeError('the data changed its size while it was sent');
    }
    const { done } = this;
    const left = done === 0 ? bytes : bytes.subarray(done);
    const sent = sendBytes(_descriptor.fd, left, this.flags, TRY_ONLY);
    if (sent < 0) return this.interrupted(sent, _descriptor.fd);
    this.done += sent;
    return this.done < this.size ? NOT_YET : this.done;
  }

  /** What a code means after some bytes have gone. */
  protected interrupted(code: number, _fd: number): number {
    return code;
  }

  override bytesSent(): number {
    return this.done;
  }

  refused(code: number): T {
    throw failure(code, { syscall: 'send' });
  }
}

class RestOfAll extends Rest<null> {
  override refused(code: number): never {
    throw sendallFailure(code, this.done);
  }
  take(): null {
    return null;
  }
}

/** A call of send() that has sent something has not failed. */
class RestOfWhole extends Rest<number> {
  override refused(code: number): number {
    return this.done > 0 ? this.done : super.refused(code);
  }
  protected override interrupted(code: number, fd: number): number {
    if (this.done === 0 || code === NOT_YET) return code;
    keepError(fd, code);
    return this.done;
  }
  take(sent: number): number {
    return sent;
  }
}

export const sendAll = new SendAllBytes();
export const sendWhole = new SendWhole();
