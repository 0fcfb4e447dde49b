/** The part of a socket object that never waits. It is the same in both flavours. */
import { inspect } from 'node:util';
import {
  type Address,
  decode,
  encode,
  type Inet,
  type ReturnedAddress,
  requireKnownFamily,
} from '../address/address.js';
import type { SocketArguments } from './socket-constructor.js';
import { leftAddress } from '../addon/flat-address.js';
import { native } from '../addon/binding.js';
import { lacking } from '../addon/lacking.js';
import { brand } from '../python/brand.js';
import type { Bytes, BytesLike } from '../python/bytes.js';
import { check, addressFields } from '../addon/check.js';
import { claim, Descriptor, isClaimed } from './descriptor.js';
import { beginAtConstructor, publish } from '../python/entry.js';
import { create, describe, receive, wrap } from './open.js';
import { type Seconds, type Integer, isTrue } from '../python/types.js';
import { getOption, setOption } from './options.js';
import { takesBetween, takesNone, takesOne, toCInt, toFormatInt } from '../python/arguments.js';
import { failure } from '../addon/result.js';
import { bind as bindDescriptor } from '../addon/syscalls.js';
import { bind } from '../python/signature.js';
import { NONE, toSeconds, toTimeout } from '../waiting/timeout.js';
import { Uncloneable } from '../python/uncloneable.js';
import { winsock } from './winsock.js';
import { withdrawMethods } from './withdrawn.js';

const { share: shareSocket = lacking('share'), wsaIoctl = lacking('ioctl') } = native;

/** CPython's default: min(SOMAXCONN, 128). */
const DEFAULT_BACKLOG = Math.min(native.constants.SOMAXCONN ?? 128, 128);

/** The constructor's argument when it makes a second view of a descriptor. */
class Shared {
  constructor(
    readonly descriptor: Descriptor,
    readonly view: SocketBase,
  ) {}
}
// Flavours are loaded late. If the module cache was cleared in between, a socket gets its view from
// the next evaluation of the same files.
brand(Shared, 'view');

/** A socket of either flavour, without the calls that may wait. */
export abstract class SocketBase extends Uncloneable {
  /** @internal */
  readonly _descriptor: Descriptor;
  /** The other view of the descriptor. It lives as long as this one. */
  #view: SocketBase | null = null;

  /** See SocketConstructor. */
  constructor(...args: SocketArguments) {
    super();
    const [first]: readonly unknown[] = args;
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
    const shared = receive(given.fileno);
    if (wrapped && shared === null) {
      const known = wrap(numbers, given.fileno);
      describe(descriptor, known);
      // A descriptor made for this object is already owned.
      const made = isClaimed(known.fd);
      if (!made) check(native.own(known.fd), 'socket');
      descriptor.adopt(known.fd, this, made);
    } else {
      const known = shared ?? create(numbers);
      try {
        describe(descriptor, known);
        descriptor.adopt(known.fd, this, true);
      } catch (error) {
        native.close(known.fd);
        throw error;
      }
    }
  }

