/** MSG_WAITALL with recvmsg(2): bytes are collected until a control message arrives with them. */
import { without } from '../../socket/calls/buffers.js';
import { type MessageRest, messageRest, receiveMessageInto } from '../../socket/calls/recvmsg.js';
import { isOver, joinAttempts } from '../../addon/syscalls.js';
import { failure, keepError, NOT_YET } from '../../addon/result.js';
import { TRY_ONLY } from '../../waiting/timeout.js';
import { collecting, type Facts, MSG_PEEK } from './facts.js';
import type { Operation } from './operation.js';
import type { Target } from './target.js';

interface MessageFilling {
  readonly ancillarySize: number;
  readonly flags: number;
  /** Returns the destination. Called for each attempt, as the program may have detached its buffers. */
  readonly parts: () => Uint8Array[];
}

export class ReceiveMessageAll<T> implements Operation<[received: T, ...rest: MessageRest]> {
  readonly facts: Facts;
  private readonly peeks: boolean;
  private filled = 0;
  private rest: MessageRest = [[], 0, null];

  constructor(
    private readonly sock: Target,
    private readonly filling: MessageFilling,
    private readonly shape: (received: number) => T,
  ) {
    this.peeks = (filling.flags & MSG_PEEK) !== 0;
    this.facts = collecting(sock._descriptor, filling.flags);
  }

  attempt(): number {
    const { ancillarySize, flags } = this.filling;
    const { _descriptor, _channel } = this.sock;
    const parts = this.filling.parts();
    const begin = this.peeks ? 0 : this.filled;
    const left = begin === 0 ? parts : without(parts, begin);
    const patient = !this.facts.neverWaits;
    if (patient) joinAttempts(begin > 0);
    const got = receiveMessageInto(_descriptor.fd, left, ancillarySize, flags, TRY_ONLY);
    if (got < 0) {
      if (got === NOT_YET || begin === 0) return got;
      keepError(_descriptor.fd, got);
      return begin;
    }
    const over = isOver();
    this.filled = begin + got;
    this.rest = messageRest(_descriptor);
    if (over || !patient || (this.peeks && _channel.reading.finished)) return this.filled;
    return NOT_YET;
  }

  collected(): number {
    return this.peeks ? 0 : this.filled;
  }

  take(received: number): [received: T, ...rest: MessageRest] {
    return [this.shape(received), ...this.rest];
  }

  refused(code: number): never {
    throw failure(code, { syscall: 'recvmsg' });
  }
}
