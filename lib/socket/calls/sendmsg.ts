/** The requests of sendmsg() and sendmsg_afalg(). */
import { encode } from '../../address/address.js';
import type { Sockaddr } from '../../addon/sockaddr.js';
import * as syscalls from '../../addon/syscalls.js';
import { takesBetween, toFormatInt } from '../../python/arguments.js';
import type { Patience } from '../descriptor.js';
import { type Control, encodeControl } from './ancillary.js';
import { toList, toParts } from './buffers.js';
import type { Arguments } from './owner.js';

/** A message with checked arguments. It may be sent repeatedly. */
export interface SendmsgRequest {
  readonly parts: Uint8Array[];
  readonly control: Control;
  readonly flags: number;
  /** Null sends to the peer. */
  readonly address: Sockaddr | null;
}

export function sendmsgRequest(
  descriptor: Patience,
  args: Arguments,
  buffers: unknown,
  ancdata: unknown,
  flags: unknown,
  address: unknown,
): SendmsgRequest {
  const [count, bits] = sendmsgNumbers(args, flags);
  const addressed = count > 3 && address !== null;
  const encoded = addressed ? encode('sendmsg', descriptor, address) : null;
  const parts = toParts(buffers);
  const items = count > 1 ? toList(ancdata, 'sendmsg() argument 2 must be an iterable') : [];
  return { parts, control: encodeControl(items), flags: bits, address: encoded };
}

/** Checks the arguments that sendmsg() checks before its address: their number, and the flags. */
export function sendmsgNumbers(args: Arguments, flags: unknown): [count: number, flags: number] {
  const count = takesBetween('socket', 'sendmsg', 1, 4, args);
  return [count, count > 2 ? toFormatInt(flags) : 0];
}

/** Sends a message. Returns a native code or a byte count. */
export function sendmsg(fd: number, request: SendmsgRequest, timeout: number): number {
  const { parts, control, flags, address } = request;
  return syscalls.sendmsg(fd, parts, control.heads, control.data, flags, address, timeout);
}
