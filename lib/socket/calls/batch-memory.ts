/** The memory of a MessageBatch: slots of equal size, and a row of numbers for each message. */
import { newBuffer } from '../../addon/slab.js';
import type { AddressedSocket } from '../../address/families/family.js';
import { has, sharedSymbols } from '../../python/brand.js';
import { type Bytes, toBytes } from '../../python/bytes.js';
import { clinicTypeName } from '../../python/types.js';

// The columns of a row, as in native/binding/recvmmsg_sendmmsg.cc.
export const SIZE = 0;
export const FLAGS = 1;
export const NAME_SIZE = 2;
export const CONTROL_SIZE = 3;
export const SEGMENT = 4;
const COLUMNS = 5;
/** sizeof(struct sockaddr_storage) */
export const NAME_ROOM = 128;

const NO_BYTES = Buffer.alloc(0);

export interface BatchShape {
  readonly count: number;
  /** The size limit of a message in bytes. */
  readonly room: number;
  readonly addresses: boolean;
  /** The size limit of a message's ancillary data in bytes. */
  readonly ancillary: number;
}

/** Hands received descriptors over to the program, or closes them. */
type Deliver = (control: Uint8Array, size: number, keep: boolean) => void;

export class BatchMemory {
  readonly data: Bytes;
  readonly rows: Int32Array;
  readonly names: Bytes;
  readonly control: Bytes;
  /** The number of messages. They occupy the first slots. */
  length = 0;
  /** The socket that the messages came from. */
  sock: AddressedSocket | null = null;
  /**
   * For each message, whether its descriptors have been handed over or closed. Null if no message
   * brought any.
   */
  private delivered: boolean[] | null = null;
  private deliver: Deliver | null = null;
  private watched = false;

  constructor(readonly shape: BatchShape) {
    const { count, room, addresses, ancillary } = shape;
    this.data = newBuffer(count * room);
    this.rows = new Int32Array(count * COLUMNS);
    this.names = addresses ? newBuffer(count * NAME_ROOM) : NO_BYTES;
    this.control = ancillary > 0 ? newBuffer(count * ancillary) : NO_BYTES;
  }

  number(index: number, column: number): number {
    return this.rows[index * COLUMNS + column] ?? 0;
  }

  set(index: number, column: number, value: number): void {
    this.rows[index * COLUMNS + column] = value;
  }

  /** Returns the slot for the ancillary data of a message. */
  controlOf(index: number): Bytes {
    const { ancillary } = this.shape;
    return this.control.subarray(index * ancillary, (index + 1) * ancillary);
  }

  /** Discards the messages and closes the descriptors that the program has not taken. */
  clear(): void {
    if (this.delivered !== null) {
      for (let i = 0; i < this.length; i++) this.settle(i, false);
      this.delivered = null;
    }
    this.length = 0;
    // A call that finds the end of the messages reports this row as the first message's.
    this.rows.fill(0, 0, COLUMNS);
  }

  /** Hands the descriptors of a message over to the program, or closes them if `keep` is false. */
  settle(index: number, keep: boolean): void {
    if (this.delivered === null || this.delivered[index] === true) return;
    this.delivered[index] = true;
    this.deliver?.(this.controlOf(index), this.number(index, CONTROL_SIZE), keep);
  }

  /** Records that `count` messages have been received. */
  received(count: number, sock: AddressedSocket): void {
    this.length = count;
    this.sock = sock;
  }

  /**
   * Records that the messages brought descriptors. `deliver` is that of the evaluation whose socket
   * received and owns them. Another evaluation may have made the batch.
   */
  holdDescriptors(owner: object, deliver: Deliver): void {
    this.delivered = [];
    this.deliver = deliver;
    if (this.watched) return;
    this.watched = true;
    dropped.register(owner, this);
  }
}

/** Closes the remaining descriptors of garbage-collected batches. */
const dropped = new FinalizationRegistry<BatchMemory>((memory) => memory.clear());

/** The part of a MessageBatch that the calls of sockets use. */
export interface Batch {
  /** @internal */
  readonly _memory: BatchMemory;
}

const SYMBOLS = sharedSymbols('messages.batch');

/** True for a batch of any copy or evaluation of the package. */
export function isBatch(value: unknown): value is Batch {
  return typeof value === 'object' && value !== null && has(value, SYMBOLS);
}

/** An argument that receives messages. */
export function toBatch(name: string, value: unknown): Batch {
  if (isBatch(value)) return value;
  throw new TypeError(`${name}() argument 1 must be MessageBatch, not ${clinicTypeName(value)}`);
}

/** Returns the memory of a batch. Throws if the program, which can reach the memory, has transferred it. */
export function memoryOf({ _memory }: Batch): BatchMemory {
  toBytes(_memory.data);
  return _memory;
}
