/** MSG_WAITALL on a stream: what one attempt leaves open, the next one goes on with. */
import { recvfrom } from '../../calls.js';
import { failure } from '../../result.js';
import { newBuffer } from '../../slab.js';
import { TRY_ONLY } from '../../timeout.js';
import { intoRequest, receiveRequest } from '../../transfer.js';
import type { ChannelSocket } from '../channel-socket.js';
import { NOT_YET } from '../direction.js';
import { forbidsWaiting, MSG_PEEK } from './flags.js';
import { Operation } from './operation.js';

interface Filling<T> {
  readonly syscall: string;
  readonly flags: number;
  /** Where to: asked anew each time, for the program may have detached its buffer. */
  readonly into: () => Uint8Array;
  readonly shape: (received: number) => T;
}

class ReceiveAll<T> extends Operation<T> {
  private filled = 0;
  private readonly peeks: boolean;

  constructor(
    private readonly sock: ChannelSocket,
    signal: AbortSignal | undefined,
    private readonly filling: Filling<T>,
  ) {
    super(signal);
    const { flags } = filling;
    this.neverWaits = forbidsWaiting(flags);
    this.peeks = (flags & MSG_PEEK) !== 0;
    // What has been looked at only stays, and the engine does not tell of it again.
    this.silent = this.peeks;
  }

  attempt(): number {
    const into = this.filling.into();
    const begin = this.peeks ? 0 : this.filled;
    if (begin >= into.length) return begin;
    const { fd } = this.sock._descriptor;
    const got = recvfrom(fd, into, begin, into.length - begin, this.filling.flags, TRY_ONLY);
    if (got < 0) return got === NOT_YET || begin === 0 ? got : begin;
    this.filled = begin + got;
    return got === 0 || this.filled === into.length || this.neverWaits ? this.filled : NOT_YET;
  }

  take(received: number): T {
    return this.filling.shape(received);
  }

  refused(code: number): never {
    throw failure(code, { syscall: this.filling.syscall });
  }
}

/** Into memory of ours. */
export function receiveAll<T>(
  sock: ChannelSocket,
  args: unknown[],
  signal: AbortSignal | undefined,
  name: 'recv' | 'recvfrom',
  shape: (data: Buffer) => T,
): Operation<T> {
  const [size, flags] = receiveRequest(name, args, args[0], args[1]);
  const memory = newBuffer(size);
  return new ReceiveAll(sock, signal, {
    syscall: name,
    flags,
    into: () => memory,
    shape: (received) => shape(memory.subarray(0, received)),
  });
}

/** Into memory of the program. */
export function receiveAllInto<T>(
  sock: ChannelSocket,
  args: unknown[],
  signal: AbortSignal | undefined,
  name: 'recv_into' | 'recvfrom_into',
  shape: (received: number) => T,
): Operation<T> {
  const request = (): readonly [into: Uint8Array, size: number, flags: number] =>
    intoRequest(name, args, args[0], args[1], args[2]);
  const [, , flags] = request();
  const into = (): Uint8Array => {
    const [bytes, size] = request();
    return bytes.subarray(0, size);
  };
  const syscall = name === 'recv_into' ? 'recv' : 'recvfrom';
  return new ReceiveAll(sock, signal, { syscall, flags, into, shape });
}
