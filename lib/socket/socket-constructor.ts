/** The class of sockets as programs see it. It can be called with and without `new`. */
import type { Integer } from '../python/types.js';

/** Keywords of the constructor. */
export interface SocketKeywords {
  family?: Integer;
  type?: Integer;
  proto?: Integer;
  fileno?: Integer | null;
}

/** What the constructor takes: arguments, keywords, or keywords after arguments. */
export type SocketArguments =
  | [family?: Integer, type?: Integer, proto?: Integer, fileno?: Integer | null]
  | [family: Integer, type: Integer, proto: Integer, keywords: Pick<SocketKeywords, 'fileno'>]
  | [family: Integer, type: Integer, keywords: Pick<SocketKeywords, 'proto' | 'fileno'>]
  | [family: Integer, keywords: Omit<SocketKeywords, 'family'>]
  | [keywords: SocketKeywords];

/** The class `socket` of a flavour. S is the type of its instances. `class X extends socket.socket` works. */
export interface SocketConstructor<S> {
  /**
   * `socket(family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None)`
   *
   * Makes a socket, or adopts an open descriptor: `new socket({ fileno: 3 })` reads the family, the
   * type and the protocol from it. The descriptor is not inheritable. See socket(2).
   *
   * @param family - AF_INET, AF_INET6, AF_UNIX, ...
   * @param type - SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, ...
   * @param proto - an IPPROTO_* constant, or 0 for the usual protocol of family and type
   * @param fileno - a descriptor to adopt: close() will close it
   * @throws OSError (EAFNOSUPPORT, EPROTONOSUPPORT, EPERM, EMFILE; EBADF or ENOTSOCK for fileno),
   * ValueError for a negative fileno, TypeError
   */
  new (family?: Integer, type?: Integer, proto?: Integer, fileno?: Integer | null): S;
  /**
   * `socket(family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None)`
   *
   * The same with keywords, `new socket({ family: AF_INET6 })`, which may also follow arguments.
   */
  new (...args: SocketArguments): S;
  /**
   * `socket(family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None)`
   *
   * The same without `new`, as in Python.
   */
  (...args: SocketArguments): S;
  readonly prototype: S;
}
