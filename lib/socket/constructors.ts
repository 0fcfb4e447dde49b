/** Module functions that make sockets, and that copy or close descriptors. */
import { native } from '../addon/binding.js';
import { check } from '../addon/check.js';
import { lacking } from '../addon/lacking.js';
import { claim } from './descriptor.js';
import { takesNone, takesOne, toCInt, toDescriptor } from '../python/arguments.js';
import { bind } from '../python/signature.js';
import { Socket } from './socket.js';
import { pairOverLoopback } from './winsock-pair.js';
import type { SocketBase } from './socket-base.js';
import { getDefault, setDefault, toSeconds, toTimeout } from '../waiting/timeout.js';
import type { Seconds, Integer } from '../python/types.js';

const { socketpair: makePair = lacking('socketpair') } = native;
const { AF_UNIX = 1, SOCK_STREAM = 1 } = native.constants;

/** The socket class of a flavour. */
export type SocketClass<S extends SocketBase> = new (
  ...args: ConstructorParameters<typeof SocketBase>
) => S;

/** Keywords of socketpair(). */
export interface SocketpairKeywords {
  family?: Integer | null;
  type?: Integer;
  proto?: Integer;
}

/**
 * `socketpair(family=None, type=SOCK_STREAM, proto=0)`
 *
 * Makes two sockets that are connected to each other. See socketpair(2). On Windows, as in Python, they are
 * connected by TCP on this machine: the family is AF_INET, unless AF_INET6 is given, and the type SOCK_STREAM.
 *
 * @param family - null means AF_UNIX
 * @param type - SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET
 * @param proto - 0: the usual one
 * @returns both sockets
 * @throws OSError (EOPNOTSUPP for AF_INET on Linux, EMFILE), TypeError, OverflowError; on Windows ValueError for what
 * TCP is not, ConnectionError when somebody else has connected to the port
 */
export function socketpair(
  family?: Integer | null,
  type?: Integer,
  proto?: Integer,
): [Socket, Socket];
/** `socketpair(family, type, *, proto=0)` */
export function socketpair(
  family: Integer | null,
  type: Integer,
  keywords: Pick<SocketpairKeywords, 'proto'>,
): [Socket, Socket];
/** `socketpair(family, *, type=SOCK_STREAM, proto=0)` */
export function socketpair(
  family: Integer | null,
  keywords: Omit<SocketpairKeywords, 'family'>,
): [Socket, Socket];
/** `socketpair(*, family=None, type=SOCK_STREAM, proto=0)` */
export function socketpair(keywords: SocketpairKeywords): [Socket, Socket];
export function socketpair(...args: unknown[]): [Socket, Socket] {
  return native.socketpair === undefined ? pairOverLoopback(args) : pairOf(Socket, args);
}

/** socketpair() for any flavour. */
export function pairOf<S extends SocketBase>(
  flavour: SocketClass<S>,
  args: readonly unknown[],
): [S, S] {
  const shape = { name: 'socketpair', positional: ['family', 'type', 'proto'], required: 0 };
  const given = bind(shape, args);
  const numbers: [number, number, number] = [
    toCInt(given.family ?? AF_UNIX),
    toCInt(given.type === undefined ? SOCK_STREAM : given.type),
    toCInt(given.proto === undefined ? 0 : given.proto),
  ];
  const fds = new Int32Array(2);
  check(makePair(...numbers, fds), 'socketpair');
  const [first = -1, second = -1] = fds;
  // If one descriptor cannot be wrapped, both are closed.
  return claim(second, () => {
    const a = claim(first, () => new flavour(...numbers, { fileno: first }));
    try {
      return [a, new flavour(...numbers, { fileno: second })];
    } catch (error) {
      a.close();
      throw error;
    }
  });
}

/** Keywords of fromfd(). */
export interface FromfdKeywords {
  fd: Integer;
  family: Integer;
  type: Integer;
  proto?: Integer;
}

/**
 * `fromfd(fd, family, type, proto=0)`
 *
 * Makes a socket on a copy of a descriptor, which stays open.
 *
 * @param fd - a descriptor
 * @param family - what it was made with: AF_INET, ...
 * @param type - SOCK_STREAM, ...
 * @param proto - 0: the usual one
 * @throws OSError (EBADF, ENOTSOCK, EMFILE), TypeError, OverflowError
 */
export function fromfd(fd: Integer, family: Integer, type: Integer, proto?: Integer): Socket;
/** `fromfd(fd, family, type, *, proto=0)` */
export function fromfd(
  fd: Integer,
  family: Integer,
  type: Integer,
  keywords: Pick<FromfdKeywords, 'proto'>,
): Socket;
/** `fromfd(fd, family, *, type, proto=0)` */
export function fromfd(
  fd: Integer,
  family: Integer,
  keywords: Pick<FromfdKeywords, 'type' | 'proto'>,
): Socket;
/** `fromfd(fd, *, family, type, proto=0)` */
export function fromfd(fd: Integer, keywords: Omit<FromfdKeywords, 'fd'>): Socket;
/** `fromfd(*, fd, family, type, proto=0)` */
export function fromfd(keywords: FromfdKeywords): Socket;
export function fromfd(...args: unknown[]): Socket {
  return copyOf(Socket, args);
}

/** fromfd() for any flavour. */
export function copyOf<S extends SocketBase>(flavour: SocketClass<S>, args: readonly unknown[]): S {
  const positional = ['fd', 'family', 'type', 'proto'];
  const given = bind({ name: 'fromfd', positional, required: 3 }, args);
  const copy = check(native.dup(toDescriptor(given.fd)), 'dup');
  const proto = given.proto === undefined ? 0 : given.proto;
  return claim(copy, () =>
    Reflect.construct(flavour, [given.family, given.type, proto, { fileno: copy }]),
  );
}

/**
 * `dup(fd, /)`
 *
 * Copies a descriptor. See dup(2).
 *
 * @returns the copy, which is not inheritable
 * @throws OSError (EBADF, EMFILE), TypeError, OverflowError
 */
export function dup(fd: Integer): number {
  takesOne('_socket.dup', arguments);
  const copy = check(native.dup(toDescriptor(fd)), 'dup');
  // The caller must close a bare number.
  native.disown(copy);
  return copy;
}

/**
 * `close(fd, /)`
 *
 * Closes a descriptor. See close(2).
 *
 * @throws OSError (EBADF), TypeError, OverflowError
 */
export function close(fd: Integer): null {
  takesOne('_socket.close', arguments);
  check(native.close(toDescriptor(fd)), 'close');
  return null;
}

/**
 * `getdefaulttimeout()`
 *
 * @returns the timeout of new sockets in seconds, or null
 */
export function getdefaulttimeout(): number | null {
  takesNone('_socket.getdefaulttimeout', arguments);
  return toSeconds(getDefault());
}

/**
 * `setdefaulttimeout(timeout, /)`
 *
 * Sets the timeout of new sockets.
 *
 * @param timeout - seconds, or null
 * @throws as settimeout()
 */
export function setdefaulttimeout(timeout: Seconds | null): null {
  takesOne('_socket.setdefaulttimeout', arguments);
  setDefault(toTimeout(timeout));
  return null;
}
