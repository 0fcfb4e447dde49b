/** Sockets that are handed to Node's own classes, and descriptors that are taken from them. */
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
 * On Windows the runtime neither adopts a socket by its number nor tells the number of one of its own. remedy: what
 * there is instead, if there is anything.
 */
export function requireHandOver(name: string, remedy = ''): void {
  if (!WINSOCK) return;
  throw new UnsupportedOperation(
    `${name}(): on Windows Node neither takes sockets over nor gives them away${remedy}`,
  );
}

/** What there is instead of net.Socket. */
export const TO_DUPLEX = '; to_duplex() makes a stream of a socket';

/** A socket of either flavour, open; another copy of the package may have made it. */
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

/** What libuv's handles have where they have a descriptor: undocumented, and in Node since 2011. */
export function descriptorOf(name: string, handle: unknown): number {
  const fd: unknown =
    typeof handle === 'object' && handle !== null && 'fd' in handle ? handle.fd : undefined;
  if (typeof fd !== 'number' || fd < 0) {
    throw new OSError(`${name}(): there is no descriptor to take`);
  }
  return fd;
}

/** A socket of its own on the same open socket; whoever has the other descriptor may close it. */
export function copyOfDescriptor(fd: number): PromiseSocket {
  const copy = check(native.dup(fd), 'dup');
  const sock = claim(copy, () => new PromiseSocket({ fileno: copy }));
  try {
    // Node has made it non-blocking, and the two descriptors share that.
    sock.settimeout(toSeconds(getDefault()));
    return sock;
  } catch (error) {
    sock.close();
    throw error;
  }
}
