/** send(), sendall(), sendto(). */
import * as calls from '../../socket/calls/send.js';
import { encode } from '../../address/address.js';
import type { Sockaddr } from '../../addon/sockaddr.js';
import * as syscalls from '../../addon/syscalls.js';
import { addressFields } from '../../addon/check.js';
import { failure } from '../../addon/result.js';
import { toBytes } from '../../python/bytes.js';
import type { Descriptor } from '../../socket/descriptor.js';
import { TRY_ONLY } from '../../waiting/timeout.js';
import { hasName, resolving } from './host-name.js';
import { AfterLookup } from './after-lookup.js';
import { type Facts, forbidsWaiting, isStream, orZero, sending, sendingMessage } from './facts.js';
import type { Operation } from './operation.js';
import { SEND, SENDALL, SendAll } from './sendall.js';
import type { Target } from './target.js';

class Send implements Operation<number> {
  readonly facts: Facts;

  constructor(
    private readonly descriptor: Descriptor,
    private readonly data: unknown,
    private readonly flags: number,
  ) {
    this.facts = sending(descriptor, flags);
  }

  attempt(): number {
    const { descriptor, data, flags } = this;
    return syscalls.send(descriptor.fd, toBytes(data), flags, TRY_ONLY);
  }
  take(sent: number): number {
    return sent;
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'send' });
  }
  bytesSent(): number {
    return 0;
  }
}

/** True where send(2) of a blocking descriptor would send all bytes: on a stream without a timeout. */
export function takesAll(descriptor: Descriptor, flags: number): boolean {
  return isStream(descriptor) && descriptor.timeout < 0 && !forbidsWaiting(descriptor, flags);
}

export function send({ _descriptor }: Target, args: unknown[]): Operation<number> {
  const [data] = args;
  const [bytes, flags] = calls.sendRequest('send', args, data, orZero(args[1]));
  return takesAll(_descriptor, flags)
    ? new SendAll(_descriptor, data, bytes.length, flags, SEND)
    : new Send(_descriptor, data, flags);
}

export function sendall({ _descriptor }: Target, args: unknown[]): Operation<null> {
  const [data] = args;
  const [bytes, flags] = calls.sendRequest('sendall', args, data, orZero(args[1]));
  return new SendAll(_descriptor, data, bytes.length, flags, SENDALL);
}

export class SendTo implements Operation<number> {
  readonly facts: Facts;

  constructor(
    private readonly descriptor: Descriptor,
    private readonly data: unknown,
    private readonly flags: number,
    private readonly sockaddr: Sockaddr,
    /** The address as the program has passed it, for the error. */
    private readonly address: unknown,
  ) {
    this.facts = sendingMessage(descriptor, flags);
  }

  attempt(): number {
    const { descriptor, data, flags, sockaddr } = this;
    return syscalls.sendto(descriptor.fd, toBytes(data), flags, sockaddr, TRY_ONLY);
  }
  take(sent: number): number {
    return sent;
  }
  refused(code: number): never {
    return refuseTo(this.descriptor, this.address, code);
  }
  bytesSent(): number {
    return 0;
  }
}

function refuseTo({ family }: Descriptor, address: unknown, code: number): never {
  throw failure(code, { syscall: 'sendto', ...addressFields(address, family) });
}

export function sendto(
  { _descriptor }: Target,
  args: unknown[],
): Operation<number> | AfterLookup<number> {
  const [data] = args;
  const [, flags, given] = calls.sendtoRequest(args, data, args[1], args[2]);
  const to = (address: unknown): Operation<number> => {
    const sockaddr = encode('sendto', _descriptor, address);
    return new SendTo(_descriptor, data, flags, sockaddr, given);
  };
  if (!hasName(_descriptor, given)) return to(given);
  const refuse = (code: number): never => refuseTo(_descriptor, given, code);
  return new AfterLookup(resolving('sendto', _descriptor, given), to, refuse);
}
