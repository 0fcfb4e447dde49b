/** recv(), recvfrom(), and the same into a buffer of the program. */
import { types } from 'node:util';
import { decode, requireKnownFamily, type ReturnedAddress } from '../../address.js';
import { failure } from '../../result.js';
import { requireRoom, room } from '../../slab.js';
import {
  intoRequest,
  receive,
  receiveFrom,
  receiveFromInto,
  receiveInto,
  receiveRequest,
} from '../../transfer.js';
import { takeSignal } from '../abort.js';
import { MOST } from '../intake.js';
import type { ChannelSocket } from '../channel-socket.js';
import { asksForAll, endsWithShutdown, forbidsWaiting, orZero, tellsWhenEmpty } from './flags.js';
import { Operation } from './operation.js';
import { receiveAll, receiveAllInto } from './receive-all.js';

type Sender = ReturnedAddress | null;

abstract class Receiving<T> extends Operation<T> {
  constructor(
    protected readonly sock: ChannelSocket,
    protected readonly args: unknown[],
    signal: AbortSignal | undefined,
    flags: unknown,
    size: number,
  ) {
    super(signal);
    this.neverWaits = forbidsWaiting(sock._descriptor, flags);
    if (tellsWhenEmpty(sock._descriptor, flags)) this.wanted = size;
  }
  override endsWithShutdown(): boolean {
    return endsWithShutdown(this.sock._descriptor, this.neverWaits);
  }
}

class Receive extends Receiving<Buffer> {
  constructor(
    sock: ChannelSocket,
    args: unknown[],
    signal: AbortSignal | undefined,
    flags: unknown,
    size: number,
  ) {
    super(sock, args, signal, flags, size);
    if (args.length === 1 && size > 0 && size <= MOST && Number.isInteger(size)) this.direct = size;
  }
  override takeIn(bytes: Buffer): Buffer {
    return bytes;
  }
  override check(): void {
    const { args } = this;
    requireRoom(receiveRequest('recv', args, args[0], orZero(args[1]))[0]);
  }
  attempt(): number {
    const { args } = this;
    return receive(this.sock._trying, args, args[0], orZero(args[1]));
  }
  take(received: number): Buffer {
    return room.take(received);
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'recv' });
  }
}

class ReceiveInto extends Receiving<number> {
  override check(): void {
    const { args } = this;
    intoRequest('recv_into', args, args[0], orZero(args[1]), orZero(args[2]));
  }
  attempt(): number {
    const { args } = this;
    return receiveInto(this.sock._trying, args, args[0], orZero(args[1]), orZero(args[2]));
  }
  take(received: number): number {
    return received;
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'recv' });
  }
}

class ReceiveFrom extends Receiving<[data: Buffer, address: Sender]> {
  override check(): void {
    const { args } = this;
    const [size] = receiveRequest('recvfrom', args, args[0], orZero(args[1]));
    requireKnownFamily(this.sock._descriptor);
    requireRoom(size);
  }
  attempt(): number {
    const { args } = this;
    return receiveFrom(this.sock._trying, args, args[0], orZero(args[1]));
  }
  take(received: number): [data: Buffer, address: Sender] {
    return [room.take(received), decode(this.sock._descriptor)];
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'recvfrom' });
  }
}

class ReceiveFromInto extends Receiving<[nbytes: number, address: Sender]> {
  override check(): void {
    const { args } = this;
    intoRequest('recvfrom_into', args, args[0], orZero(args[1]), orZero(args[2]));
    requireKnownFamily(this.sock._descriptor);
  }
  attempt(): number {
    const { args } = this;
    return receiveFromInto(this.sock._trying, args, args[0], orZero(args[1]), orZero(args[2]));
  }
  take(received: number): [nbytes: number, address: Sender] {
    return [received, decode(this.sock._descriptor)];
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'recvfrom' });
  }
}

function sizeOf(bufsize: unknown): number {
  return typeof bufsize === 'number' ? bufsize : 0;
}

/** How much is asked for, and the flags, wherever they stand. */
function intoOf(
  name: 'recv_into' | 'recvfrom_into',
  args: unknown[],
): readonly [size: number, flags: unknown] {
  const [first, nbytes = 0, flags = 0] = args;
  if (args.length === 1 && types.isUint8Array(first)) return [first.length, 0];
  const [, size, bits] = intoRequest(name, args, first, nbytes, flags);
  return [size, bits];
}

export function recv(sock: ChannelSocket, args: unknown[]): Operation<Buffer> {
  const signal = takeSignal(args);
  const [bufsize, flags] = args;
  const isNothing = bufsize === 0 || bufsize === 0n || bufsize === false;
  if (!isNothing && asksForAll(sock._descriptor, flags)) {
    return receiveAll(sock, args, signal, 'recv', (data) => data);
  }
  const operation = new Receive(sock, args, signal, flags, sizeOf(bufsize));
  operation.overtakes = isNothing;
  return operation;
}

export function recvfrom(
  sock: ChannelSocket,
  args: unknown[],
): Operation<[data: Buffer, address: Sender]> {
  const signal = takeSignal(args);
  const [bufsize, flags] = args;
  return asksForAll(sock._descriptor, flags)
    ? receiveAll(sock, args, signal, 'recvfrom', (data, sender) => [data, sender])
    : new ReceiveFrom(sock, args, signal, flags, sizeOf(bufsize));
}

export function recv_into(sock: ChannelSocket, args: unknown[]): Operation<number> {
  const signal = takeSignal(args);
  const [size, flags] = intoOf('recv_into', args);
  if (size > 0 && asksForAll(sock._descriptor, flags)) {
    return receiveAllInto(sock, args, signal, 'recv_into', (received) => received);
  }
  const operation = new ReceiveInto(sock, args, signal, flags, size);
  operation.overtakes = size === 0;
  return operation;
}

export function recvfrom_into(
  sock: ChannelSocket,
  args: unknown[],
): Operation<[nbytes: number, address: Sender]> {
  const signal = takeSignal(args);
  const [size, flags] = intoOf('recvfrom_into', args);
  return asksForAll(sock._descriptor, flags)
    ? receiveAllInto(sock, args, signal, 'recvfrom_into', (received, sender) => [received, sender])
    : new ReceiveFromInto(sock, args, signal, flags, size);
}
