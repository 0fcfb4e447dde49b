/** Many messages in memory that is allocated once: recvmmsg_into() fills it, and sendmmsg() sends it. */
import { decode, type Inet, type ReturnedAddress } from '../address/address.js';
import { controlSpace, takeAddress } from '../addon/control.js';
import { leftAddress } from '../addon/flat-address.js';
import { cut } from '../addon/slab.js';
import { toIndex, toSsize } from '../python/arguments.js';
import { brand } from '../python/brand.js';
import { type Bytes, type BytesLike, toBytes } from '../python/bytes.js';
import { beginAtConstructor, beginAtMethod, publish } from '../python/entry.js';
import { LookupError, ValueError } from '../python/errors.js';
import { bind } from '../python/signature.js';
import { type Integer, isTrue } from '../python/types.js';
import { Uncloneable } from '../python/uncloneable.js';
import { type AncillaryItem, decodeControl } from './calls/ancillary.js';
import * as memory from './calls/batch-memory.js';
import { requireControlSize } from './calls/recvmsg.js';

/** The keywords of `new MessageBatch()`. */
export interface MessageBatchKeywords {
  /** Whether to keep the address of each message. */
  addresses?: boolean;
  /** The space for the ancillary data of each message, in bytes. */
  ancillary?: Integer;
}

/** What the constructor takes: arguments, keywords, or keywords after arguments. */
export type MessageBatchArguments =
  | [count: Integer, size: Integer, keywords?: MessageBatchKeywords]
  | [count: Integer, keywords: MessageBatchKeywords & { size: Integer }]
  | [keywords: MessageBatchKeywords & { count: Integer; size: Integer }];

const SHAPE = {
  name: 'MessageBatch',
  positional: ['count', 'size'],
  required: 2,
  keywordOnly: ['addresses', 'ancillary'],
};
const MOST_MESSAGES = 65_536;
const MOST_BYTES = 0x7fffffff;
const MOST_SEGMENT = 0xffff;
/** Enough ancillary data for the datagram size of a joined message, or for one descriptor. */
const INT_SIZE = 4;

function toShape(args: readonly unknown[]): memory.BatchShape {
  const { count, size, addresses = true, ancillary = controlSpace(INT_SIZE) } = bind(SHAPE, args);
  const shape = {
    count: toSsize(count),
    room: toSsize(size),
    addresses: isTrue(addresses),
    ancillary: toSsize(ancillary),
  };
  requireBetween(shape.count, MOST_MESSAGES, 'count');
  requireBetween(shape.room, MOST_BYTES, 'size');
  requireControlSize(shape.ancillary);
  return shape;
}

function requireBetween(value: number, most: number, name: string): void {
  if (value >= 1 && value <= most) return;
  throw new ValueError(`${name} must be between 1 and ${most}`);
}

/**
 * Space for many messages, allocated once and reused: recvmmsg_into() fills it in one system call,
 * and sendmmsg() sends its contents. The parts of each message are created only when they are read:
 * making a view of every message would cost as much as receiving it. See recvmmsg(2), sendmmsg(2).
 *
 * The program shares its memory: data() returns views of it, which change when the batch is filled
 * again. Received descriptors belong to the batch until ancillary() returns them. Those that it
 * never returns are closed when the batch is filled again, cleared, or garbage-collected.
 *
 * Differs from Python: an addition.
 */
export class MessageBatch extends Uncloneable {
  /** @internal */
  readonly _memory: memory.BatchMemory;

  /** See MessageBatchConstructor. */
  constructor(...args: MessageBatchArguments) {
    super();
    try {
      this._memory = new memory.BatchMemory(toShape(args));
    } catch (error) {
      throw beginAtConstructor(error, this);
    }
    Object.defineProperty(this, '_memory', { enumerable: false });
  }

  /** How many messages fit. */
  get count(): number {
    return this._memory.shape.count;
  }

  /** The size limit of a message in bytes. */
  get room(): number {
    return this._memory.shape.room;
  }

  /** How many messages there are: those that recvmmsg_into() has received, or write() has written. */
  get length(): number {
    return this._memory.length;
  }

  /**
   * `data(index, /)`
   *
   * The bytes of a message, as a view of the batch's memory, which a program may modify.
   *
   * @param index - which message, 0 being the first
   * @returns at most as many bytes as fit
   * @throws LookupError if there is no such message, TypeError
   */
  data(index: Integer): Bytes {
    const i = this.#at(index, 'data');
    const { data, shape } = this._memory;
    const start = i * shape.room;
    const size = Math.min(this._memory.number(i, memory.SIZE), shape.room);
    return cut(data, start, start + size);
  }

