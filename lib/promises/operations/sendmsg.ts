/** sendmsg() and sendmsg_afalg(). */
import { without } from '../../socket/calls/buffers.js';
import * as calls from '../../socket/calls/sendmsg.js';
import type { SendmsgRequest } from '../../socket/calls/sendmsg.js';
import { afalgRequest } from '../../socket/calls/afalg.js';
import { NO_CONTROL } from '../../socket/calls/ancillary.js';
import { failure, keepError, NOT_YET } from '../../addon/result.js';
import type { Descriptor } from '../../socket/descriptor.js';
import { TRY_ONLY } from '../../waiting/timeout.js';
import { hasName, resolving } from './host-name.js';
import { AfterLookup } from './after-lookup.js';
import { type Facts, sendingMessage } from './facts.js';
import type { Operation } from './operation.js';
import { takesAll } from './send.js';
import type { Target } from './target.js';

class SendMessage implements Operation<number> {
  readonly facts: Facts;
  private readonly all: boolean;
  private done = 0;

  constructor(
    private readonly descriptor: Descriptor,
    private rest: SendmsgRequest,
  ) {
    this.facts = sendingMessage(descriptor, rest.flags);
    this.all = takesAll(descriptor, rest.flags);
  }

  attempt(): number {
    const { rest } = this;
    const { fd } = this.descriptor;
    const sent = calls.sendmsg(fd, rest, TRY_ONLY);
    if (sent < 0) {
      if (this.done === 0 || sent === NOT_YET) return sent;
      keepError(fd, sent);
      return this.done;
    }
    this.done += sent;
    if (!this.all) return this.done;
    // Control messages are sent with the first byte.
    this.rest = { ...rest, parts: without(rest.parts, sent), control: NO_CONTROL };
    return this.rest.parts.length > 0 ? NOT_YET : this.done;
  }

  take(sent: number): number {
    return sent;
  }

  /** As with send(), an error after some bytes were sent returns their number. */
  refused(code: number): number {
    return this.done > 0 ? this.done : refuse(code);
  }

  bytesSent(): number {
    return this.done;
  }
}

function refuse(code: number): never {
  throw failure(code, { syscall: 'sendmsg' });
}

export function sendmsg(
  { _descriptor }: Target,
  args: unknown[],
): Operation<number> | AfterLookup<number> {
  const [buffers, ancdata, flags, given] = args;
  const to = (address: unknown): SendMessage => {
    const request = calls.sendmsgRequest(_descriptor, args, buffers, ancdata, flags, address);
    return new SendMessage(_descriptor, request);
  };
  if (!hasName(_descriptor, given)) return to(given);
  calls.sendmsgNumbers(args, flags);
  return new AfterLookup(resolving('sendmsg', _descriptor, given), to, refuse);
}

export function sendmsg_afalg({ _descriptor }: Target, args: unknown[]): Operation<number> {
  return new SendMessage(_descriptor, afalgRequest(_descriptor, args));
}
