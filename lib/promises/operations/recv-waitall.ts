/** MSG_WAITALL on a stream: what one attempt leaves open, the next one goes on with. */
import { intoRequest, recvRequest } from '../../socket/calls/recv.js';
import type { Bytes } from '../../python/bytes.js';
import { decode, type ReturnedAddress } from '../../address/address.js';
import { leftAddress } from '../../addon/flat-address.js';
import { isOver, joinAttempts, recvfrom } from '../../addon/syscalls.js';
import { failure, keepError, NOT_YET } from '../../addon/result.js';
import { newBuffer } from '../../addon/slab.js';
import { TRY_ONLY } from '../../waiting/timeout.js';
import { forbidsWaitingForData, looksForAll, MSG_PEEK } from './flags.js';
import { Operation } from './operation.js';
import type { Target } from './target.js';

type Sender = ReturnedAddress | null;

interface Filling<T> {
  readonly syscall: string;
  readonly flags: number;
  /** Where to: asked anew each time, for the program may have detached its buffer. */
  readonly into: () => Uint8Array;
  readonly shape: (received: number, sender: Sender) => T;
}

class ReceiveAll<T> extends Operation<T> {
  private filled = 0;
  private sender: Sender = null;
  private readonly peeks: boolean;

  constructor(private readonly filling: Filling<T>) {
    super();
    this.peeks = (filling.flags & MSG_PEEK) !== 0;
  }

  override neverWaits({ _descriptor }: Target): boolean {
    return forbidsWaitingForData(_descriptor, this.filling.flags);
  }

  /** What has been looked at only stays, and the engine does not tell of it again. */
  override isSilent({ _descriptor }: Target): boolean {
    return looksForAll(_descriptor, this.filling.flags);
  }

  attempt(sock: Target): number {
    const into = this.filling.into();
    const { _descriptor, _channel } = sock;
    const begin = this.peeks ? 0 : this.filled;
    if (begin > 0 && begin >= into.length) return begin;
    const patient = !this.neverWaits(sock);
    if (patient) joinAttempts(begin > 0);
    const size = into.length - begin;
    const got = recvfrom(_descriptor.fd, into, begin, size, this.filling.flags, TRY_ONLY);
    if (got < 0) {
      if (got === NOT_YET || begin === 0) return got;
      keepError(_descriptor.fd, got);
      return begin;
    }
    const over = isOver();
    this.filled = begin + got;
    this.sender = decode(leftAddress, _descriptor);
    if (over || !patient || (this.peeks && _channel.reading.finished)) return this.filled;
    return NOT_YET;
  }

  take(received: number): T {
    return this.filling.shape(received, this.sender);
  }

  override collected(): number {
    return this.peeks ? 0 : this.filled;
  }

  refused(code: number): never {
    throw failure(code, { syscall: this.filling.syscall });
  }
}

/** Into memory of ours. */
export function receiveAll<T>(
  args: unknown[],
  name: 'recv' | 'recvfrom',
  shape: (data: Bytes, sender: Sender) => T,
): Operation<T> {
  const [size, flags] = recvRequest(name, args, args[0], args[1]);
  const memory = newBuffer(size);
  return new ReceiveAll({
    syscall: name,
    flags,
    into: () => memory,
    shape: (received, sender) => shape(memory.subarray(0, received), sender),
  });
}

/** Into memory of the program. */
export function receiveAllInto<T>(
  args: unknown[],
  name: 'recv_into' | 'recvfrom_into',
  shape: (received: number, sender: Sender) => T,
): Operation<T> {
  const request = (): readonly [into: Uint8Array, size: number, flags: number] =>
    intoRequest(name, args, args[0], args[1], args[2]);
  const [, , flags] = request();
  const into = (): Uint8Array => {
    const [bytes, size] = request();
    return bytes.subarray(0, size);
  };
  const syscall = name === 'recv_into' ? 'recv' : 'recvfrom';
  return new ReceiveAll({ syscall, flags, into, shape });
}
