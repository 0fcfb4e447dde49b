/**
 * The requests of recv(), send() and their relatives: arguments in, a count of bytes or a native
 * code out.
 *
 * They are functions that return: a function that ends by throwing every time, as a method does in
 * a loop on a socket that would block, is never compiled by V8.
 */
import { types } from 'node:util';
import { refuseIfConstant } from '../../python/absent.js';
import { encode, requireKnownFamily } from '../../address/address.js';
import { toBytes, toWritable } from '../../python/bytes.js';
import { recv, recvfrom, send, sendall, sendfile, sendto } from '../../addon/syscalls.js';
import { check } from '../../addon/check.js';
import type { Patience } from '../descriptor.js';
import { beginAtMethod } from '../../python/entry.js';
import { BlockingIOError, ValueError } from '../../python/errors.js';
import { hasKeywords, takesBetween, toFormatInt, toSsize } from '../../python/arguments.js';
import { bindBuffer, toBufferSize } from './request-buffer.js';
import { FOR_EVER, type Step } from './sendfile.js';
import { room } from '../../addon/slab.js';

/** A socket object. */
interface Owner {
  readonly _descriptor: Patience;
}
type Arguments = ArrayLike<unknown>;

export function receive(sock: Owner, args: Arguments, bufsize: unknown, flags: unknown): number {
  try {
    const [size, bits] = receiveRequest('recv', args, bufsize, flags);
    room.reserve(size);
    if (size === 0) return 0;
    const { fd, timeout } = sock._descriptor;
    return recv(fd, room.memory, room.offset, size, bits, timeout);
  } catch (error) {
    throw beginAtMethod(error, sock, 'recv');
  }
}

export function receiveFrom(
  sock: Owner,
  args: Arguments,
  bufsize: unknown,
  flags: unknown,
): number {
  try {
    const [size, bits] = receiveRequest('recvfrom', args, bufsize, flags);
    const { fd, timeout } = sock._descriptor;
    requireKnownFamily(sock._descriptor);
    room.reserve(size);
    return recvfrom(fd, room.memory, room.offset, size, bits, timeout);
  } catch (error) {
    throw beginAtMethod(error, sock, 'recvfrom');
  }
}

export function receiveInto(
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
    // As intoRequest() would say, whose array is a fiftieth of the whole call.
    if (args.length === 1 && types.isUint8Array(buffer) && buffer.length > 0) {
      into = buffer;
      size = buffer.length;
    } else {
      [into, size, bits] = intoRequest('recv_into', args, buffer, nbytes, flags);
      if (size === 0) return 0;
    }
    const { fd, timeout } = sock._descriptor;
    return recv(fd, into, 0, size, bits, timeout);
  } catch (error) {
    throw beginAtMethod(error, sock, 'recv_into');
  }
}

export function receiveFromInto(
  sock: Owner,
  args: Arguments,
  buffer: unknown,
  nbytes: unknown,
  flags: unknown,
): number {
  try {
    const [into, size, bits] = intoRequest('recvfrom_into', args, buffer, nbytes, flags);
    const { fd, timeout } = sock._descriptor;
    requireKnownFamily(sock._descriptor);
    return recvfrom(fd, into, 0, size, bits, timeout);
  } catch (error) {
    throw beginAtMethod(error, sock, 'recvfrom_into');
  }
}

const TOO_SMALL = {
  recv_into: 'buffer too small for requested bytes',
  recvfrom_into: 'nbytes is greater than the length of the buffer',
};

export function intoRequest(
  name: keyof typeof TOO_SMALL,
  args: Arguments,
  buffer: unknown,
  nbytes: unknown,
  flags: unknown,
): readonly [into: Uint8Array, size: number, flags: number] {
  if (args.length === 1 && types.isUint8Array(buffer) && buffer.length > 0) {
    return [buffer, buffer.length, 0];
  }
  const given = bindBuffer(name, args, buffer, nbytes, flags);
  const into = toWritable(name, given.buffer);
  const bits = toFormatInt(given.flags);
  return [into, toBufferSize(name, into, given.nbytes, TOO_SMALL[name]), bits];
}

export function transmit(
  sock: Owner,
  name: 'send' | 'sendall',
  args: Arguments,
  data: unknown,
  flags: unknown,
): number {
  try {
    let bits = 0;
    let bytes: Uint8Array;
    if (args.length === 1 && types.isUint8Array(data) && data.length > 0) {
      bytes = data;
    } else {
      [bytes, bits] = sendRequest(name, args, data, flags);
    }
    const { fd, timeout } = sock._descriptor;
    return name === 'send' ? send(fd, bytes, bits, timeout) : sendall(fd, bytes, bits, timeout);
  } catch (error) {
    throw beginAtMethod(error, sock, name);
  }
}

export function transmitTo(
  sock: Owner,
  args: Arguments,
  data: unknown,
  second: unknown,
  third: unknown,
): number {
  try {
    const [bytes, bits, address] = sendtoRequest(args, data, second, third);
    const length = encode('sendto', sock._descriptor, address);
    // The address may have had getters, which closed the socket or detached the data.
    if (bytes.length === 0) toBytes(data);
    const { fd, timeout } = sock._descriptor;
    return sendto(fd, bytes, bits, length, timeout);
  } catch (error) {
    throw beginAtMethod(error, sock, 'sendto');
  }
}

/** The arguments of send() and sendall(), checked. */
export function sendRequest(
  name: 'send' | 'sendall',
  args: Arguments,
  data: unknown,
  flags: unknown,
): [bytes: Uint8Array, flags: number] {
  takesBetween('socket', name, 1, 2, args);
  return [toBytes(data), toFormatInt(flags)];
}

/** Those of sendto(), but for the address. */
export function sendtoRequest(
  args: Arguments,
  data: unknown,
  second: unknown,
  third: unknown,
): [bytes: Uint8Array, flags: number, address: unknown] {
  const count = args.length;
  if (count !== 2 && count !== 3) {
    throw new TypeError(`sendto() takes 2 or 3 arguments (${count} given)`);
  }
  if (count === 3 && second === undefined) refuseIfConstant('sendto', 'flags');
  const address = count === 3 ? third : second;
  if (!Array.isArray(address) && hasKeywords(args)) {
    takesBetween('socket', 'sendto', 2, 3, args);
  }
  return [toBytes(data), count === 3 ? toFormatInt(second) : 0, address];
}

export function receiveRequest(
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

/** A step of sendfile(). */
export function performSendfile(
  sock: Owner & { send(data: Uint8Array): number },
  step: Step,
): number {
  const { fd } = sock._descriptor;
  if (step.call === 'sendfile') {
    return sendfile(fd, step.file, step.offset, step.size, step.timeout);
  }
  try {
    return sock.send(step.data);
  } catch (error) {
    if (!(error instanceof BlockingIOError)) throw error;
    // Non-blocking without our knowledge: CPython tries again and again, we wait.
    check(sendfile(fd, -1, 0, 0, FOR_EVER), 'poll');
    return 0;
  }
}