  /**
   * `size(index, /)`
   *
   * The size of a message, as recvmsg() would return it. For a message that did not fit, whose
   * flags have MSG_TRUNC, this is the number of bytes that fit, or the full size if MSG_TRUNC was
   * passed to the call.
   *
   * @throws LookupError if there is no such message, TypeError
   */
  size(index: Integer): number {
    return this._memory.number(this.#at(index, 'size'), memory.SIZE);
  }

  /**
   * `segment(index, /)`
   *
   * The size of the datagrams that UDP_GRO joined into a message. The last one may be shorter. For
   * a message that was not joined, this is its own size. See udp(7).
   *
   * @returns the size in bytes; 0 for an empty message
   * @throws LookupError if there is no such message, TypeError
   */
  segment(index: Integer): number {
    const i = this.#at(index, 'segment');
    const segment = this._memory.number(i, memory.SEGMENT);
    return segment > 0 ? segment : this._memory.number(i, memory.SIZE);
  }

  /**
   * `flags(index, /)`
   *
   * The flags of a message: MSG_TRUNC, MSG_CTRUNC, MSG_EOR, ... See recvmsg(2).
   *
   * @throws LookupError if there is no such message, TypeError
   */
  flags(index: Integer): number {
    return this._memory.number(this.#at(index, 'flags'), memory.FLAGS);
  }

  /**
   * `address(index, /)`
   *
   * The address that a message came from, as recvfrom() returns it. sendmmsg() sends the message
   * there.
   *
   * @typeParam A - the shape of the family's addresses, [host, port] unless it is given
   * @returns the address; null if there is none or the batch keeps none
   * @throws LookupError if there is no such message, TypeError
   */
  address<A extends ReturnedAddress | null = Inet>(index: Integer): A;
  address(index: Integer): ReturnedAddress | null {
    const i = this.#at(index, 'address');
    const { names, sock } = this._memory;
    const size = this._memory.number(i, memory.NAME_SIZE);
    if (size === 0 || sock === null) return null;
    takeAddress(names, i * memory.NAME_ROOM, size);
    return decode(leftAddress, sock);
  }

  /**
   * `ancillary(index, /)`
   *
   * The ancillary data of a message, as recvmsg() returns it, for decode(). Descriptors in it
   * belong to the program from now on, and are not inheritable.
   *
   * @returns [cmsg_level, cmsg_type, cmsg_data] for each item
   * @throws LookupError if there is no such message, TypeError
   */
  ancillary(index: Integer): AncillaryItem[] {
    const i = this.#at(index, 'ancillary');
    const size = this._memory.number(i, memory.CONTROL_SIZE);
    if (size === 0) return [];
    const items = decodeControl(this._memory.controlOf(i), size);
    this._memory.settle(i, true);
    return items;
  }

  /**
   * `write(index, data, segment=0, /)`
   *
   * Writes a message to send. It replaces an existing message, whose address is kept, or follows
   * the last one and goes to the peer of the socket.
   *
   * @param index - which message; the batch's length adds one
   * @param data - the bytes, which are copied
   * @param segment - if above 0, the kernel splits the message into datagrams of that many bytes
   * (UDP_SEGMENT), at most 64 of them: see udp(7)
   * @throws LookupError if there is neither such a message nor room for it, ValueError if the bytes
   * do not fit, TypeError
   */
  write(index: Integer, data: BytesLike, segment: Integer = 0): null {
    const i = toIndex(index);
    const { length, shape } = this._memory;
    if (i < 0 || i > length || i >= shape.count) throw outOfRange();
    const bytes = toBytes(data);
    const cuts = toSsize(segment);
    if (bytes.length > shape.room) {
      throw new ValueError(`${bytes.length} bytes do not fit into a message of ${shape.room}`);
    }
    if (cuts < 0 || cuts > MOST_SEGMENT) throw new ValueError('segment must be 0-65535');
    this.#put(Number(i), bytes, cuts);
    return null;
  }

  #put(index: number, bytes: Uint8Array, segment: number): void {
    const { _memory } = this;
    _memory.data.set(bytes, index * this.room);
    if (index === _memory.length) {
      _memory.length = index + 1;
      _memory.set(index, memory.NAME_SIZE, 0);
      _memory.set(index, memory.CONTROL_SIZE, 0);
    }
    _memory.set(index, memory.SIZE, bytes.length);
    _memory.set(index, memory.FLAGS, 0);
    _memory.set(index, memory.SEGMENT, segment);
  }

  /**
   * `clear()`
   *
   * Discards all messages, and closes the descriptors that they brought and that ancillary() has
   * not returned.
   */
  clear(): null {
    this._memory.clear();
    return null;
  }

  /**
   * Returns a valid index. Its callers run once per message, so they are not published (see below)
   * and it sets the stack itself.
   */
  #at(index: Integer, method: string): number {
    const { length } = this._memory;
    if (typeof index === 'number' && (index | 0) === index && index >= 0 && index < length) {
      return index;
    }
    try {
      const other = toIndex(index);
      if (other >= 0 && other < length) return Number(other);
      throw outOfRange();
    } catch (error) {
      throw beginAtMethod(error, this, method);
    }
  }
}

function outOfRange(): Error {
  return new LookupError('message index out of range');
}

brand(MessageBatch, 'messages.batch');
// The other methods, which run once per message, set the stacks of their errors themselves.
publish(MessageBatch.prototype, ['write', 'clear']);
