/** recvmsg() and recvmsg_into(). */
import * as calls from '../../socket/calls/recvmsg.js';
import type { MessageRest } from '../../socket/calls/recvmsg.js';
import type { Bytes } from '../../python/bytes.js';
import { requireKnownFamily } from '../../address/address.js';
import { failure } from '../../addon/result.js';
import { newBuffer, requireRoom, room } from '../../addon/slab.js';
import type { Descriptor } from '../../socket/descriptor.js';
import { TRY_ONLY } from '../../waiting/timeout.js';
import { asksForAll, type Facts, orZero, receiving } from './facts.js';
import type { Operation } from './operation.js';
import { ReceiveMessageAll } from './recvmsg-waitall.js';
import type { Target } from './target.js';

type Received<T> = [received: T, ...rest: MessageRest];

class ReceiveMessage implements Operation<Received<Bytes>> {
  readonly facts: Facts;

  constructor(
    private readonly descriptor: Descriptor,
    private readonly request: calls.RecvmsgRequest,
  ) {
    this.facts = receiving(descriptor, request.flags, 0);
  }

  attempt(): number {
    const { size, ancillarySize, flags } = this.request;
    return calls.receiveMessage(this.descriptor.fd, size, ancillarySize, flags, TRY_ONLY);
  }
  take(received: number): Received<Bytes> {
    const rest = calls.messageRest(this.descriptor);
    return [room.takeWithin(received), ...rest];
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'recvmsg' });
  }
}

class ReceiveMessageInto implements Operation<Received<number>> {
  readonly facts: Facts;

  constructor(
    private readonly descriptor: Descriptor,
    private readonly request: calls.RecvmsgIntoRequest,
  ) {
    this.facts = receiving(descriptor, request.flags, 0);
  }

  attempt(): number {
    const { buffers, ancillarySize, flags } = this.request;
    const parts = calls.toWritableParts(buffers);
    return calls.receiveMessageInto(this.descriptor.fd, parts, ancillarySize, flags, TRY_ONLY);
  }
  take(received: number): Received<number> {
    return [received, ...calls.messageRest(this.descriptor)];
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'recvmsg' });
  }
}

export function recvmsg(sock: Target, args: unknown[]): Operation<Received<Bytes>> {
  const request = calls.recvmsgRequest(args, args[0], orZero(args[1]), orZero(args[2]));
  const { size, ancillarySize, flags } = request;
  const { _descriptor } = sock;
  const all = asksForAll(_descriptor, flags);
  requireKnownFamily(_descriptor);
  calls.requireControlSize(ancillarySize);
  if (!all) {
    requireRoom(size);
    return new ReceiveMessage(_descriptor, request);
  }
  const memory = newBuffer(size);
  return new ReceiveMessageAll(sock, { ancillarySize, flags, parts: () => [memory] }, (received) =>
    memory.subarray(0, received),
  );
}

export function recvmsg_into(sock: Target, args: unknown[]): Operation<Received<number>> {
  const request = calls.recvmsgIntoRequest(args, args[0], orZero(args[1]), orZero(args[2]));
  const { buffers, ancillarySize, flags } = request;
  const { _descriptor } = sock;
  requireKnownFamily(_descriptor);
  calls.requireControlSize(ancillarySize);
  if (!asksForAll(_descriptor, flags)) return new ReceiveMessageInto(_descriptor, request);
  return new ReceiveMessageAll(
    sock,
    { ancillarySize, flags, parts: () => calls.toWritableParts(buffers) },
    (received) => received,
  );
}
