/**
 * Memory that the addon sees too (`Exchange` in native/binding/exchange.h): the numbers that go into
 * a call, and the address that comes out of one.
 */
import type { Bytes } from '../python/bytes.js';
import { native } from './binding.js';

const FAMILY = 0;
const PORT = 1;
const FLOWINFO = 2;
const SCOPE_ID = 3;
const HOST = 4;
const SIZE = 8;
const FIELDS = 9;
const BYTES_AT = 64;
const NO_BYTES = new Uint8Array(0);

/** An address in the flat form that natives leave it in. */
export class FlatAddress {
  private readonly words: Int32Array;
  private readonly unsigned: Uint32Array;
  readonly bytes: Uint8Array;

  constructor(memory: ArrayBuffer) {
    this.words = new Int32Array(memory, 0, BYTES_AT / 4);
    this.unsigned = new Uint32Array(memory, 0, BYTES_AT / 4);
    this.bytes = new Uint8Array(memory);
  }

  get family(): number {
    return this.words[FAMILY] ?? 0;
  }
  get port(): number {
    return this.words[PORT] ?? 0;
  }
  get flowinfo(): number {
    return this.unsigned[FLOWINFO] ?? 0;
  }
  get scopeId(): number {
    return this.unsigned[SCOPE_ID] ?? 0;
  }
  /** One of the four 32-bit words of the host; an IPv4 host is the first. */
  host(word: 0 | 1 | 2 | 3): number {
    return this.words[HOST + word] ?? 0;
  }
  hostBytes(size: 4 | 16): Uint8Array {
    return this.bytes.subarray(HOST * 4, HOST * 4 + size);
  }
  /** A part of an address of one of the families of families/. */
  field(index: number): number {
    return this.unsigned[FIELDS + index] ?? 0;
  }
  /** The parts of one of those, for native.packAddress(). */
  setParts(fields: readonly number[], bytes: Uint8Array = NO_BYTES): void {
    this.unsigned.fill(0, FIELDS, BYTES_AT / 4);
    this.unsigned.set(fields, FIELDS);
    this.bytes.set(bytes, BYTES_AT);
    this.words[SIZE] = bytes.length;
  }
  /** A copy of the path, the abstract name, or the raw data of an unknown family. */
  payload(): Bytes {
    return Buffer.from(this.bytes.subarray(BYTES_AT, BYTES_AT + (this.words[SIZE] ?? 0)));
  }
}

/** @internal The address that the last call left. */
export const exchange = new FlatAddress(native.exchange);

/** @internal [timeout, offset, size] of the next call */
export const amounts = new Float64Array(native.exchange, 192, 3);
/** @internal [fd, flags, size of the encoded sockaddr, descriptor of a file, (unused), joining] of the next call */
export const numbers = new Int32Array(native.exchange, 216, 6);
/** @internal the sockaddr that was encoded last */
export const sockaddr = new Uint8Array(native.exchange, 240, 128);
