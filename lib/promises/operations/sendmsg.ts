/** sendmsg() and sendmsg_afalg(). */
import { without } from '../../socket/calls/buffers.js';
import * as calls from '../../socket/calls/sendmsg.js';
import type { SendmsgRequest } from '../../socket/calls/sendmsg.js';
import { afalgRequest } from '../../socket/calls/afalg.js';
import { NO_CONTROL } from '../../socket/calls/ancillary.js';
import { failure, keepError, NOT_YET } from '../../addon/result.js';
import { hasName, resolving } from './host-name.js';
import { AfterLookup } from './after-lookup.js';
import { forbidsWaiting, isSilentWhenFull } from './flags.js';
import { Operation } from './operation.js';
import { takesAll } from './send.js';
import type { Target } from './target.js';

class SendMessage extends Operation<number> {
  private done = 0;

  constructor(private rest: SendmsgRequest) {
    super();
  }

  override neverWaits({ _descriptor }: Target): boolean {
    return forbidsWaiting(_descriptor, this.rest.flags);
  }

  override isSilent({ _descriptor }: Target): boolean {
    return isSilentWhenFull(_descriptor);
  }

  attempt(sock: Target): number {
    const { rest } = this;
    const sent = calls.sendmsg(sock._trying._descriptor, rest);
    if (sent < 0) {
      if (this.done === 0 || sent === NOT_YET) return sent;
      keepError(sock._descriptor.fd, sent);
      return this.done;
    }
    this.done += sent;
    if (!takesAll(sock) || this.neverWaits(sock)) return this.done;
    // Control messages go with the first byte.
    this.rest = { ...rest, parts: without(rest.parts, sent), control: NO_CONTROL };
    return this.rest.parts.length > 0 ? NOT_YET : this.done;
  }

  take(sent: number): number {
    return sent;
  }

  override bytesSent(): number {
    return this.done;
  }

  /** As of send(): what has gone is the answer. */
  refused(code: number): number {
    return this.done > 0 ? this.done : refuse(code);
  }
}

function refuse(code: number): never {
  throw failure(code, { syscall: 'sendmsg' });
}

export function sendmsg(sock: Target, args: unknown[]): Operation<number> | AfterLookup<number> {
  const begin = (): SendMessage => {
    const [buffers, ancdata, flags, address] = args;
    const request = calls.sendmsgRequest(sock._descriptor, args, buffers, ancdata, flags, address);
    return new SendMessage(request);
  };
  if (!hasName(sock._descriptor, args[3])) return begin();
  calls.sendmsgNumbers(args, args[2]);
  const resolve = resolving('sendmsg', sock._descriptor, args, 3);
  return new AfterLookup(resolve, begin, refuse);
}

export function sendmsg_afalg(sock: Target, args: unknown[]): Operation<number> {
  return new SendMessage(afalgRequest(sock._descriptor, args));
}
