/** MSG_WAITALL on a stream: each attempt continues where the previous one stopped. */
import { intoMemory, type IntoRequest } from '../../socket/calls/recv.js';
import type { Bytes } from '../../python/bytes.js';
import { decode, type ReturnedAddress } from '../../address/address.js';
import { leftAddress } from '../../addon/flat-address.js';
import { isOver, joinAttempts, recvfrom } from '../../addon/syscalls.js';
import { failure, keepError, NOT_YET } from '../../addon/result.js';
import { newBuffer } from '../../addon/slab.js';
import { TRY_ONLY } from '../../waiting/timeout.js';
import { collecting, type Facts, MSG_PEEK } from './facts.js';
import type { Operation } from './operation.js';
import type { Target } from './target.js';

type Sender = ReturnedAddress | null;

interface Filling<T> {
  readonly syscall: 'recv' | 'recvfrom';
  readonly flags: number;
  /** Returns the destination. Called for each attempt, as the program may have detached its buffer. */
  readonly into: () => Uint8Array;
  readonly shape: (received: number, sender: Sender) => T;
}

class ReceiveAll<T> implements Operation<T> {
  readonly facts: Facts;
  private filled = 0;
  private sender: Sender = null;
  private readonly peeks: boolean;

  constructor(
    private readonly sock: Target,
    private readonly filling: Filling<T>,
  ) {
    this.peeks = (filling.flags & MSG_PEEK) !== 0;
    this.facts = collecting(sock._descriptor, filling.flags);
  }

  attempt(): number {
    const into = this.filling.into();
    const { _descriptor, _channel } = this.sock;
    const begin = this.peeks ? 0 : this.filled;
    if (begin > 0 && begin >= into.length) return begin;
    const patient = !this.facts.neverWaits;
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

  collected(): number {
    return this.peeks ? 0 : this.filled;
  }

  refused(code: number): never {
    throw failure(code, { syscall: this.filling.syscall });
  }
}

/** Receives into newly allocated memory. */
export function receiveAll<T>(
  sock: Target,
  syscall: 'recv' | 'recvfrom',
  size: number,
  flags: number,
  shape: (data: Bytes, sender: Sender) => T,
): Operation<T> {
  const memory = newBuffer(size);
  return new ReceiveAll(sock, {
    syscall,
    flags,
    into: () => memory,
    shape: (received, sender) => shape(memory.subarray(0, received), sender),
  });
}

/** Receives into the program's buffer. */
export function receiveAllInto<T>(
  sock: Target,
  name: 'recv_into' | 'recvfrom_into',
  request: IntoRequest,
  shape: (received: number, sender: Sender) => T,
): Operation<T> {
  const into = (): Uint8Array => intoMemory(name, request);
  const syscall = name === 'recv_into' ? 'recv' : 'recvfrom';
  return new ReceiveAll(sock, { syscall, flags: request.flags, into, shape });
}
