/** recv(), recvfrom(), and the same into a buffer of the program. */
import * as calls from '../../socket/calls/recv.js';
import type { Bytes } from '../../python/bytes.js';
import { types } from 'node:util';
import { decode, requireKnownFamily, type ReturnedAddress } from '../../address/address.js';
import { leftAddress } from '../../addon/flat-address.js';
import { failure } from '../../addon/result.js';
import { requireRoom, room } from '../../addon/slab.js';
import { MOST_AHEAD } from '../engine/receive-ahead.js';
import {
  asksForAll,
  endedReading,
  forbidsWaitingForData,
  isNone,
  orZero,
  tellsWhenEmpty,
} from './flags.js';
import { Operation } from './operation.js';
import { receiveAll, receiveAllInto } from './recv-waitall.js';
import type { Target } from './target.js';

type Sender = ReturnedAddress | null;

/** Of a number of bytes. */
abstract class Receiving<T> extends Operation<T> {
  override neverWaits({ _descriptor }: Target, args: unknown[]): boolean {
    return forbidsWaitingForData(_descriptor, args[1]);
  }
  override isPlain(args: unknown[]): boolean {
    return isNone(args[1]);
  }
  override ended(sock: Target, args: unknown[], timeout: number): number | null {
    return endedReading(sock, args[1], timeout);
  }
  override wanted({ _descriptor }: Target, args: unknown[]): number {
    return tellsWhenEmpty(_descriptor, args[1]) ? sizeOf(args[0]) : 0;
  }
}

class Receive extends Receiving<Bytes> {
  override waiting(_sock: Target, args: unknown[], tried: boolean): this {
    if (!tried) requireRoom(calls.recvRequest('recv', args, args[0], orZero(args[1]))[0]);
    return this;
  }
  override overtakes([bufsize]: unknown[]): boolean {
    return isNothing(bufsize);
  }
  override direct(args: unknown[]): number {
    const size = args.length === 1 ? sizeOf(args[0]) : 0;
    return size > 0 && size <= MOST_AHEAD && Number.isInteger(size) ? size : 0;
  }
  attempt({ _trying }: Target, args: unknown[]): number {
    return calls.recv(_trying, args, args[0], orZero(args[1]));
  }
  take(received: number): Bytes {
    return room.take(received);
  }
  override takeIn(bytes: Bytes): Bytes {
    return bytes;
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'recv' });
  }
}

class ReceiveFrom extends Receiving<[data: Bytes, address: Sender]> {
  override waiting({ _descriptor }: Target, args: unknown[], tried: boolean): this {
    if (tried) return this;
    const [size] = calls.recvRequest('recvfrom', args, args[0], orZero(args[1]));
    requireKnownFamily(_descriptor);
    requireRoom(size);
    return this;
  }
  attempt({ _trying }: Target, args: unknown[]): number {
    return calls.recvfrom(_trying, args, args[0], orZero(args[1]));
  }
  take(received: number, { _descriptor }: Target): [data: Bytes, address: Sender] {
    return [room.take(received), decode(leftAddress, _descriptor)];
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'recvfrom' });
  }
}

/** What intoOf() says of the arguments; of a buffer given alone, which is that large. */
const WHOLE = -1;

abstract class ReceivingInto<T> extends Operation<T> {
  constructor(
    private readonly size: number,
    private readonly flags: unknown,
  ) {
    super();
  }

  override neverWaits({ _descriptor }: Target): boolean {
    return forbidsWaitingForData(_descriptor, this.flags);
  }
  override isPlain(): boolean {
    return isNone(this.flags);
  }
  override ended(sock: Target, _args: unknown[], timeout: number): number | null {
    return endedReading(sock, this.flags, timeout);
  }
  override wanted({ _descriptor }: Target, [buffer]: unknown[]): number {
    if (!tellsWhenEmpty(_descriptor, this.flags)) return 0;
    if (this.size !== WHOLE) return this.size;
    return types.isUint8Array(buffer) ? buffer.length : 0;
  }
}

