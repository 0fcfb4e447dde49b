/** The part of a socket object that never waits: the same in both flavours. */
import { inspect } from 'node:util';
import {
  type Address,
  decode,
  encode,
  type ReturnedAddress,
  requireKnownFamily,
} from '../address/address.js';
import { native } from '../addon/binding.js';
import { brand } from '../python/brand.js';
import type { Bytes, BytesLike } from '../python/bytes.js';
import { check, endpoint } from '../addon/check.js';
import { claim, Descriptor, isClaimed } from './descriptor.js';
import { beginAtConstructor, publish } from '../python/entry.js';
import { create, describe, wrap } from './open.js';
import { type Seconds, type Integer, isTrue } from '../python/types.js';
import { getOption, setOption } from './options.js';
import { takesBetween, takesNone, takesOne, toCInt, toFormatInt } from '../python/arguments.js';
import { failure } from '../addon/result.js';
import { bind } from '../python/signature.js';
import { NONE, toSeconds, toTimeout } from '../waiting/timeout.js';
import { Uncloneable } from '../python/uncloneable.js';

/** CPython's default: min(SOMAXCONN, 128). */
const DEFAULT_BACKLOG = Math.min(native.constants.SOMAXCONN ?? 128, 128);

/** Keywords of the constructor. */
export interface SocketKeywords {
  family?: Integer;
  type?: Integer;
  proto?: Integer;
  fileno?: Integer | null;
}

/** What the constructor is given for a second view of a descriptor. */
class Shared {
  constructor(
    readonly descriptor: Descriptor,
    readonly view: SocketBase,
  ) {}
}
// Flavours are loaded late: where the cache of modules was cleared meanwhile, a socket gets its view
// from the next evaluation of the same files.
brand(Shared, 'view');

/** A socket of either flavour: what never waits. */
export abstract class SocketBase extends Uncloneable {
  /** @internal */
  readonly _descriptor: Descriptor;
  /** The other view of the descriptor, which lives as long as this one. */
  #view: SocketBase | null = null;

  /**
   * `socket(family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None)`
   *
   * Makes a socket, or wraps an existing descriptor; family, type and proto that are not given are
   * then read from it. The descriptor is not inheritable.
   *
   * Throws OSError (97 family, 94 type, 93 protocol), ValueError for a negative fileno, TypeError.
   * See socket(2).
   */
  constructor(
    family?: Integer | SocketKeywords,
    type?: Integer | SocketKeywords,
    proto?: Integer | SocketKeywords,
    fileno?: Integer | null | SocketKeywords,
    ...rest: unknown[]
  );
  constructor(...args: unknown[]) {
    super();
    const [first] = args;
    const shared = typeof first === 'object' && first instanceof Shared ? first : null;
    this._descriptor = shared === null ? new Descriptor() : shared.descriptor;
    Object.defineProperty(this, '_descriptor', { enumerable: false });
    if (shared !== null) {
      this.#view = shared.view;
      return;
    }
    try {
      this.initialise(args, new.target.name);
    } catch (error) {
      throw beginAtConstructor(error, this);
    }
  }

  private initialise(args: readonly unknown[], className: string): void {
    const given = bind(
      {
        name: 'socket.__init__',
        positional: ['family', 'type', 'proto', 'fileno'],
        required: 0,
        method: true,
      },
      args,
    );
    const descriptor = this._descriptor;
    if (className !== 'socket') descriptor.className = `__main__.${className}`;
    const numbers: [number, number, number] = [
      toCInt(given.family ?? (given.family === null ? null : -1)),
      toCInt(given.type ?? (given.type === null ? null : -1)),
      toCInt(given.proto ?? (given.proto === null ? null : -1)),
    ];
    const wrapped = (given.fileno ?? null) !== null;
    if (wrapped) {
      const known = wrap(numbers, given.fileno);
      describe(descriptor, known);
      // What was made for this object is owned already.
      const made = isClaimed(known.fd);
      if (!made) check(native.own(known.fd), 'socket');
      descriptor.adopt(known.fd, this, made);
    } else {
      const known = create(numbers);
      try {
        describe(descriptor, known);
        descriptor.adopt(known.fd, this, true);
      } catch (error) {
        native.close(known.fd);
        throw error;
      }
    }
  }

  /** @internal The view of another flavour: one descriptor, one state, whoever changes it. */
  _viewAs<S extends SocketBase>(flavour: () => new (...args: never[]) => S): S {
    this.#view ??= Reflect.construct(flavour(), [new Shared(this._descriptor, this)]) as S;
    return this.#view as S;
  }

