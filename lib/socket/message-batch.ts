/** Many messages in memory that is made once: what recvmmsg_into() fills and sendmmsg() sends. */
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

/** What `new MessageBatch()` takes beside the sizes. */
export interface MessageBatchKeywords {
  /** Keep the address of each message? */
  addresses?: boolean;
  /** The room for the ancillary data of each message, in bytes. */
  ancillary?: Integer;
}

/** What the constructor takes: arguments, keywords, or keywords behind arguments. */
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
/** The size of the datagrams that a message was joined of, or one descriptor. */
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
 * Room for many messages, made once and used again and again: recvmmsg_into() fills it in one system call
 * and sendmmsg() sends what is in it. What a message has is looked at message by message, and made then:
 * a view for each of them would cost as much as receiving it. See recvmmsg(2), sendmmsg(2).
 *
 * Its memory is the program's: data() returns views of it, which show what comes next once
 * the batch is filled again. Received descriptors belong to the batch until ancillary() is asked for them;
 * those that nobody asks for are closed when it is filled again, cleared, or collected.
 *
 * Differs from Python: an addition.
 */
export class MessageBatch extends Uncloneable {
  /** @internal */
  readonly _memory: memory.BatchMemory;

  /** As MessageBatchConstructor has it. */
  constructor(...args: MessageBatchArguments) {
    super();
    try {
      this._memory = new memory.BatchMemory(toShape(args));
    } catch (error) {
      throw beginAtConstructor(error, this);
    }
    Object.defineProperty(this, '_memory', { enumerable: false });
  }

  /** How many messages there is room for. */
  get count(): number {
    return this._memory.shape.count;
  }

  /** The most bytes of a message. */
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
   * The bytes of a message: a view of the batch's memory, which a program may change.
   *
   * @param index - which message, 0 being the first
   * @returns at most as many bytes as there is room for
   * @throws LookupError when there is no such message, TypeError
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
   * How many bytes a message has, as recvmsg() would return it: of one that did not fit, whose flags have
   * MSG_TRUNC, as many as there was room for; all that it had, if the call was given MSG_TRUNC.
   *
   * @throws LookupError when there is no such message, TypeError
   */
  size(index: Integer): number {
    return this._memory.number(this.#at(index, 'size'), memory.SIZE);
  }

  /**
   * `segment(index, /)`
   *
   * The size of the datagrams that UDP_GRO has joined into a message; the last one may be shorter. For one
   * that was not joined this is its size. See udp(7).
   *
   * @returns the size in bytes; 0 for an empty message
   * @throws LookupError when there is no such message, TypeError
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
   * @throws LookupError when there is no such message, TypeError
   */
  flags(index: Integer): number {
    return this._memory.number(this.#at(index, 'flags'), memory.FLAGS);
  }

  /**
   * `address(index, /)`
   *
   * Where a message came from, as recvfrom() returns it; sendmmsg() sends it there.
   *
   * @typeParam A - the shape of the family's addresses, [host, port] unless it is given
   * @returns the address; null when there is none, or the batch keeps none
   * @throws LookupError when there is no such message, TypeError
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
   * What came beside a message, as recvmsg() returns it: for decode(). Descriptors among it are the
   * program's from now on, and not inheritable.
   *
   * @returns [cmsg_level, cmsg_type, cmsg_data] for each item
   * @throws LookupError when there is no such message, TypeError
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
   * Writes a message to send: in the place of one that was received, whose address stays what it is, or
   * behind the last one, for the peer of the socket.
   *
   * @param index - which message; the batch's length, to add one
   * @param data - the bytes, which are copied
   * @param segment - above 0: the kernel cuts the message into datagrams of that many bytes (UDP_SEGMENT),
   * of which there may be 64, as udp(7) has it
   * @throws LookupError when there is neither such a message nor room for it, ValueError when the bytes do
   * not fit, TypeError
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
   * Forgets all messages, and closes the descriptors that they brought and nobody has asked for.
   */
  clear(): null {
    this._memory.clear();
    return null;
  }

  /** Programs call it for each message: see publish() below. */
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
// The others, which are called for each message, say so themselves.
publish(MessageBatch.prototype, ['write', 'clear']);
