/** recvmsg() and recvmsg_into(). */
import { toList } from '../../socket/calls/buffers.js';
import * as calls from '../../socket/calls/recvmsg.js';
import type { MessageRest } from '../../socket/calls/recvmsg.js';
import type { Bytes } from '../../python/bytes.js';
import { requireKnownFamily } from '../../address/address.js';
import { takesBetween, toFormatInt } from '../../python/arguments.js';
import { failure } from '../../addon/result.js';
import { newBuffer, requireRoom, room } from '../../addon/slab.js';
import { asksForAll, endedReading, forbidsWaitingForData, isNone, orZero } from './flags.js';
import { Operation } from './operation.js';
import { ReceiveMessageAll } from './recvmsg-waitall.js';
import type { Target } from './target.js';

type Received<T> = [received: T, ...rest: MessageRest];

abstract class ReceivingMessage<T> extends Operation<Received<T>> {
  override neverWaits({ _descriptor }: Target, args: unknown[]): boolean {
    return forbidsWaitingForData(_descriptor, args[2]);
  }
  override isPlain(args: unknown[]): boolean {
    return isNone(args[2]);
  }
  override ended(sock: Target, args: unknown[], timeout: number): number | null {
    return endedReading(sock, args[2], timeout);
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'recvmsg' });
  }
}

class ReceiveMessage extends ReceivingMessage<Bytes> {
  override waiting({ _descriptor }: Target, args: unknown[], tried: boolean): this {
    if (tried) return this;
    const [size, ancillarySize] = calls.recvmsgRequest(
      args,
      args[0],
      orZero(args[1]),
      orZero(args[2]),
    );
    requireKnownFamily(_descriptor);
    calls.requireControlSize(ancillarySize);
    requireRoom(size);
    return this;
  }
  attempt({ _trying }: Target, args: unknown[]): number {
    return calls.recvmsg(_trying, args, args[0], orZero(args[1]), orZero(args[2]));
  }
  take(received: number, { _descriptor }: Target): Received<Bytes> {
    const rest = calls.messageRest(_descriptor);
    return [room.takeWithin(received), ...rest];
  }
}

class ReceiveMessageInto extends ReceivingMessage<number> {
  override waiting({ _descriptor }: Target, args: unknown[], tried: boolean): this {
    if (tried) return this;
    const [, ancillarySize] = calls.recvmsgIntoRequest(
      args,
      args[0],
      orZero(args[1]),
      orZero(args[2]),
    );
    requireKnownFamily(_descriptor);
    calls.requireControlSize(ancillarySize);
    return this;
  }
  attempt({ _trying }: Target, args: unknown[]): number {
    return calls.recvmsg_into(_trying, args, args[0], orZero(args[1]), orZero(args[2]));
  }
  take(received: number, { _descriptor }: Target): Received<number> {
    return [received, ...calls.messageRest(_descriptor)];
  }
}

const receiveOne = new ReceiveMessage();
const receiveOneInto = new ReceiveMessageInto();

export function recvmsg({ _descriptor }: Target, args: unknown[]): Operation<Received<Bytes>> {
  const [bufsize, ancbufsize = 0, flags = 0] = args;
  if (!asksForAll(_descriptor, flags)) return receiveOne;
  const [size, ancillarySize, bits] = calls.recvmsgRequest(args, bufsize, ancbufsize, flags);
  const memory = newBuffer(size);
  const request = { parts: [memory], ancillarySize, flags: bits };
  const shape = (received: number): Bytes => memory.subarray(0, received);
  return new ReceiveMessageAll(() => request, shape);
}

export function recvmsg_into(
  { _descriptor }: Target,
  args: unknown[],
): Operation<Received<number>> {
  // An iterable can be read once only, a call tried again and again.
  if (args.length > 0) {
    takesBetween('socket', 'recvmsg_into', 1, 3, args);
    for (const number of args.slice(1)) toFormatInt(number);
    args[0] = toList(args[0], 'recvmsg_into() argument 1 must be an iterable');
  }
  const [buffers, ancbufsize = 0, flags = 0] = args;
  if (!asksForAll(_descriptor, flags)) return receiveOneInto;
  const request = () => {
    const [parts, ancillarySize, bits] = calls.recvmsgIntoRequest(args, buffers, ancbufsize, flags);
    return { parts, ancillarySize, flags: bits };
  };
  return new ReceiveMessageAll(request, (received) => received);
}
