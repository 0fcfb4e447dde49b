/** sendmmsg(). */
import * as calls from '../../socket/calls/sendmmsg.js';
import { failure } from '../../addon/result.js';
import type { Descriptor } from '../../socket/descriptor.js';
import { TRY_ONLY } from '../../waiting/timeout.js';
import { hasName, resolving } from './host-name.js';
import { AfterLookup } from './after-lookup.js';
import { type Facts, orZero, sendingMessage } from './facts.js';
import type { Operation } from './operation.js';
import type { Target } from './target.js';

class SendMessages implements Operation<number> {
  readonly facts: Facts;

  constructor(
    private readonly descriptor: Descriptor,
    private readonly request: calls.SendmmsgRequest,
  ) {
    this.facts = sendingMessage(descriptor, request.flags);
  }

  attempt(): number {
    return calls.sendMessages(this.descriptor, this.request, TRY_ONLY);
  }
  take(sent: number): number {
    return sent;
  }
  refused(code: number): never {
    return refuse(code);
  }
  bytesSent(): number {
    return 0;
  }
}

function refuse(code: number): never {
  throw failure(code, { syscall: 'sendmmsg' });
}

export function sendmmsg(
  { _descriptor }: Target,
  args: unknown[],
): Operation<number> | AfterLookup<number> {
  const [given, flags, start] = args;
  const request = calls.sendmmsgRequest(_descriptor, args, given, orZero(flags), orZero(start));
  if (request.batch !== null || !request.messages.some(isNamed)) {
    return new SendMessages(_descriptor, request);
  }
  function isNamed({ address }: calls.Parted): boolean {
    return hasName(_descriptor, address);
  }
  const { messages } = request;
  const resolve = (ending: AbortSignal): Promise<calls.Parted[]> =>
    resolved(_descriptor, messages, ending);
  const begin = (found: unknown): Operation<number> =>
    new SendMessages(_descriptor, { ...request, messages: found as calls.Parted[] });
  return new AfterLookup(resolve, begin, refuse);
}

/** Returns the messages with each host name replaced by a number. Each name is looked up once. */
async function resolved(
  descriptor: Descriptor,
  messages: readonly calls.Parted[],
  ending: AbortSignal,
): Promise<calls.Parted[]> {
  const hosts = new Map<unknown, unknown>();
  const numeric: calls.Parted[] = [];
  for (const message of messages) {
    const { address } = message;
    if (!hasName(descriptor, address)) {
      numeric.push(message);
      continue;
    }
    const [name, ...rest] = address;
    if (!hosts.has(name)) {
      const found = await resolving('sendmmsg', descriptor, address)(ending);
      hosts.set(name, (found as unknown[])[0]);
    }
    numeric.push({ ...message, address: [hosts.get(name), ...rest] });
  }
  return numeric;
}