  /** @internal Returns this socket's view in the other flavour. Both share one descriptor and one state. */
  _viewAs<S extends SocketBase>(flavour: () => new (...args: never) => S): S {
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
   * Binds the socket to a local address. A host name is looked up on the calling thread, in both
   * flavours. See bind(2).
   *
   * @param address - [host, port], a path, ...: the shape is that of the family
   * @throws OSError (EADDRINUSE, EADDRNOTAVAIL, EACCES, EINVAL if it is already bound, EBADF);
   * TypeError, OverflowError or gaierror for the address
   */
  bind(address: Address): null {
    takesOne('socket.bind', arguments);
    const sockaddr = encode('bind', this._descriptor, address);
    const result = bindDescriptor(this._descriptor.fd, sockaddr);
    if (result < 0) {
      throw failure(result, {
        syscall: 'bind',
        ...addressFields(address, this._descriptor.family),
      });
    }
    return null;
  }

  /**
   * `listen([backlog], /)`
   *
   * Starts to listen for connections. See listen(2).
   *
   * @param backlog - how many connections may wait to be accepted: min(SOMAXCONN, 128) if it is not
   * given, 0 if it is negative
   * @throws OSError (EOPNOTSUPP for datagrams, EINVAL when connected, EBADF), TypeError, OverflowError
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
   * Closes the socket. Calls that wait on it, anywhere in the process, end with EBADF. A second
   * close() does nothing. See close(2).
   *
   * @throws OSError (EBADF) if the descriptor was closed behind the socket's back
   */
  close(): null {
    bind({ name: 'socket.close', positional: [], required: 0, method: true }, arguments);
    const descriptor = this._descriptor;
    descriptor.closed = true;
    if (descriptor.ioRefs <= 0) check(descriptor.close(), 'close');
    return null;
  }

  /** @internal Python's private hook: a file of makefile() gives up its reference. */
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
   * Gives the descriptor up without closing it. Promises that wait on it reject with EBADF.
   *
   * @returns the descriptor, which the caller must close; -1 if the socket was closed
   */
  detach(): number {
    bind({ name: 'socket.detach', positional: [], required: 0, method: true }, arguments);
    this._descriptor.closed = true;
    return this._descriptor.release();
  }

  /**
   * `dup()`
   *
   * Copies the descriptor into a new object of the same class. See dup(2).
   *
   * @throws OSError (EBADF, EMFILE)
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

  /**
   * `fileno()`
   *
   * @returns the descriptor; -1 if the socket is closed
   */
  fileno(): number {
    takesNone('socket.fileno', arguments);
    return this._descriptor.fd;
  }

  /**
   * `shutdown(how, /)`
   *
   * Shuts down one half of the connection, or both. Calls that wait for it are woken. See
   * shutdown(2).
   *
   * @param how - SHUT_RD, SHUT_WR or SHUT_RDWR
   * @throws OSError (ENOTCONN, EINVAL for another how, EBADF), TypeError, OverflowError
   */
  shutdown(how: Integer): null {
    takesOne('socket.shutdown', arguments);
    const direction = toCInt(how);
    const result = native.shutdown(this._descriptor.fd, direction);
    // On a UDP socket without a peer it takes effect although it fails.
    this._descriptor.channel?.onShutdown?.();
    check(result, 'shutdown');
    return null;
  }

  /**
   * `getsockname()`
   *
   * The socket's own address. See getsockname(2).
   *
   * @typeParam A - the shape of the family's addresses, [host, port] unless it is given:
   * `sock.getsockname<string>()` for AF_UNIX, `<Inet6>` for AF_INET6
   * @throws OSError (EBADF)
   */
  getsockname<A extends ReturnedAddress = Inet>(): A {
    takesNone('socket.getsockname', arguments);
    requireKnownFamily(this._descriptor);
    check(native.getsockname(this._descriptor.fd), 'getsockname');
    return (decode(leftAddress, this._descriptor) ?? '') as A;
  }

  /**
   * `getpeername()`
   *
   * The address of the peer. See getpeername(2).
   *
   * @typeParam A - the shape of the family's addresses, [host, port] unless it is given
   * @throws OSError (ENOTCONN, EBADF)
   */
  getpeername<A extends ReturnedAddress = Inet>(): A {
    takesNone('socket.getpeername', arguments);
    requireKnownFamily(this._descriptor);
    check(native.getpeername(this._descriptor.fd), 'getpeername');
    return (decode(leftAddress, this._descriptor) ?? '') as A;
  }

  /**
   * `getsockopt(level, optname[, buflen], /)`
   *
   * The value of an option. See getsockopt(2), socket(7), tcp(7), ip(7).
   *
   * @param level - SOL_SOCKET, an IPPROTO_* constant, ...
   * @param optname - an SO_*, TCP_*, IP_* constant, ...
   * @returns an int; with buflen a Buffer of what the kernel wrote. AF_VSOCK: always an int, of 64 bits
   * @throws OSError (ENOPROTOOPT, EOPNOTSUPP, EBADF),
   * TypeError, OverflowError
   */
  getsockopt(level: Integer, optname: Integer): number;
  /**
   * `getsockopt(level, optname[, buflen], /)`
   *
   * The bytes of an option, in the form that struct.unpack() takes.
   *
   * @param buflen - the size of the buffer in bytes, 1 to 1024
   */
  getsockopt(level: Integer, optname: Integer, buflen: Integer): Bytes;
  getsockopt(level: Integer, optname: Integer, buflen?: Integer): Bytes | number {
    return getOption(this._descriptor, arguments, level, optname, buflen);
  }

  /**
   * `setsockopt(level, optname, value, /)` or `setsockopt(level, optname, None, optlen, /)`
   *
   * Sets an option. See setsockopt(2), socket(7), tcp(7), ip(7).
   *
   * @param level - SOL_SOCKET, an IPPROTO_* constant, ...
   * @param optname - an SO_*, TCP_*, IP_* constant, ...
   * @param value - an int, or the bytes of a struct
   * @throws OSError (ENOPROTOOPT, EINVAL, EPERM, EBADF), TypeError, OverflowError
   */
  setsockopt(level: Integer, optname: Integer, value: Integer | boolean | BytesLike): null;
  /**
   * `setsockopt(level, optname, None, optlen, /)`
   *
   * Sets an option with a NULL value and a length.
   *
   * @param optlen - the length that goes with NULL
   */
  setsockopt(level: Integer, optname: Integer, value: null, optlen: Integer): null;
  setsockopt(level: Integer, optname: Integer, value: unknown, optlen?: Integer): null {
    check(setOption(this._descriptor, arguments, level, optname, value, optlen), 'setsockopt');
    return null;
  }

  /**
   * `settimeout(value, /)`
   *
   * Sets how long calls made from now on may wait. See Python's notes on socket timeouts.
   *
   * @param value - seconds, which may have a fraction; null waits forever, 0 never
   * @throws ValueError for a negative value, OverflowError beyond 292 years, TypeError; OSError (EBADF)
   * on a closed socket, once the value is stored
   */
  settimeout(value: Seconds | null): null {
    takesOne('socket.settimeout', arguments);
    this._descriptor.timeout = toTimeout(value);
    this.applyMode();
    return null;
  }

  /**
   * `gettimeout()`
   *
   * @returns seconds, or null if calls wait forever
   */
  gettimeout(): number | null {
    takesNone('socket.gettimeout', arguments);
    return toSeconds(this._descriptor.timeout);
  }

  /**
   * `setblocking(flag, /)`
   *
   * Calls settimeout(null) for a true flag, settimeout(0) for a false one.
   *
   * @param flag - whether calls may wait
   * @throws OSError (EBADF)
   */
  setblocking(flag: boolean | Integer): null {
    takesOne('socket.setblocking', arguments);
    this._descriptor.timeout = isTrue(flag) ? NONE : 0;
    this.applyMode();
    return null;
  }

  /**
   * `getblocking()`
   *
   * @returns false if the timeout is 0
   */
  getblocking(): boolean {
    takesNone('socket.getblocking', arguments);
    return this._descriptor.timeout !== 0;
  }

  /**
   * `get_inheritable()`
   *
   * @returns whether programs that this one starts inherit the descriptor
   * @throws OSError (EBADF)
   */
  get_inheritable(): boolean {
    bind({ name: 'socket.get_inheritable', positional: [], required: 0, method: true }, arguments);
    return check(native.getInheritable(this._descriptor.fd), 'fcntl') !== 0;
  }

  /**
   * `set_inheritable(inheritable)`
   *
   * Sets whether programs that this one starts inherit the descriptor.
   *
   * @param inheritable - 0 or false: they do not
   * @throws OSError (EBADF), TypeError
   */
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

  /**
   * `ioctl(control, option)`
   *
   * Makes a request of Winsock. Windows only: elsewhere the method is absent. Mirrors Python's socket.ioctl() and
   * WSAIoctl().
   *
   * @param control - SIO_RCVALL, with one of RCVALL_* as the option; SIO_LOOPBACK_FAST_PATH, with a true or false
   * number; SIO_KEEPALIVE_VALS, with [onoff, milliseconds until the first probe, milliseconds between probes]
   * @param option - the argument of the request
   * @returns how many bytes Winsock returned: 0
   * @throws ValueError for another request, OSError (EINVAL, EACCES, ENOTSOCK when it is closed), OverflowError, TypeError
   */
  ioctl(
    control: Integer,
    option: Integer | readonly [onoff: Integer, keepalivetime: Integer, keepaliveinterval: Integer],
  ): number {
    const { request, words } = winsock().ioctlRequest(arguments, control, option);
    return check(wsaIoctl(this._descriptor.fd, request, words), 'WSAIoctl');
  }

  /**
   * `share(process_id)`
   *
   * Returns bytes from which another process can make the same socket with fromshare(). It may do
   * so once, while this socket is open. Windows only: elsewhere the method is absent. Mirrors
   * Python's socket.share().
   *
   * @param process_id - the process that gets the socket
   * @returns the bytes to send to that process
   * @throws OSError (EINVAL if there is no such process, ENOTSOCK if the socket is closed),
   * TypeError
   */
  share(process_id: Integer): Bytes {
    const shared = shareSocket(this._descriptor.fd, winsock().shareRequest(arguments, process_id));
    if (typeof shared === 'number') throw failure(shared, { syscall: 'WSADuplicateSocket' });
    return shared;
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

withdrawMethods(SocketBase.prototype);
publish(SocketBase.prototype);
// Marks sockets of either flavour.
brand(SocketBase, 'socket');
// The name in the error that structuredClone() throws.
Object.defineProperty(SocketBase.prototype, Symbol.toStringTag, {
  value: 'socket',
  configurable: true,
});

/** Python: the arguments of accept(self) */
export function acceptSignature(args: ArrayLike<unknown>): void {
  bind({ name: 'socket.accept', positional: [], required: 0, method: true }, args);
}
