/** An address in the flat form in which natives leave it (`FlatAddress` in native/os/address.h). */
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
  /** Returns one of the four 32-bit words of the host. An IPv4 host is the first. */
  host(word: 0 | 1 | 2 | 3): number {
    return this.words[HOST + word] ?? 0;
  }
  hostBytes(size: 4 | 16): Uint8Array {
    return this.bytes.subarray(HOST * 4, HOST * 4 + size);
  }
  /** Returns one number of an address of the families in families/, after unpackAddress() has split it. */
  field(index: number): number {
    return this.unsigned[FIELDS + index] ?? 0;
  }
  /** Returns a copy of the path, the abstract name, or the raw data of an unknown family. */
  payload(): Bytes {
    return Buffer.from(this.bytes.subarray(BYTES_AT, BYTES_AT + (this.words[SIZE] ?? 0)));
  }
}

/**
 * The address that accept(), recvfrom(), recvmsg(), getsockname() or getpeername() left. Decode it
 * before the next call. Copying it would cost more than those calls do in JavaScript.
 */
export const leftAddress = new FlatAddress(exchange);
