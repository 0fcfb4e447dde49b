/** Hands sockets over to Node's own classes, and takes descriptors from them. */
import { type AnySocket, isSocket } from '../socket/any-socket.js';
import { native } from '../addon/binding.js';
import { check } from '../addon/check.js';
import { claim } from '../socket/descriptor.js';
import { OSError, UnsupportedOperation, ValueError } from '../python/errors.js';
import { PromiseSocket } from '../promises/socket.js';
import { clinicTypeName } from '../python/types.js';
import { ECLOSED, WINSOCK } from '../addon/errno.js';
import { failure } from '../addon/result.js';
import { getDefault, toSeconds } from '../waiting/timeout.js';

/**
 * Throws on Windows, where the runtime neither adopts a socket by its number nor reveals the number of its own
 * sockets. remedy: the alternative to name in the error text, if there is one.
 */
export function requireHandOver(name: string, remedy = ''): void {
  if (!WINSOCK) return;
  throw new UnsupportedOperation(
    `${name}(): on Windows Node neither takes sockets over nor gives them away${remedy}`,
  );
}

/** The alternative to net.Socket. */
export const TO_DUPLEX = '; to_duplex() makes a stream of a socket';

/** Requires an open socket of either flavour. Another copy of the package may have made it. */
export function requireOpen(name: string, sock: unknown): AnySocket {
  if (!isSocket(sock)) {
    throw new TypeError(`${name}() argument 1 must be socket, not ${clinicTypeName(sock)}`);
  }
  if (sock.fileno() < 0) throw failure(-ECLOSED, { syscall: name });
  return sock;
}

export function requireKind(
  name: string,
  { family, type }: AnySocket,
  families: readonly (number | undefined)[],
  wanted: number | undefined,
): void {
  if (!families.includes(family) || type !== wanted) {
    throw new ValueError(`${name}() does not take sockets of family ${family} and type ${type}`);
  }
}

export function isConnected(sock: AnySocket): boolean {
  return native.getpeername(sock.fileno()) >= 0;
}

/** Returns the descriptor of a libuv handle. Its property `fd` is undocumented, but has been in Node since 2011. */
export function descriptorOf(name: string, handle: unknown): number {
  const fd: unknown =
    typeof handle === 'object' && handle !== null && 'fd' in handle ? handle.fd : undefined;
  if (typeof fd !== 'number' || fd < 0) {
    throw new OSError(`${name}(): there is no descriptor to take`);
  }
  return fd;
}

/** Makes a socket from a duplicate of a descriptor. The original descriptor may be closed afterwards. */
export function copyOfDescriptor(fd: number): PromiseSocket {
  const copy = check(native.dup(fd), 'dup');
  const sock = claim(copy, () => new PromiseSocket({ fileno: copy }));
  try {
    // Node has made the descriptor non-blocking, and both descriptors share that mode.
    sock.settimeout(toSeconds(getDefault()));
    return sock;
  } catch (error) {
    sock.close();
    throw error;
  }
}