  /** The address family, an AF_* constant. */
  get family(): number {
    return this._descriptor.family;
  }
  /** The socket type, a SOCK_* constant without SOCK_NONBLOCK and SOCK_CLOEXEC. */
  get type(): number {
    return this._descriptor.type;
  }
  /** The protocol number. */
  get proto(): number {
    return this._descriptor.proto;
  }
  /** The timeout in seconds, or null; see gettimeout(). */
  get timeout(): number | null {
    return toSeconds(this._descriptor.timeout);
  }
  /** @internal Python's private flag: close() was called. */
  get _closed(): boolean {
    return this._descriptor.closed;
  }
  /** @internal Python's private count of open makefile() objects. */
  get _io_refs(): number {
    return this._descriptor.ioRefs;
  }

  /**
   * `bind(address, /)`
   *
   * Binds to a local address. A host's name is looked up on the calling thread, in both flavours. Throws TypeError, OverflowError or gaierror for the address, OSError
   * (98 in use, 99 not local, 22 bound already). See bind(2).
   */
  bind(address: Address): null {
    takesOne('socket.bind', arguments);
    const length = encode('bind', this._descriptor, address);
    const result = native.bind(this._descriptor.fd, length);
    if (result < 0) {
      throw failure(result, { syscall: 'bind', ...endpoint(address, this._descriptor.family) });
    }
    return null;
  }

  /**
   * `listen([backlog], /)`
   *
   * Starts to listen; backlog is min(SOMAXCONN, 128) when not given, and 0 when negative. Throws
   * OSError (95 on a datagram socket, 22 when connected). See listen(2).
   */
  listen(backlog?: Integer): null {
    const count = takesBetween('socket', 'listen', 0, 1, arguments);
    const length = count === 0 ? DEFAULT_BACKLOG : Math.max(0, toFormatInt(backlog));
    check(native.listen(this._descriptor.fd, length), 'listen');
    return null;
  }

  /**
   * `close()`
   *
   * Closes the socket; calls that wait on it anywhere in the process end with EBADF. Again is
   * harmless. Throws OSError 9 when the descriptor was closed behind its back. See close(2).
   */
  close(): null {
    bind({ name: 'socket.close', positional: [], required: 0, method: true }, arguments);
    const descriptor = this._descriptor;
    descriptor.closed = true;
    if (descriptor.ioRefs <= 0) check(descriptor.close(), 'close');
    return null;
  }

  /** @internal Python's private seam: a file of makefile() gives up its reference. */
  _decref_socketios(): null {
    const shape = { name: 'socket._decref_socketios', positional: [], required: 0, method: true };
    bind(shape, arguments);
    const descriptor = this._descriptor;
    if (descriptor.ioRefs > 0) descriptor.ioRefs--;
    if (descriptor.closed) this.close();
    return null;
  }

  /** `with sock:` is `using sock = ...` */
  [Symbol.dispose](): void {
    this.close();
  }

  /**
   * `detach()`
   *
   * Closes the object but not the descriptor, which is returned (-1 when it was closed). Promises
   * that wait on it reject with EBADF.
   */
  detach(): number {
    bind({ name: 'socket.detach', positional: [], required: 0, method: true }, arguments);
    this._descriptor.closed = true;
    return this._descriptor.release();
  }

  /**
   * `dup()`
   *
   * A new object of the same class on a copy of the descriptor. Throws OSError 9. See dup(2).
   */
  dup(): this {
    bind({ name: 'socket.dup', positional: [], required: 0, method: true }, arguments);
    const { fd, family, type, proto, timeout } = this._descriptor;
    const copy = check(native.dup(fd), 'dup');
    const constructor = this.constructor as new (...args: unknown[]) => this;
    const twin = claim(copy, () => new constructor(family, type, proto, { fileno: copy }));
    try {
      twin.settimeout(toSeconds(timeout));
    } catch (error) {
      twin.close();
      throw error;
    }
    return twin;
  }

  /** `fileno()`: the descriptor, or -1 when closed. */
  fileno(): number {
    takesNone('socket.fileno', arguments);
    return this._descriptor.fd;
  }

  /**
   * `shutdown(how, /)`
   *
   * Ends one direction or both: SHUT_RD, SHUT_WR, SHUT_RDWR. Calls that wait are woken. Throws OSError (107 not connected, 22
   * for another how). See shutdown(2).
   */
  shutdown(how: Integer): null {
    takesOne('socket.shutdown', arguments);
    const direction = toCInt(how);
    check(native.shutdown(this._descriptor.fd, direction), 'shutdown');
    return null;
  }

  /**
   * `getsockname()`
   *
   * The own address, in the shape of the family. Throws OSError 9. See getsockname(2).
   */
  getsockname(): ReturnedAddress {
    takesNone('socket.getsockname', arguments);
    requireKnownFamily(this._descriptor);
    check(native.getsockname(this._descriptor.fd), 'getsockname');
    return decode(this._descriptor) ?? '';
  }

