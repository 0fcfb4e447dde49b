/** connect() and connect_ex(). */
import { encode } from '../../address/address.js';
import { native } from '../../addon/binding.js';
import type { Sockaddr } from '../../addon/sockaddr.js';
import { connect as beginConnection } from '../../addon/syscalls.js';
import { addressFields } from '../../addon/check.js';
import { takesOne } from '../../python/arguments.js';
import {
  EAGAIN,
  EALREADY,
  EINPROGRESS,
  EISCONN,
  failure,
  isTimeout,
  NOT_YET,
} from '../../addon/result.js';
import { TRY_ONLY } from '../../waiting/timeout.js';
import { hasName, resolving } from './host-name.js';
import { AfterLookup } from './after-lookup.js';
import { Operation } from './operation.js';
import { isWritable, option } from './probe.js';
import type { Target } from './target.js';

const { AF_UNIX, SO_ERROR = 0 } = native.constants;

abstract class Connecting<T> extends Operation<T> {
  private begun = false;
  private readonly sockaddr: Sockaddr;
  /** settimeout() does not change a call that has been made. */
  private readonly timeout: number;

  constructor(sock: Target, name: 'connect' | 'connect_ex', address: unknown) {
    super();
    this.timeout = sock._descriptor.timeout;
    this.sockaddr = encode(name, sock._descriptor, address);
  }

  /** A Unix listener whose queue is full tells nobody when it has room again. */
  override isSilent({ _descriptor }: Target): boolean {
    return _descriptor.family === AF_UNIX;
  }

  /** Only a call without a timeout waits for that. */
  override neverWaits({ _descriptor }: Target): boolean {
    return _descriptor.family === AF_UNIX && this.timeout > 0;
  }

  attempt({ _descriptor, _channel }: Target): number {
    // With a timeout CPython polls, and asks how it went.
    if (this.begun && this.timeout > 0) return outcome(_descriptor.fd);
    const result = beginConnection(_descriptor.fd, this.sockaddr, TRY_ONLY);
    // Begun by an earlier call: without a timeout the kernel waits for that one.
    const goesOn = result === -EALREADY && (this.begun || this.timeout < 0);
    if (result === -EINPROGRESS || goesOn) {
      this.begun = true;
      _channel.writing.ready = false;
      return this.timeout === 0 ? result : NOT_YET;
    }
    return this.begun && result === -EISCONN ? 0 : result;
  }
}

/** How a connect() went that had to wait. */
function outcome(fd: number): number {
  if (!isWritable(fd)) return NOT_YET;
  const error = option(fd, SO_ERROR);
  return error === EISCONN ? 0 : -Math.abs(error);
}

class Connect extends Connecting<null> {
  constructor(
    sock: Target,
    address: unknown,
    /** For errors: before its name was looked up. */
    private readonly given: unknown,
  ) {
    super(sock, 'connect', address);
  }
  take(): null {
    return null;
  }
  refused(code: number, sock: Target): never {
    return refuse(code, sock, this.given);
  }
}

function refuse(code: number, { _descriptor }: Target, given: unknown): never {
  throw failure(code, { syscall: 'connect', ...addressFields(given, _descriptor.family) });
}

class ConnectEx extends Connecting<number> {
  take(): number {
    return 0;
  }
  refused(code: number): number {
    return errnoOf(code);
  }
}

function errnoOf(code: number): number {
  return isTimeout(code) ? EAGAIN : -code;
}

export function connect(sock: Target, args: unknown[]): Operation<null> | AfterLookup<null> {
  takesOne('socket.connect', args);
  const [given] = args;
  const begin = (): Connect => new Connect(sock, args[0], given);
  if (!hasName(sock._descriptor, given)) return begin();
  const resolve = resolving('connect', sock._descriptor, args, 0);
  return new AfterLookup(resolve, begin, (code) => refuse(code, sock, given));
}

export function connect_ex(sock: Target, args: unknown[]): Operation<number> | AfterLookup<number> {
  takesOne('socket.connect_ex', args);
  const begin = (): ConnectEx => new ConnectEx(sock, 'connect_ex', args[0]);
  if (!hasName(sock._descriptor, args[0])) return begin();
  const resolve = resolving('connect_ex', sock._descriptor, args, 0);
  return new AfterLookup(resolve, begin, errnoOf);
}
