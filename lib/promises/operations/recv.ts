/** recv(), recvfrom(), recv_into() and recvfrom_into(). */
import * as calls from '../../socket/calls/recv.js';
import type { Bytes } from '../../python/bytes.js';
import { decode, requireKnownFamily, type ReturnedAddress } from '../../address/address.js';
import { leftAddress } from '../../addon/flat-address.js';
import { failure } from '../../addon/result.js';
import { requireRoom, room } from '../../addon/slab.js';
import { recv as receive, recvfrom as receiveFrom } from '../../addon/syscalls.js';
import type { Descriptor } from '../../socket/descriptor.js';
import { TRY_ONLY } from '../../waiting/timeout.js';
import { MOST_AHEAD } from '../engine/receive-ahead.js';
import { asksForAll, type Facts, orZero, receiving, USUAL } from './facts.js';
import type { Operation } from './operation.js';
import { receiveAll, receiveAllInto } from './recv-waitall.js';
import type { Target } from './target.js';

type Sender = ReturnedAddress | null;

/** For a size of 0 bytes, which needs no system call. */
const NOTHING: Facts = { ...USUAL, overtakes: true };

class Receive implements Operation<Bytes> {
  constructor(
    private readonly descriptor: Descriptor,
    private readonly size: number,
    private readonly flags: number,
    readonly facts: Facts,
  ) {}

  attempt(): number {
    return calls.receive(this.descriptor.fd, this.size, this.flags, TRY_ONLY);
  }
  take(received: number): Bytes {
    return room.take(received);
  }
  takeIn(bytes: Bytes): Bytes {
    return bytes;
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'recv' });
  }
}

class ReceiveFrom implements Operation<[data: Bytes, address: Sender]> {
  readonly facts: Facts;

  constructor(
    private readonly descriptor: Descriptor,
    private readonly size: number,
    private readonly flags: number,
  ) {
    this.facts = receiving(descriptor, flags, size);
  }

  attempt(): number {
    return calls.receiveFrom(this.descriptor.fd, this.size, this.flags, TRY_ONLY);
  }
  take(received: number): [data: Bytes, address: Sender] {
    return [room.take(received), decode(leftAddress, this.descriptor)];
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'recvfrom' });
  }
}

class ReceiveInto implements Operation<number> {
  readonly facts: Facts;

  constructor(
    private readonly descriptor: Descriptor,
    private readonly request: calls.IntoRequest,
  ) {
    const { size, flags } = request;
    this.facts = size === 0 ? NOTHING : receiving(descriptor, flags, size);
  }

  attempt(): number {
    const into = calls.intoMemory('recv_into', this.request);
    if (into.length === 0) return 0;
    return receive(this.descriptor.fd, into, 0, into.length, this.request.flags, TRY_ONLY);
  }
  take(received: number): number {
    return received;
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'recv' });
  }
}

export class ReceiveFromInto implements Operation<[nbytes: number, address: Sender]> {
  readonly facts: Facts;

  constructor(
    private readonly descriptor: Descriptor,
    private readonly request: calls.IntoRequest,
  ) {
    this.facts = receiving(descriptor, request.flags, request.size);
  }

  attempt(): number {
    const into = calls.intoMemory('recvfrom_into', this.request);
    return receiveFrom(this.descriptor.fd, into, 0, into.length, this.request.flags, TRY_ONLY);
  }
  take(received: number): [nbytes: number, address: Sender] {
    return [received, decode(leftAddress, this.descriptor)];
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'recvfrom' });
  }
}

export function recv(sock: Target, args: unknown[]): Operation<Bytes> {
  const [size, flags] = calls.recvRequest('recv', args, args[0], orZero(args[1]));
  const { _descriptor } = sock;
  if (size > 0 && asksForAll(_descriptor, flags)) {
    return receiveAll(sock, 'recv', size, flags, (data) => data);
  }
  requireRoom(size);
  const ahead = flags === 0 && size <= MOST_AHEAD ? size : 0;
  const facts = size === 0 ? NOTHING : receiving(_descriptor, flags, size, ahead);
  return new Receive(_descriptor, size, flags, facts);
}

/** Returns the facts of recv(size) if the engine may receive for it and it has no timeout, else null. */
export function shortFacts(descriptor: Descriptor, size: unknown): Facts | null {
  if (typeof size !== 'number' || (size | 0) !== size || size <= 0 || size > MOST_AHEAD)
    return null;
  return descriptor.timeout < 0 ? receiving(descriptor, 0, size, size) : null;
}

/** Returns a recv() operation for facts from shortFacts(). */
export function shortOperation(descriptor: Descriptor, facts: Facts): Operation<Bytes> {
  return new Receive(descriptor, facts.direct, 0, facts);
}

export function recvfrom(sock: Target, args: unknown[]): Operation<[data: Bytes, address: Sender]> {
  const [size, flags] = calls.recvRequest('recvfrom', args, args[0], orZero(args[1]));
  const { _descriptor } = sock;
  if (asksForAll(_descriptor, flags)) {
    return receiveAll(sock, 'recvfrom', size, flags, (data, sender) => [data, sender]);
  }
  requireKnownFamily(_descriptor);
  requireRoom(size);
  return new ReceiveFrom(_descriptor, size, flags);
}

export function recv_into(sock: Target, args: unknown[]): Operation<number> {
  const [buffer, nbytes, flags] = args;
  const request = calls.intoRequest('recv_into', args, buffer, orZero(nbytes), orZero(flags));
  const { _descriptor } = sock;
  return request.size > 0 && asksForAll(_descriptor, request.flags)
    ? receiveAllInto(sock, 'recv_into', request, (received) => received)
    : new ReceiveInto(_descriptor, request);
}

export function recvfrom_into(
  sock: Target,
  args: unknown[],
): Operation<[nbytes: number, address: Sender]> {
  const [buffer, nbytes, flags] = args;
  const request = calls.intoRequest('recvfrom_into', args, buffer, orZero(nbytes), orZero(flags));
  const { _descriptor } = sock;
  if (asksForAll(_descriptor, request.flags)) {
    return receiveAllInto(sock, 'recvfrom_into', request, (received, sender) => [received, sender]);
  }
  requireKnownFamily(_descriptor);
  return new ReceiveFromInto(_descriptor, request);
}
