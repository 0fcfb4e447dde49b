/** send(), sendall(), sendto(). */
import * as calls from '../../socket/calls/send.js';
import { encode } from '../../address/address.js';
import type { Sockaddr } from '../../addon/sockaddr.js';
import { sendto as sendBytesTo } from '../../addon/syscalls.js';
import { addressFields } from '../../addon/check.js';
import { failure } from '../../addon/result.js';
import { TRY_ONLY } from '../../waiting/timeout.js';
import { hasName, resolving } from './host-name.js';
import { AfterLookup } from './after-lookup.js';
import { forbidsWaiting, isSilentWhenFull, isStream, isUrgent, orZero } from './flags.js';
import { Operation } from './operation.js';
import { sendAll, sendWhole } from './sendall.js';
import type { Target } from './target.js';

/** Without a timeout the kernel's own send(2) takes all the bytes of a stream. */
export function takesAll({ _descriptor }: Target): boolean {
  return isStream(_descriptor) && _descriptor.timeout < 0;
}

class Send extends Operation<number> {
  override isPlain(args: unknown[]): boolean {
    return !isUrgent(args[1]);
  }
  override waiting(_sock: Target, args: unknown[], tried: boolean): this {
    if (!tried) calls.sendRequest('send', args, args[0], orZero(args[1]));
    return this;
  }
  override neverWaits({ _descriptor }: Target, args: unknown[]): boolean {
    return forbidsWaiting(_descriptor, args[1]);
  }
  override isSilent({ _descriptor }: Target): boolean {
    return isSilentWhenFull(_descriptor);
  }
  override bytesSent(): number {
    return 0;
  }
  attempt({ _trying }: Target, args: unknown[]): number {
    return calls.send(_trying, 'send', args, args[0], orZero(args[1]));
  }
  take(sent: number): number {
    return sent;
  }
  refused(code: number): never {
    throw failure(code, { syscall: 'send' });
  }
}

class SendTo extends Operation<number> {
  constructor(
    /** For errors: the address before its name was looked up, if it had one. */
    private readonly named?: unknown,
    /** Whatever the program makes of the address while the call waits. */
    private readonly sockaddr?: Sockaddr,
  ) {
    super();
  }

  override waiting({ _descriptor }: Target, args: unknown[]): SendTo {
    const [, , address] = calls.sendtoRequest(args, args[0], args[1], args[2]);
    return new SendTo(this.named, encode('sendto', _descriptor, address));
  }
  override neverWaits({ _descriptor }: Target, args: unknown[]): boolean {
    return args.length === 3 && forbidsWaiting(_descriptor, args[1]);
  }
  override isSilent({ _descriptor }: Target): boolean {
    return isSilentWhenFull(_descriptor);
  }
  override bytesSent(): number {
    return 0;
  }
  attempt({ _descriptor }: Target, args: unknown[]): number {
    const [bytes, flags, address] = calls.sendtoRequest(args, args[0], args[1], args[2]);
    const sockaddr = this.sockaddr ?? encode('sendto', _descriptor, address);
    return sendBytesTo(_descriptor.fd, bytes, flags, sockaddr, TRY_ONLY);
  }
  take(sent: number): number {
    return sent;
  }
  refused(code: number, { _descriptor: { family } }: Target, args: unknown[]): never {
    const address = this.named ?? args[addressAt(args)];
    throw failure(code, { syscall: 'sendto', ...addressFields(address, family) });
  }
}

function addressAt(args: unknown[]): 1 | 2 {
  return args.length === 3 ? 2 : 1;
}

const sendOne = new Send();
const sendTo = new SendTo();

export function send(sock: Target, args: unknown[]): Operation<number> {
  return args.length > 0 && takesAll(sock) && !forbidsWaiting(sock._descriptor, args[1])
    ? sendWhole
    : sendOne;
}

export function sendall(): Operation<null> {
  return sendAll;
}

export function sendto(
  { _descriptor }: Target,
  args: unknown[],
): Operation<number> | AfterLookup<number> {
  const at = addressAt(args);
  const address = args[at];
  if (!hasName(_descriptor, address)) return sendTo;
  calls.sendtoRequest(args, args[0], args[1], args[2]);
  const named = new SendTo(address);
  const resolve = resolving('sendto', _descriptor, args, at);
  return new AfterLookup(
    resolve,
    () => named,
    (code, sock) => named.refused(code, sock, args),
  );
}
