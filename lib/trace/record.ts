/** A record of a system call, with the layout of native/os/trace.h. */
import { RECORD_SIZE } from '../addon/trace.js';

const WORDS = 6;
const DATA_AT = 100;
const ADDRESS_AT = 132;

/** A record. Its numbers are in native byte order. */
export class TraceRecord {
  private readonly words: BigInt64Array;
  private readonly integers: Int32Array;
  private readonly halves: Uint16Array;

  /** bytes: RECORD_SIZE bytes, which no other code writes to. */
  constructor(private readonly bytes: Uint8Array) {
    const { buffer } = bytes;
    this.words = new BigInt64Array(buffer, 0, RECORD_SIZE / 8);
    this.integers = new Int32Array(buffer, 0, RECORD_SIZE / 4);
    this.halves = new Uint16Array(buffer, 0, RECORD_SIZE / 2);
  }

  private long(at: number): bigint {
    return this.words[at] ?? 0n;
  }

  /** When the call began, in nanoseconds of the monotonic clock. */
  get started(): bigint {
    return this.long(0);
  }
  get duration(): number {
    return Number(this.long(1));
  }
  get result(): number {
    return Number(this.long(2));
  }
  word(index: number): number {
    return index < WORDS ? Number(this.long(3 + index)) : 0;
  }
  /** The total size of a list of buffers. */
  get total(): number {
    return Number(this.long(9));
  }
  get errno(): number {
    return this.integers[20] ?? 0;
  }
  get thread(): number {
    return this.integers[21] ?? 0;
  }
  get lost(): number {
    return (this.integers[22] ?? 0) >>> 0;
  }
  /** The index of the system call's name. */
  get syscall(): number {
    return this.halves[46] ?? 0;
  }
  /** The index of the native that made the call; -1: none. */
  get native(): number {
    return ((this.halves[47] ?? 0) << 16) >> 16;
  }
  get data(): Uint8Array {
    return this.bytes.subarray(DATA_AT, DATA_AT + (this.bytes[98] ?? 0));
  }
  /** The bytes of a struct sockaddr, as many as fitted; empty if there was none. */
  get sockaddr(): Uint8Array {
    return this.bytes.subarray(ADDRESS_AT, ADDRESS_AT + (this.halves[48] ?? 0));
  }
  /** The numbers of a table, row by row. */
  get rows(): Int32Array {
    const from = ADDRESS_AT / 4;
    return this.integers.subarray(from, from + (this.bytes[99] ?? 0));
  }
}
