/** connect() and connect_ex(). */
import { encode } from '../../address/address.js';
import { native } from '../../addon/binding.js';
import type { Sockaddr } from '../../addon/sockaddr.js';
import { connect as beginConnection } from '../../addon/syscalls.js';
import { addressFields } from '../../addon/check.js';
import { takesOne } from '../../python/arguments.js';
import { errnoOf } from '../../python/winerror.js';
import { EALREADY, ECONNECTING, EISCONN, EWOULDBLOCK, WINSOCK } from '../../addon/errno.js';
import { failure, isTimeout, NOT_YET } from '../../addon/result.js';
import { TRY_ONLY } from '../../waiting/timeout.js';
import { hasName, resolving } from './host-name.js';
import { AfterLookup } from './after-lookup.js';
import { type Facts, USUAL } from './facts.js';
import type { Operation } from './operation.js';
import { isWritable, option } from './probe.js';
import type { Target } from './target.js';

const { AF_UNIX, SO_ERROR = 0 } = native.constants;

/** The outcomes of a call: null or an error for connect(), a number for connect_ex(). */
interface Answer<T> {
  readonly done: T;
  readonly refused: (code: number) => T;
}

class Connect<T> implements Operation<T> {
  readonly facts: Facts;
  private begun = false;
  /** The timeout when the call was made: a later settimeout() does not change it. */
  private readonly timeout: number;

  constructor(
    private readonly sock: Target,
    private readonly sockaddr: Sockaddr,
    private readonly answer: Answer<T>,
  ) {
    const { family, timeout } = sock._descriptor;
    this.timeout = timeout;
    // A Unix listener with a full backlog does not report when it has room again, and only a call
    // without a timeout waits for that.
    const unix = family === AF_UNIX && !WINSOCK;
    this.facts = unix ? { ...USUAL, silent: true, neverWaits: timeout > 0 } : USUAL;
  }

  attempt(): number {
    const { _descriptor, _channel } = this.sock;
    // With a timeout CPython polls, and then reads SO_ERROR. Winsock's connect() would start again
    // after a failure.
    if (this.begun && (this.timeout > 0 || WINSOCK)) return outcomeOf(_descriptor.fd);
    const result = beginConnection(_descriptor.fd, this.sockaddr, TRY_ONLY);
    // An earlier call has begun the connection: without a timeout the kernel waits for that one.
    const goesOn = result === -EALREADY && (this.begun || this.timeout < 0);
    if (result === -ECONNECTING || goesOn) {
      this.begun = true;
      _channel.writing.ready = false;
      return this.timeout === 0 ? result : NOT_YET;
    }
    return this.begun && result === -EISCONN ? 0 : result;
  }

  take(): T {
    return this.answer.done;
  }

  refused(code: number): T {
    return this.answer.refused(code);
  }
}

/** Returns the result of a connect() that had to wait, or NOT_YET. */
function outcomeOf(fd: number): number {
  const writable = isWritable(fd);
  // Older versions of Windows do not report a failed connection as writable.
  if (!writable && !WINSOCK) return NOT_YET;
  const error = option(fd, SO_ERROR);
  if (error === 0) return writable ? 0 : NOT_YET;
  if (error < 0) return error;
  return error === EISCONN ? 0 : -(WINSOCK ? errnoOf(error) : error);
}

function begin<T>(
  name: 'connect' | 'connect_ex',
  sock: Target,
  given: unknown,
  answer: Answer<T>,
): Operation<T> | AfterLookup<T> {
  const { _descriptor } = sock;
  const to = (address: unknown): Operation<T> =>
    new Connect(sock, encode(name, _descriptor, address), answer);
  if (!hasName(_descriptor, given)) return to(given);
  return new AfterLookup(resolving(name, _descriptor, given), to, answer.refused);
}

export function connect(sock: Target, args: unknown[]): Operation<null> | AfterLookup<null> {
  takesOne('socket.connect', args);
  const [given] = args;
  return begin('connect', sock, given, {
    done: null,
    refused: (code) => {
      const where = addressFields(given, sock._descriptor.family);
      throw failure(code, { syscall: 'connect', ...where });
    },
  });
}

const ERRNO: Answer<number> = {
  done: 0,
  refused: (code) => (isTimeout(code) ? EWOULDBLOCK : -code),
};

export function connect_ex(sock: Target, args: unknown[]): Operation<number> | AfterLookup<number> {
  takesOne('socket.connect_ex', args);
  return begin('connect_ex', sock, args[0], ERRNO);
}
