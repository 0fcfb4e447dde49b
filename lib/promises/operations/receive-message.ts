/** recvmsg() and recvmsg_into(). */
import { requireKnownFamily } from '../../address.js';
import {
  type MessageRest,
  messageRest,
  receiveMessage,
  receiveMessageInto,
  recvmsgIntoRequest,
  recvmsgRequest,
  requireControlSize,
  toList,
} from '../../messages.js';
import { takesBetween, toFormatInt } from '../../request.js';
import { failure } from '../../result.js';
import { newBuffer, requireRoom, room } from '../../slab.js';
import { takeSignal } from '../abort.js';
import type { ChannelSocket } from '../channel-socket.js';
import { asksForAll, endsWithShutdown, forbidsWaiting, orZero } from './flags.js';
import { Operation } from './operation.js';
import { ReceiveMessageAll } from './receive-message-all.js';

type Received<T> = [received: T, ...rest: MessageRest];

abstract class ReceivingMessage<T> extends Operation<Received<T>> {
  constructor(
    protected readonly sock: ChannelSocket,
    protected readonly args: unknown[],
    signal: AbortSignal | undefined,
  ) {
    super(signal);
    this.neverWaits = forbidsWaiting(sock._descriptor, args[2]);
  }
  override endsWithShutdown(): boolean {
    return endsWithShutdown(this.sock._descriptor, this.neverWaits);
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'recvmsg' });
  }
}

class ReceiveMessage extends ReceivingMessage<Buffer> {
  override check(): void {
    const { args } = this;
    const [size, ancillarySize] = recvmsgRequest(args, args[0], orZero(args[1]), orZero(args[2]));
    requireKnownFamily(this.sock._descriptor);
    requireControlSize(ancillarySize);
    requireRoom(size);
  }
  attempt(): number {
    const { args } = this;
    return receiveMessage(this.sock._trying, args, args[0], orZero(args[1]), orZero(args[2]));
  }
  take(received: number): Received<Buffer> {
    const rest = messageRest(this.sock._descriptor);
    return [room.takeWithin(received), ...rest];
  }
}

class ReceiveMessageInto extends ReceivingMessage<number> {
  override check(): void {
    const { args } = this;
    const [, ancillarySize] = recvmsgIntoRequest(args, args[0], orZero(args[1]), orZero(args[2]));
    requireKnownFamily(this.sock._descriptor);
    requireControlSize(ancillarySize);
  }
  attempt(): number {
    const { args } = this;
    return receiveMessageInto(this.sock._trying, args, args[0], orZero(args[1]), orZero(args[2]));
  }
  take(received: number): Received<number> {
    return [received, ...messageRest(this.sock._descriptor)];
  }
}

export function recvmsg(sock: ChannelSocket, args: unknown[]): Operation<Received<Buffer>> {
  const signal = takeSignal(args);
  const [bufsize, ancbufsize = 0, flags = 0] = args;
  if (!asksForAll(sock._descriptor, flags)) return new ReceiveMessage(sock, args, signal);
  const [size, ancillarySize, bits] = recvmsgRequest(args, bufsize, ancbufsize, flags);
  const memory = newBuffer(size);
  const request = { parts: [memory], ancillarySize, flags: bits };
  const shape = (received: number): Buffer => memory.subarray(0, received);
  return new ReceiveMessageAll(sock, signal, () => request, shape);
}

export function recvmsg_into(sock: ChannelSocket, args: unknown[]): Operation<Received<number>> {
  const signal = takeSignal(args);
  // An iterable can be read once only, a call tried again and again.
  if (args.length > 0) {
    takesBetween('socket', 'recvmsg_into', 1, 3, args);
    for (const number of args.slice(1)) toFormatInt(number);
    args[0] = toList(args[0], 'recvmsg_into() argument 1 must be an iterable');
  }
  const [buffers, ancbufsize = 0, flags = 0] = args;
  if (!asksForAll(sock._descriptor, flags)) return new ReceiveMessageInto(sock, args, signal);
  const request = () => {
    const [parts, ancillarySize, bits] = recvmsgIntoRequest(args, buffers, ancbufsize, flags);
    return { parts, ancillarySize, flags: bits };
  };
  return new ReceiveMessageAll(sock, signal, request, (received) => received);
}
