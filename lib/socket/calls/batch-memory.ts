/** What a MessageBatch is underneath: rooms of equal size, and a row of numbers for each message. */
import { newBuffer } from '../../addon/slab.js';
import type { AddressedSocket } from '../../address/families/family.js';
import { has, sharedSymbols } from '../../python/brand.js';
import { type Bytes, toBytes } from '../../python/bytes.js';
import { clinicTypeName } from '../../python/types.js';

// A row, as native/binding/recvmmsg_sendmmsg.cc has it.
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
  /** The most bytes of a message. */
  readonly room: number;
  readonly addresses: boolean;
  /** The most bytes of ancillary data of a message. */
  readonly ancillary: number;
}

/** Gives received descriptors to the program, or closes them. */
type Deliver = (control: Uint8Array, size: number, keep: boolean) => void;

export class BatchMemory {
  readonly data: Bytes;
  readonly rows: Int32Array;
  readonly names: Bytes;
  readonly control: Bytes;
  /** How many messages there are, from the first on. */
  length = 0;
  /** Where they came from. */
  sock: AddressedSocket | null = null;
  /** Of which messages the program has the descriptors; null: none has brought any. */
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

  /** Where the ancillary data of a message is. */
  controlOf(index: number): Bytes {
    const { ancillary } = this.shape;
    return this.control.subarray(index * ancillary, (index + 1) * ancillary);
  }

  /** Forgets the messages, and closes the descriptors that nobody has asked for. */
  clear(): void {
    if (this.delivered !== null) {
      for (let i = 0; i < this.length; i++) this.settle(i, false);
      this.delivered = null;
    }
    this.length = 0;
    // What a call that finds the end of the messages tells of the first one.
    this.rows.fill(0, 0, COLUMNS);
  }

  /** The descriptors of a message are the program's from now on, or are closed. */
  settle(index: number, keep: boolean): void {
    if (this.delivered === null || this.delivered[index] === true) return;
    this.delivered[index] = true;
    this.deliver?.(this.controlOf(index), this.number(index, CONTROL_SIZE), keep);
  }

  /** So many messages have been received. */
  received(count: number, sock: AddressedSocket): void {
    this.length = count;
    this.sock = sock;
  }

  /**
   * They have brought descriptors. deliver is of the evaluation whose socket it was, which owns them: that
   * need not be the one that has made the batch.
   */
  holdDescriptors(owner: object, deliver: Deliver): void {
    this.delivered = [];
    this.deliver = deliver;
    if (this.watched) return;
    this.watched = true;
    dropped.register(owner, this);
  }
}

/** Batches that nobody refers to any more, which had descriptors. */
const dropped = new FinalizationRegistry<BatchMemory>((memory) => memory.clear());

/** What the calls of sockets know of a MessageBatch. */
export interface Batch {
  /** @internal */
  readonly _memory: BatchMemory;
}

const SYMBOLS = sharedSymbols('messages.batch');

/** A batch of any copy or evaluation of the package. */
export function isBatch(value: unknown): value is Batch {
  return typeof value === 'object' && value !== null && has(value, SYMBOLS);
}

/** An argument that is filled. */
export function toBatch(name: string, value: unknown): Batch {
  if (isBatch(value)) return value;
  throw new TypeError(`${name}() argument 1 must be MessageBatch, not ${clinicTypeName(value)}`);
}

/** Its memory, which the program can reach, and may have transferred: throws when it is detached. */
export function memoryOf({ _memory }: Batch): BatchMemory {
  toBytes(_memory.data);
  return _memory;
}
