/**
 * Packet filters: an addition, because setsockopt() cannot set one. It would need the address of
 * the program, which `ctypes` provides in Python and nothing provides here.
 *
 * `'attach_filter' in socket` is false on systems without such filters.
 */
import { isSocket } from './any-socket.js';
import { native } from '../addon/binding.js';
import { type BytesLike, toBytes } from '../python/bytes.js';
import { check } from '../addon/check.js';
import { publish } from '../python/entry.js';
import { ValueError } from '../python/errors.js';
import { clinicTypeName } from '../python/types.js';
import { takesBetween } from '../python/arguments.js';
import type { SocketBase } from './socket-base.js';

/** struct sock_filter: code (16 bits), jt and jf (8 bits each), k (32 bits) */
const INSTRUCTION_SIZE = 8;
/** BPF_MAXINSNS */
const MAX_INSTRUCTIONS = 4096;

/**
 * `attach_filter(sock, instructions, /)`
 *
 * Attaches a classic BPF program to a socket, replacing its previous one. The kernel runs the
 * program on every packet before queueing it. It drops the packet if the program returns 0, and
 * otherwise keeps as many bytes as the program returns. Packets that are already queued stay. Never
 * waits. See socket(7) and the kernel's Documentation/networking/filter.rst.
 *
 * `setsockopt(SOL_SOCKET, 27, 0)` (SO_DETACH_FILTER) removes the program, and
 * `setsockopt(SOL_SOCKET, 44, 1)` (SO_LOCK_FILTER) makes it permanent. Newer kernels demand
 * CAP_NET_ADMIN for a program on a TCP socket, connected or not.
 *
 * Differs from Python: an addition. Linux only.
 *
 * @param sock - a socket of either flavour
 * @param instructions - the bytes of at most 4096 instructions, 8 for each: `struct sock_filter` in the
 * machine's byte order (16 bits code, 8 bits jt, 8 bits jf, 32 bits k)
 * @throws OSError (EINVAL for a program that the kernel rejects, ENOMEM for one larger than
 * net.core.optmem_max allows, EBADF), PermissionError (EPERM) if the filter is locked or
 * CAP_NET_ADMIN is missing; ValueError for a length that no program has, TypeError
 */
export declare const attach_filter: (sock: SocketBase, instructions: BytesLike) => null;

function attachFilter(...args: unknown[]): null {
  takesBetween('', 'attach_filter', 2, 2, args);
  const [sock, instructions] = args;
  if (!isSocket(sock)) {
    throw new TypeError(`attach_filter() argument 1 must be socket, not ${clinicTypeName(sock)}`);
  }
  const program = toBytes(instructions);
  if (program.length % INSTRUCTION_SIZE !== 0) {
    throw new ValueError('filter length not a multiple of instruction size');
  }
  if (program.length > MAX_INSTRUCTIONS * INSTRUCTION_SIZE) {
    throw new ValueError(`filter longer than ${MAX_INSTRUCTIONS} instructions`);
  }
  check(native.attachFilter?.(sock.fileno(), program) ?? 0, 'setsockopt');
  return null;
}
Object.defineProperty(attachFilter, 'name', { value: 'attach_filter' });

// Published here, and not with the other names, because `export *` has copied it by then.
if (native.attachFilter !== undefined) {
  publish(Object.assign(exports as object, { attach_filter: attachFilter }), ['attach_filter']);
}
