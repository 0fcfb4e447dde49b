/** sendmsg_afalg(): the control messages of the kernel's crypto API. */
import { toParts } from './buffers.js';
import type { SendmsgRequest } from './sendmsg.js';
import { refuseIfConstant } from '../../python/absent.js';
import { encodeControl } from './ancillary.js';
import { native } from '../../addon/binding.js';
import { type BytesLike, toBytes } from '../../python/bytes.js';
import type { Patience } from '../descriptor.js';
import { OSError } from '../../python/errors.js';
import { type Integer, clinicTypeName, isPlainObject, newDict } from '../../python/types.js';
import { countGiven, toCInt, toFormatInt } from '../../python/arguments.js';

const {
  AF_ALG,
  SOL_ALG = 0,
  ALG_SET_OP = 0,
  ALG_SET_IV = 0,
  ALG_SET_AEAD_ASSOCLEN = 0,
} = native.constants;
const PARAMETERS = ['msg', 'op', 'iv', 'assoclen', 'flags'] as const;
const INT_MAX = 0x7fffffff;

/** Keywords of sendmsg_afalg(). */
export interface AfalgKeywords {
  msg?: Iterable<BytesLike>;
  /** ALG_OP_DECRYPT, ALG_OP_ENCRYPT, ... */
  op: Integer;
  /** The initialisation vector. */
  iv?: BytesLike;
  /** How many of the bytes are only authenticated. */
  assoclen?: Integer;
  flags?: Integer;
}

export function afalgRequest({ family }: Patience, args: ArrayLike<unknown>): SendmsgRequest {
  if (family !== AF_ALG || AF_ALG === undefined) {
    throw new OSError('algset is only supported for AF_ALG');
  }
  const { msg, op, iv, assoclen, flags } = bindAfalg(args);
  requireInt(2, op);
  const vector = iv === undefined ? null : toBytes(iv);
  requireInt(4, assoclen);
  const bits = flags === undefined ? 0 : toFormatInt(flags);

  const operation = toOperation(op);
  const items: unknown[] = [[SOL_ALG, ALG_SET_OP, ints(operation)]];
  if (vector !== null) {
    items.push([SOL_ALG, ALG_SET_IV, Buffer.concat([ints(vector.length), vector])]);
  }
  if (assoclen !== undefined) {
    const length = toCInt(assoclen);
    if (length < 0) throw new TypeError('assoclen must be positive');
    items.push([SOL_ALG, ALG_SET_AEAD_ASSOCLEN, ints(length)]);
  }
  const parts = msg === undefined ? [] : toParts(msg);
  return { parts, control: encodeControl(items), flags: bits, address: null };
}

type Given = Partial<Record<(typeof PARAMETERS)[number], unknown>>;

/** CPython: "|O$O!y*O!i:sendmsg_afalg" */
function bindAfalg(args: ArrayLike<unknown>): Given {
  const count = countGiven(args);
  const last = count > 0 ? args[count - 1] : undefined;
  const keywords = isPlainObject(last) ? last : {};
  const positional = isPlainObject(last) ? count - 1 : count;
  const total = positional + Object.keys(keywords).length;
  if (total > PARAMETERS.length) {
    throw new TypeError(`sendmsg_afalg() takes at most 5 arguments (${total} given)`);
  }
  if (positional > 1) {
    throw new TypeError(
      `sendmsg_afalg() takes at most 1 positional argument (${positional} given)`,
    );
  }
  const given = newDict<Given>(positional === 1 ? { msg: args[0] } : {});
  for (const [keyword, value] of Object.entries(keywords)) {
    const parameter = PARAMETERS.find((name) => name === keyword);
    if (parameter === undefined) {
      throw new TypeError(`sendmsg_afalg() got an unexpected keyword argument '${keyword}'`);
    }
    if (parameter === 'msg' && positional === 1) {
      throw new TypeError("argument for sendmsg_afalg() given by name ('msg') and position (1)");
    }
    if (value === undefined) refuseIfConstant('sendmsg_afalg', parameter);
    else given[parameter] = value;
  }
  return given;
}

function requireInt(position: number, value: unknown): void {
  if (value === undefined || typeof value === 'bigint' || typeof value === 'boolean') return;
  if (Number.isInteger(value)) return;
  throw new TypeError(
    `sendmsg_afalg() argument ${position} must be int, not ${clinicTypeName(value)}`,
  );
}

function toOperation(op: unknown): number {
  const number = Number(op);
  if (number >= 0 && number <= INT_MAX) return number;
  throw new TypeError("Invalid or missing argument 'op'");
}

function ints(...numbers: number[]): Uint8Array {
  return new Uint8Array(Int32Array.from(numbers).buffer);
}
