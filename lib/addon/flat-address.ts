/** An address in the flat form that natives leave it in (`FlatAddress` in native/os/address.h). */
import type { Bytes } from '../python/bytes.js';
import { exchange } from './exchange.js';

const FAMILY = 0;
const PORT = 1;
const FLOWINFO = 2;
const SCOPE_ID = 3;
const HOST = 4;
export const SIZE = 8;
export const FIELDS = 9;
export const BYTES_AT = 64;

export class FlatAddress {
  private readonly words: Int32Array;
  private readonly unsigned: Uint32Array;
  private readonly bytes: Uint8Array;

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
  /** A number of an address of one of the families of families/, which unpackAddress() takes apart. */
  field(index: number): number {
    return this.unsigned[FIELDS + index] ?? 0;
  }
  /** A copy of the path, the abstract name, or the raw data of an unknown family. */
  payload(): Bytes {
    return Buffer.from(this.bytes.subarray(BYTES_AT, BYTES_AT + (this.words[SIZE] ?? 0)));
  }
}

/**
 * What accept(), recvfrom(), recvmsg(), getsockname() and getpeername() have left: to be decoded
 * before the next call. A copy of it would cost more than those calls do in JavaScript.
 */
export const leftAddress = new FlatAddress(exchange);