class ReceiveInto extends ReceivingInto<number> {
  override waiting(_sock: Target, args: unknown[], tried: boolean): this {
    if (!tried) calls.intoRequest('recv_into', args, args[0], orZero(args[1]), orZero(args[2]));
    return this;
  }
  attempt({ _trying }: Target, args: unknown[]): number {
    return calls.recv_into(_trying, args, args[0], orZero(args[1]), orZero(args[2]));
  }
  take(received: number): number {
    return received;
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'recv' });
  }
}

/** Of no bytes. */
class ReceiveNothing extends ReceiveInto {
  override overtakes(): boolean {
    return true;
  }
}

class ReceiveFromInto extends ReceivingInto<[nbytes: number, address: Sender]> {
  override waiting({ _descriptor }: Target, args: unknown[], tried: boolean): this {
    if (tried) return this;
    calls.intoRequest('recvfrom_into', args, args[0], orZero(args[1]), orZero(args[2]));
    requireKnownFamily(_descriptor);
    return this;
  }
  attempt({ _trying }: Target, args: unknown[]): number {
    return calls.recvfrom_into(_trying, args, args[0], orZero(args[1]), orZero(args[2]));
  }
  take(received: number, { _descriptor }: Target): [nbytes: number, address: Sender] {
    return [received, decode(leftAddress, _descriptor)];
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'recvfrom' });
  }
}

function isNothing(bufsize: unknown): boolean {
  return bufsize === 0 || bufsize === 0n || bufsize === false;
}

function sizeOf(bufsize: unknown): number {
  return typeof bufsize === 'number' ? bufsize : 0;
}

function isWhole(args: unknown[]): boolean {
  const [buffer] = args;
  return args.length === 1 && types.isUint8Array(buffer) && buffer.length > 0;
}

/** How much is asked for, and the flags, wherever they stand. */
function intoOf(
  name: 'recv_into' | 'recvfrom_into',
  args: unknown[],
): readonly [size: number, flags: unknown] {
  const [first, nbytes = 0, flags = 0] = args;
  if (args.length === 1 && types.isUint8Array(first)) return [first.length, 0];
  const [, size, bits] = calls.intoRequest(name, args, first, nbytes, flags);
  return [size, bits];
}

const receiveOne = new Receive();
const receiveOneFrom = new ReceiveFrom();
const receiveWhole = new ReceiveInto(WHOLE, 0);
const receiveWholeFrom = new ReceiveFromInto(WHOLE, 0);

export function recv({ _descriptor }: Target, args: unknown[]): Operation<Bytes> {
  return !isNothing(args[0]) && asksForAll(_descriptor, args[1])
    ? receiveAll(args, 'recv', (data) => data)
    : receiveOne;
}

export function recvfrom(
  { _descriptor }: Target,
  args: unknown[],
): Operation<[data: Bytes, address: Sender]> {
  return asksForAll(_descriptor, args[1])
    ? receiveAll(args, 'recvfrom', (data, sender) => [data, sender])
    : receiveOneFrom;
}

export function recv_into({ _descriptor }: Target, args: unknown[]): Operation<number> {
  if (isWhole(args)) return receiveWhole;
  const [size, flags] = intoOf('recv_into', args);
  if (size === 0) return new ReceiveNothing(size, flags);
  return asksForAll(_descriptor, flags)
    ? receiveAllInto(args, 'recv_into', (received) => received)
    : new ReceiveInto(size, flags);
}

export function recvfrom_into(
  { _descriptor }: Target,
  args: unknown[],
): Operation<[nbytes: number, address: Sender]> {
  if (isWhole(args)) return receiveWholeFrom;
  const [size, flags] = intoOf('recvfrom_into', args);
  return asksForAll(_descriptor, flags)
    ? receiveAllInto(args, 'recvfrom_into', (received, sender) => [received, sender])
    : new ReceiveFromInto(size, flags);
}
