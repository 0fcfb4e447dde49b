/**
 * The calls that send_fds() and recv_fds() of both flavours make on a socket, and how they convert
 * the results.
 */
import { convertEach, toList } from './calls/buffers.js';
import type { MessageRest } from './calls/recvmsg.js';
import { types } from 'node:util';
import type { Address, ReturnedAddress } from '../address/address.js';
import type { AncillaryInput } from './calls/ancillary.js';
import { CMSG_LEN } from './calls/cmsg.js';
import { native } from '../addon/binding.js';
import type { Bytes, BytesLike } from '../python/bytes.js';
import { ValueError } from '../python/errors.js';
import { type Integer, typeName } from '../python/types.js';
import { toFormatInt } from '../python/arguments.js';
import { bind } from '../python/signature.js';
import type { Socket } from './socket.js';

const { SOL_SOCKET = 1, SCM_RIGHTS = 1 } = native.constants;
const INT_SIZE = 4;

/** Keywords of send_fds(). */
export interface SendFdsKeywords<S = Socket> {
  sock: S;
  buffers: Iterable<BytesLike>;
  fds: Iterable<Integer>;
  flags?: Integer;
  address?: Address | null;
}

/** Returns the arguments of the call that send_fds() makes: sock.sendmsg(...message) */
export function sendFdsRequest<S>(args: readonly unknown[]): {
  sock: S;
  message: [buffers: Iterable<BytesLike>, ancdata: AncillaryInput[]];
} {
  const given = bind(
    {
      name: 'send_fds',
      positional: ['sock', 'buffers', 'fds', 'flags', 'address'],
      required: 3,
    },
    args,
  );
  const rights = [SOL_SOCKET, SCM_RIGHTS, toInts(given.fds)] as const;
  return { sock: given.sock as S, message: [given.buffers as Iterable<BytesLike>, [rights]] };
}

/** Keywords of recv_fds(). */
export interface RecvFdsKeywords<S = Socket> {
  sock: S;
  bufsize: Integer;
  maxfds: Integer;
  flags?: Integer;
}

/** The result of recv_fds(). */
export type ReceivedFds = [
  msg: Bytes,
  fds: number[],
  msg_flags: number,
  address: ReturnedAddress | null,
];

/** Returns the arguments of the call that recv_fds() makes: sock.recvmsg(...sizes) */
export function recvFdsRequest<S>(args: readonly unknown[]): {
  sock: S;
  sizes: [bufsize: number, ancbufsize: number];
} {
  const given = bind(
    { name: 'recv_fds', positional: ['sock', 'bufsize', 'maxfds', 'flags'], required: 3 },
    args,
  );
  const size = CMSG_LEN(timesIntSize(given.maxfds));
  return { sock: given.sock as S, sizes: [given.bufsize as number, size] };
}

export function fdsOf([msg, ancdata, flags, address]: [Bytes, ...MessageRest]): ReceivedFds {
  const fds = ancdata.flatMap(([level, type, data]) =>
    level === SOL_SOCKET && type === SCM_RIGHTS ? fromInts(data) : [],
  );
  return [msg, fds, flags, address];
}

/** Python: maxfds * fds.itemsize, before the type of maxfds is checked */
function timesIntSize(value: unknown): number | bigint {
  if (typeof value === 'bigint') return value * BigInt(INT_SIZE);
  if (Number.isInteger(value)) return (value as number) * INT_SIZE;
  if (typeof value === 'boolean') return Number(value) * INT_SIZE;
  const repeatable = typeof value === 'string' || Array.isArray(value);
  if (typeof value === 'number' || repeatable || types.isUint8Array(value)) {
    throw new TypeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
  }
  throw new TypeError(`unsupported operand type(s) for *: '${typeName(value)}' and 'int'`);
}

/** Python: array.array('i', fds) */
function toInts(fds: unknown): Uint8Array {
  if (typeof fds === 'string') {
    throw new TypeError("cannot use a str to initialize an array with typecode 'i'");
  }
  if (types.isUint8Array(fds)) {
    if (fds.length % INT_SIZE === 0) return fds;
    throw new ValueError('bytes length not a multiple of item size');
  }
  if (types.isTypedArray(fds)) {
    // Int32Array.from() would copy it to a list first.
    const ints = new Int32Array(fds.length);
    for (let i = 0; i < ints.length; i++) ints[i] = toFormatInt(fds[i]);
    return asBytes(ints);
  }
  const items = toList(fds, `'${typeName(fds)}' object is not iterable`);
  return asBytes(Int32Array.from(convertEach(items, toFormatInt)));
}

function asBytes({ buffer }: Int32Array): Uint8Array {
  return new Uint8Array(buffer);
}

function fromInts(data: Bytes): number[] {
  const whole = data.length - (data.length % INT_SIZE);
  return [...new Int32Array(new Uint8Array(data.subarray(0, whole)).buffer)];
}
