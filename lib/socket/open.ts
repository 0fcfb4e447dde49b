/** Where a socket object gets its descriptor: from a new socket or an existing one. */
import { types } from 'node:util';
import { native } from '../addon/binding.js';
import { check } from '../addon/check.js';
import type { Descriptor } from './descriptor.js';
import { ValueError } from '../python/errors.js';
import { toDescriptor } from '../python/arguments.js';
import { EBADF, ENOTSOCK } from '../addon/errno.js';
import { failure } from '../addon/result.js';
import { getDefault } from '../waiting/timeout.js';

const { AF_INET = 2, SOCK_CLOEXEC = 0, SOCK_NONBLOCK = 0, SOCK_STREAM = 1 } = native.constants;

export interface Known {
  fd: number;
  family: number;
  type: number;
  proto: number;
}

/** Makes a new socket. -1 stands for the default. */
export function create([family, type, proto]: readonly [number, number, number]): Known {
  const wanted = {
    family: family === -1 ? AF_INET : family,
    type: type === -1 ? SOCK_STREAM : type,
    proto: proto === -1 ? 0 : proto,
  };
  const fd = check(native.socket(wanted.family, wanted.type, wanted.proto), 'socket');
  return { fd, ...wanted };
}

/** sizeof(WSAPROTOCOL_INFOW) */
const SHARED_SIZE = 628;

/**
 * Returns a socket that another process has shared, given as bytes in place of a descriptor, as in
 * Python. Null if the argument is not bytes.
 */
export function receive(fileno: unknown): Known | null {
  if (native.fromShare === undefined || !types.isUint8Array(fileno)) return null;
  if (fileno.length !== SHARED_SIZE) {
    throw new ValueError(
      `socket descriptor string has wrong size, should be ${SHARED_SIZE} bytes.`,
    );
  }
  const fd = check(native.fromShare(fileno), 'WSASocket');
  try {
    return kindOf(fd);
  } catch (error) {
    native.close(fd);
    throw error;
  }
}

function kindOf(fd: number): Known {
  const family = check(native.familyOf(fd), 'getsockopt');
  const type = check(native.typeOf(fd), 'getsockopt');
  const proto = check(native.protocolOf(fd), 'getsockopt');
  return { fd, family, type, proto };
}

/** Returns a socket on an existing descriptor. -1 means that the kernel is asked for the value. */
export function wrap(wanted: readonly [number, number, number], fileno: unknown): Known {
  let [family, type, proto] = wanted;
  const fd = toDescriptor(fileno);
  if (fd < 0) throw new ValueError('negative file descriptor');
  const detected = native.familyOf(fd);
  // An explicit family is trusted unless the descriptor is not a socket at all.
  if (detected < 0 && (family === -1 || detected === -EBADF || detected === -ENOTSOCK)) {
    throw failure(detected, { syscall: 'getsockname' });
  }
  if (family === -1) family = detected;
  if (type === -1) type = check(native.typeOf(fd), 'getsockopt');
  if (proto === -1) proto = check(native.protocolOf(fd), 'getsockopt');
  return { fd, family, type, proto };
}

/** Copies what is known of a socket to its Descriptor, and sets the module's default timeout. */
export function describe(descriptor: Descriptor, { fd, family, type, proto }: Known): void {
  descriptor.family = family;
  descriptor.type = type & ~(SOCK_NONBLOCK | SOCK_CLOEXEC);
  descriptor.proto = proto;
  const nonblocking = SOCK_NONBLOCK !== 0 && (type & SOCK_NONBLOCK) !== 0;
  descriptor.timeout = nonblocking ? 0 : getDefault();
  if (descriptor.timeout >= 0 && !nonblocking) check(native.setBlocking(fd, false), 'ioctl');
}
