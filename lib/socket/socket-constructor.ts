/** The class of sockets as programs see it, which is called with and without `new`. */
import type { Integer } from '../python/types.js';
import type { SocketKeywords } from './socket-base.js';

/** The class `socket` of a flavour; S is what it makes. `class X extends socket.socket` works. */
export interface SocketConstructor<S> {
  /**
   * `socket(family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None)`
   *
   * Makes a socket, or adopts an open descriptor, `socket({ fileno: 3 })`: family, type and proto that
   * are not given are then read from it. The descriptor is not inheritable.
   *
   * Throws OSError (EAFNOSUPPORT, EPROTONOSUPPORT, EPERM, ...), ValueError for a negative fileno,
   * TypeError. See socket(2).
   *
   * @param family - AF_INET, AF_INET6, AF_UNIX, ...
   * @param type - SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, ...
   * @param proto - an IPPROTO_* constant, or 0, the usual protocol of the family and the type
   * @param fileno - a descriptor to adopt: close() will close it
   */
  new (family?: Integer, type?: Integer, proto?: Integer, fileno?: Integer | null): S;
  /**
   * `socket(family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None)`
   *
   * The same with keywords, `socket({ family: AF_INET6 })`, also behind arguments.
   */
  new (
    family?: Integer | SocketKeywords,
    type?: Integer | SocketKeywords,
    proto?: Integer | SocketKeywords,
    fileno?: Integer | null | SocketKeywords,
    ...rest: unknown[]
  ): S;
  /**
   * `socket(family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None)`
   *
   * Makes a socket, or adopts an open descriptor, `socket({ fileno: 3 })`: family, type and proto that
   * are not given are then read from it. The descriptor is not inheritable.
   *
   * Throws OSError (EAFNOSUPPORT, EPROTONOSUPPORT, EPERM, ...), ValueError for a negative fileno,
   * TypeError. See socket(2).
   *
   * @param family - AF_INET, AF_INET6, AF_UNIX, ...
   * @param type - SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, ...
   * @param proto - an IPPROTO_* constant, or 0, the usual protocol of the family and the type
   * @param fileno - a descriptor to adopt: close() will close it
   */
  (family?: Integer, type?: Integer, proto?: Integer, fileno?: Integer | null): S;
  /**
   * `socket(family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None)`
   *
   * The same with keywords, `socket({ family: AF_INET6 })`, also behind arguments.
   */
  (
    family?: Integer | SocketKeywords,
    type?: Integer | SocketKeywords,
    proto?: Integer | SocketKeywords,
    fileno?: Integer | null | SocketKeywords,
    ...rest: unknown[]
  ): S;
  readonly prototype: S;
}
