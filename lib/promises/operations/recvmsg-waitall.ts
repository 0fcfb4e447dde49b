/** MSG_WAITALL with recvmsg(2): bytes are added up until a control message comes with them. */
import { without } from '../../socket/calls/buffers.js';
import { type MessageRest, messageRest, recvmsgParts } from '../../socket/calls/recvmsg.js';
import { isOver, joinAttempts } from '../../addon/syscalls.js';
import { failure, keepError, NOT_YET } from '../../addon/result.js';
import { forbidsWaitingForData, looksForAll, MSG_PEEK } from './flags.js';
import { Operation } from './operation.js';
import type { Target } from './target.js';

interface Request {
  readonly parts: Uint8Array[];
  readonly ancillarySize: number;
  readonly flags: number;
}

export class ReceiveMessageAll<T> extends Operation<[received: T, ...rest: MessageRest]> {
  private readonly flags: number;
  private readonly peeks: boolean;
  private filled = 0;
  private rest: MessageRest = [[], 0, null];

  constructor(
    /** Asked anew each time, for the program may have detached its buffers. */
    private readonly request: () => Request,
    private readonly shape: (received: number) => T,
  ) {
    super();
    this.flags = request().flags;
    this.peeks = (this.flags & MSG_PEEK) !== 0;
  }

  override neverWaits({ _descriptor }: Target): boolean {
    return forbidsWaitingForData(_descriptor, this.flags);
  }

  /** As ReceiveAll's. */
  override isSilent({ _descriptor }: Target): boolean {
    return looksForAll(_descriptor, this.flags);
  }

  attempt(sock: Target): number {
    const { parts, ancillarySize, flags } = this.request();
    const begin = this.peeks ? 0 : this.filled;
    const left = begin === 0 ? parts : without(parts, begin);
    const patient = !this.neverWaits(sock);
    if (patient) joinAttempts(begin > 0);
    const got = recvmsgParts(sock._trying._descriptor, left, ancillarySize, flags);
    if (got < 0) {
      if (got === NOT_YET || begin === 0) return got;
      keepError(sock._descriptor.fd, got);
      return begin;
    }
    const over = isOver();
    this.filled = begin + got;
    this.rest = messageRest(sock._descriptor);
    const { finished } = sock._channel.reading;
    if (over || !patient || (this.peeks && finished)) return this.filled;
    return NOT_YET;
  }

  override collected(): number {
    return this.peeks ? 0 : this.filled;
  }

  take(received: number): [received: T, ...rest: MessageRest] {
    return [this.shape(received), ...this.rest];
  }

  refused(code: number): never {
    throw failure(code, { syscall: 'recvmsg' });
  }
}
