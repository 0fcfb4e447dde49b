/**
 * The requests of recv() and its relatives: they take arguments and return a count of bytes or a
 * native code.
 *
 * They are functions that return. V8 never compiles a function that throws on every call, as a
 * method does when it is called in a loop on a socket that would block.
 */
import { types } from 'node:util';
import { requireKnownFamily } from '../../address/address.js';
import { room } from '../../addon/slab.js';
import * as syscalls from '../../addon/syscalls.js';
import { takesBetween, toFormatInt, toSsize } from '../../python/arguments.js';
import { toWritable } from '../../python/bytes.js';
import { beginAtMethod } from '../../python/entry.js';
import { ValueError } from '../../python/errors.js';
import type { Arguments, Owner } from './owner.js';
import { bindBuffer, toBufferSize } from './request-buffer.js';

export function recv(sock: Owner, args: Arguments, bufsize: unknown, flags: unknown): number {
  try {
    const [size, bits] = recvRequest('recv', args, bufsize, flags);
    const { fd, timeout } = sock._descriptor;
    return receive(fd, size, bits, timeout);
  } catch (error) {
    throw beginAtMethod(error, sock, 'recv');
  }
}

export function recvfrom(sock: Owner, args: Arguments, bufsize: unknown, flags: unknown): number {
  try {
    const [size, bits] = recvRequest('recvfrom', args, bufsize, flags);
    const { fd, timeout } = sock._descriptor;
    requireKnownFamily(sock._descriptor);
    return receiveFrom(fd, size, bits, timeout);
  } catch (error) {
    throw beginAtMethod(error, sock, 'recvfrom');
  }
}

export function recv_into(
  sock: Owner,
  args: Arguments,
  buffer: unknown,
  nbytes: unknown,
  flags: unknown,
): number {
  try {
    let into: Uint8Array;
    let size: number;
    let bits = 0;
    // The same result as intoRequest(), whose returned object would be a fiftieth of the cost of
    // the whole call.
    if (args.length === 1 && types.isUint8Array(buffer) && buffer.length > 0) {
      into = buffer;
      size = buffer.length;
    } else {
      ({ into, size, flags: bits } = intoRequest('recv_into', args, buffer, nbytes, flags));
      if (size === 0) return 0;
    }
    const { fd, timeout } = sock._descriptor;
    return syscalls.recv(fd, into, 0, size, bits, timeout);
  } catch (error) {
    throw beginAtMethod(error, sock, 'recv_into');
  }
}

export function recvfrom_into(
  sock: Owner,
  args: Arguments,
  buffer: unknown,
  nbytes: unknown,
  flags: unknown,
): number {
  try {
    const request = intoRequest('recvfrom_into', args, buffer, nbytes, flags);
    const { into, size, flags: bits } = request;
    const { fd, timeout } = sock._descriptor;
    requireKnownFamily(sock._descriptor);
    return syscalls.recvfrom(fd, into, 0, size, bits, timeout);
  } catch (error) {
    throw beginAtMethod(error, sock, 'recvfrom_into');
  }
}

/** Receives into the room. Returns a native code or a byte count. For a size of 0 it makes no system call. */
export function receive(fd: number, size: number, flags: number, timeout: number): number {
  room.reserve(size);
  if (size === 0) return 0;
  return syscalls.recv(fd, room.memory, room.offset, size, flags, timeout);
}

/** Like receive(), but leaves the sender's address in leftAddress. */
export function receiveFrom(fd: number, size: number, flags: number, timeout: number): number {
  room.reserve(size);
  return syscalls.recvfrom(fd, room.memory, room.offset, size, flags, timeout);
}

const TOO_SMALL = {
  recv_into: 'buffer too small for requested bytes',
  recvfrom_into: 'nbytes is greater than the length of the buffer',
};

/** The checked arguments of recv_into() and recvfrom_into(). */
export interface IntoRequest {
  readonly buffer: unknown;
  readonly nbytes: unknown;
  readonly into: Uint8Array;
  readonly size: number;
  readonly flags: number;
}

export function intoRequest(
  name: keyof typeof TOO_SMALL,
  args: Arguments,
  given: unknown,
  count: unknown,
  bits: unknown,
): IntoRequest {
  if (args.length === 1 && types.isUint8Array(given) && given.length > 0) {
    return { buffer: given, nbytes: 0, into: given, size: given.length, flags: 0 };
  }
  const { buffer, nbytes, flags } = bindBuffer(name, args, given, count, bits);
  const into = toWritable(name, buffer);
  const bitsOfFlags = toFormatInt(flags);
  const size = toBufferSize(name, into, nbytes, TOO_SMALL[name]);
  return { buffer, nbytes, into, size, flags: bitsOfFlags };
}

/** Returns the destination in its current state: the program may detach its buffer while a call waits. */
export function intoMemory(name: keyof typeof TOO_SMALL, request: IntoRequest): Uint8Array {
  const { buffer, nbytes, into, size } = request;
  if (buffer === into && into.length === size && size > 0) return into;
  const memory = toWritable(name, buffer);
  return memory.subarray(0, toBufferSize(name, memory, nbytes, TOO_SMALL[name]));
}

export function recvRequest(
  name: string,
  args: Arguments,
  bufsize: unknown,
  flags: unknown,
): readonly [number, number] {
  if (args.length !== 1 || typeof bufsize !== 'number') takesBetween('socket', name, 1, 2, args);
  const size = toSsize(bufsize);
  const bits = flags === 0 ? 0 : toFormatInt(flags);
  if (size < 0) throw new ValueError(`negative buffersize in ${name}`);
  return [size, bits];
}