  /**
   * `getpeername()`
   *
   * The peer's address. Throws OSError (107 not connected). See getpeername(2).
   */
  getpeername(): ReturnedAddress {
    takesNone('socket.getpeername', arguments);
    requireKnownFamily(this._descriptor);
    check(native.getpeername(this._descriptor.fd), 'getpeername');
    return decode(this._descriptor) ?? '';
  }

  /**
   * `getsockopt(level, optname[, buflen], /)`
   *
   * An option as an int, or with buflen (1 to 1024 bytes) as bytes. Throws OSError (92 or 95
   * unknown). AF_VSOCK: always an int, 64 bits wide. See getsockopt(2).
   */
  getsockopt(level: Integer, optname: Integer): number;
  getsockopt(level: Integer, optname: Integer, buflen: Integer): Bytes | number;
  getsockopt(level: Integer, optname: Integer, buflen?: Integer): Bytes | number {
    return getOption(this._descriptor, arguments, level, optname, buflen);
  }

  /**
   * `setsockopt(level, optname, value, /)` or `setsockopt(level, optname, None, optlen, /)`
   *
   * Sets an option from an int, bytes, or NULL with a length. Throws OSError (92 unknown, 22 bad
   * value). See setsockopt(2).
   */
  setsockopt(level: Integer, optname: Integer, value: Integer | boolean | BytesLike): null;
  setsockopt(level: Integer, optname: Integer, value: null, optlen: Integer): null;
  setsockopt(level: Integer, optname: Integer, value: unknown, optlen?: Integer): null {
    check(setOption(this._descriptor, arguments, level, optname, value, optlen), 'setsockopt');
    return null;
  }

  /**
   * `settimeout(value, /)`
   *
   * Seconds that a call may wait, null for ever, 0 not at all; for calls that are made from then on.
   * Throws ValueError for a negative
   * value, OverflowError for one beyond 292 years, OSError 9 on a closed socket (after the value
   * was stored).
   */
  settimeout(value: Seconds | null): null {
    takesOne('socket.settimeout', arguments);
    this._descriptor.timeout = toTimeout(value);
    this.applyMode();
    return null;
  }

  /** `gettimeout()`: seconds, or null. */
  gettimeout(): number | null {
    takesNone('socket.gettimeout', arguments);
    return toSeconds(this._descriptor.timeout);
  }

  /** `setblocking(flag, /)`: settimeout(None) for a true flag, settimeout(0) for a false one. */
  setblocking(flag: unknown): null {
    takesOne('socket.setblocking', arguments);
    this._descriptor.timeout = isTrue(flag) ? NONE : 0;
    this.applyMode();
    return null;
  }

  /** `getblocking()`: false when the timeout is 0. */
  getblocking(): boolean {
    takesNone('socket.getblocking', arguments);
    return this._descriptor.timeout !== 0;
  }

  /** `get_inheritable()`: does the descriptor survive exec? Throws OSError 9. */
  get_inheritable(): boolean {
    bind({ name: 'socket.get_inheritable', positional: [], required: 0, method: true }, arguments);
    return check(native.getInheritable(this._descriptor.fd), 'fcntl') !== 0;
  }

  /** `set_inheritable(inheritable)`: lets the descriptor survive exec, or not. Throws OSError 9. */
  set_inheritable(inheritable: Integer | boolean): null {
    const given = bind(
      {
        name: 'socket.set_inheritable',
        positional: ['inheritable'],
        required: 1,
        method: true,
      },
      arguments,
    );
    const flag = toCInt(given.inheritable) !== 0;
    check(native.setInheritable(this._descriptor.fd, flag), 'fcntl');
    return null;
  }

  /** Python: repr(sock) */
  override toString(): string {
    return this._descriptor.repr();
  }

  /** Python: repr(sock), and which calls of promises wait on it, if any do. */
  [inspect.custom](): string {
    const calls = this._descriptor.channel?.waitingCalls() ?? [];
    const repr = this._descriptor.repr();
    return calls.length === 0 ? repr : `${repr.slice(0, -1)}, waiting=${calls.join(',')}>`;
  }

  private applyMode(): void {
    const { fd, timeout } = this._descriptor;
    check(native.setBlocking(fd, timeout < 0), 'ioctl');
  }
}

publish(SocketBase.prototype);
// Of either flavour.
brand(SocketBase, 'socket');
// What the text of the error names that structuredClone() throws.
Object.defineProperty(SocketBase.prototype, Symbol.toStringTag, {
  value: 'socket',
  configurable: true,
});

/** Python: the arguments of accept(self) */
export function acceptSignature(args: ArrayLike<unknown>): void {
  bind({ name: 'socket.accept', positional: [], required: 0, method: true }, args);
}
