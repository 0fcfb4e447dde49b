/** recvmmsg_into(). */
import * as calls from '../../socket/calls/recvmmsg.js';
import { failure } from '../../addon/result.js';
import type { Descriptor } from '../../socket/descriptor.js';
import { TRY_ONLY } from '../../waiting/timeout.js';
import { type Facts, orZero, receiving } from './facts.js';
import type { Operation } from './operation.js';
import type { Target } from './target.js';

// Keeps the last answer, as receiving() does: most calls are alike.
let last: Facts | null = null;
let lastOf: Facts | null = null;

/** Once the peer has ended, the call returns one empty message, as recvmsg() does. */
function withMessageAtEnd(facts: Facts): Facts {
  if (facts.atEnd === null) return facts;
  if (last === null || facts !== lastOf) last = { ...facts, atEnd: 1 };
  lastOf = facts;
  return last;
}

class ReceiveMessages implements Operation<number> {
  readonly facts: Facts;

  constructor(
    private readonly descriptor: Descriptor,
    private readonly request: calls.RecvmmsgRequest,
  ) {
    this.facts = withMessageAtEnd(receiving(descriptor, request.flags, 0));
  }

  attempt(): number {
    return calls.receiveMessages(this.descriptor, this.request, TRY_ONLY);
  }
  take(received: number): number {
    calls.holdMessages(this.descriptor, this.request, received);
    return received;
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'recvmmsg' });
  }
}

export function recvmmsg_into({ _descriptor }: Target, args: unknown[]): Operation<number> {
  const request = calls.recvmmsgRequest(_descriptor, args, args[0], orZero(args[1]));
  return new ReceiveMessages(_descriptor, request);
}
