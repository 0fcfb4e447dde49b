/** recv(), recvfrom(), and the same into a buffer of the program. */
import { types } from 'node:util';
import { decode, type ReturnedAddress } from '../../address.js';
import { bindBuffer } from '../../request-buffer.js';
import { failure } from '../../result.js';
import { room } from '../../slab.js';
import { receive, receiveFrom, receiveFromInto, receiveInto } from '../../transfer.js';
import { takeSignal } from '../abort.js';
import type { ChannelSocket } from '../channel-socket.js';
import { asksForAll, forbidsWaiting, tellsWhenEmpty } from './flags.js';
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
    this.neverWaits = forbidsWaiting(flags);
    if (tellsWhenEmpty(sock._descriptor, flags)) this.wanted = size;
  }
}

class Receive extends Receiving<Buffer> {
  attempt(): number {
    const { args } = this;
    return receive(this.sock._trying, args, args[0], args[1] ?? 0);
  }
  take(received: number): Buffer {
    return room.take(received);
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'recv' });
  }
}

class ReceiveInto extends Receiving<number> {
  attempt(): number {
    const { args } = this;
    return receiveInto(this.sock._trying, args, args[0], args[1] ?? 0, args[2] ?? 0);
  }
  take(received: number): number {
    return received;
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'recv' });
  }
}

class ReceiveFrom extends Receiving<[data: Buffer, address: Sender]> {
  attempt(): number {
    const { args } = this;
    return receiveFrom(this.sock._trying, args, args[0], args[1] ?? 0);
  }
  take(received: number): [data: Buffer, address: Sender] {
    return [room.take(received), decode(this.sock._descriptor)];
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'recvfrom' });
  }
}

class ReceiveFromInto extends Receiving<[nbytes: number, address: Sender]> {
  attempt(): number {
    const { args } = this;
    return receiveFromInto(this.sock._trying, args, args[0], args[1] ?? 0, args[2] ?? 0);
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
function intoOf(name: string, args: unknown[]): readonly [size: number, flags: unknown] {
  const [first] = args;
  if (args.length === 1 && types.isUint8Array(first)) return [first.length, 0];
  const { nbytes, flags } = bindBuffer(name, args, first, args[1], args[2]);
  return [sizeOf(nbytes), flags];
}

export function recv(sock: ChannelSocket, args: unknown[]): Operation<Buffer> {
  const signal = takeSignal(args);
  const [bufsize, flags] = args;
  return asksForAll(sock._descriptor, flags)
    ? receiveAll(sock, args, signal, 'recv', (data) => data)
    : new Receive(sock, args, signal, flags, sizeOf(bufsize));
}

export function recvfrom(
  sock: ChannelSocket,
  args: unknown[],
): Operation<[data: Buffer, address: Sender]> {
  const signal = takeSignal(args);
  const [bufsize, flags] = args;
  return asksForAll(sock._descriptor, flags)
    ? receiveAll(sock, args, signal, 'recvfrom', (data) => [data, decode(sock._descriptor)])
    : new ReceiveFrom(sock, args, signal, flags, sizeOf(bufsize));
}

export function recv_into(sock: ChannelSocket, args: unknown[]): Operation<number> {
  const signal = takeSignal(args);
  const [size, flags] = intoOf('recv_into', args);
  return asksForAll(sock._descriptor, flags)
    ? receiveAllInto(sock, args, signal, 'recv_into', (received) => received)
    : new ReceiveInto(sock, args, signal, flags, size);
}

export function recvfrom_into(
  sock: ChannelSocket,
  args: unknown[],
): Operation<[nbytes: number, address: Sender]> {
  const signal = takeSignal(args);
  const [size, flags] = intoOf('recvfrom_into', args);
  return asksForAll(sock._descriptor, flags)
    ? receiveAllInto(sock, args, signal, 'recvfrom_into', (received) => [
        received,
        decode(sock._descriptor),
      ])
    : new ReceiveFromInto(sock, args, signal, flags, size);
}
