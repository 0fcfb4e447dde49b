/**
 * The requests of send() and its relatives: they take arguments and return a count of bytes or a
 * native code.
 *
 * They are functions that return. V8 never compiles a function that throws on every call, as a
 * method does when it is called in a loop on a socket that would block.
 */
import { types } from 'node:util';
import { encode } from '../../address/address.js';
import * as syscalls from '../../addon/syscalls.js';
import { refuseIfConstant } from '../../python/absent.js';
import { hasKeywords, takesBetween, toFormatInt } from '../../python/arguments.js';
import { toBytes } from '../../python/bytes.js';
import { beginAtMethod } from '../../python/entry.js';
import type { Arguments, Owner } from './owner.js';

export function send(
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
    return name === 'send'
      ? syscalls.send(fd, bytes, bits, timeout)
      : syscalls.sendall(fd, bytes, bits, timeout);
  } catch (error) {
    throw beginAtMethod(error, sock, name);
  }
}

export function sendto(
  sock: Owner,
  args: Arguments,
  data: unknown,
  second: unknown,
  third: unknown,
): number {
  try {
    const [bytes, bits, address] = sendtoRequest(args, data, second, third);
    const sockaddr = encode('sendto', sock._descriptor, address);
    // Getters of the address may have closed the socket or detached the data.
    if (bytes.length === 0) toBytes(data);
    const { fd, timeout } = sock._descriptor;
    return syscalls.sendto(fd, bytes, bits, sockaddr, timeout);
  } catch (error) {
    throw beginAtMethod(error, sock, 'sendto');
  }
}

/** The checked arguments of send() and sendall(). */
export function sendRequest(
  name: 'send' | 'sendall',
  args: Arguments,
  data: unknown,
  flags: unknown,
): [bytes: Uint8Array, flags: number] {
  takesBetween('socket', name, 1, 2, args);
  return [toBytes(data), toFormatInt(flags)];
}

/** The checked arguments of sendto(). The address is not checked yet. */
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
