/** Rows of kevent(2), in memory that the kernel reads and writes directly. */
import { native } from './binding.js';

/**
 * The size of struct kevent in 32-bit words. ident, data and udata have 64 bits, filter and flags
 * 16, and fflags 32. filter, flags and fflags lie between ident and data.
 */
const WORDS = 8;
const HALVES = 2 * WORDS;
const LONGS = WORDS / 2;
/** The largest number of events there is room for. A call may return fewer than it was asked for. */
const MOST_EVENTS = 65_536;

/** The contents of a row. */
export interface KeventRow {
  readonly ident: bigint;
  readonly filter: number;
  readonly flags: number;
  readonly fflags: number;
  readonly data: bigint;
  readonly udata: bigint;
}

/** The changes, followed by the events that a call returned. One array serves all calls of an object. */
export class KeventRows {
  private words = new Int32Array(0);
  private halves = new Int16Array(0);
  private longs = new BigInt64Array(0);
  /** How many changes the last call made. That many rows precede its events. */
  private changes = 0;

  /**
   * Makes changes, then waits for events: for at most that many, and at most that many nanoseconds.
   * A negative time waits forever, except TRY_ONLY, which does not wait. Returns the number of
   * events, or a code.
   */
  control(queue: number, changes: readonly KeventRow[], most: number, nanoseconds: number): number {
    const { kqueueControl } = native;
    const room = Math.min(most, MOST_EVENTS);
    this.reserve(changes.length + room);
    changes.forEach((change, row) => this.write(row, change));
    this.changes = changes.length;
    return kqueueControl?.(queue, this.words, room, nanoseconds, changes.length) ?? 0;
  }

  private reserve(rows: number): void {
    if (this.words.length >= WORDS * rows) return;
    this.longs = new BigInt64Array(LONGS * rows);
    this.words = new Int32Array(this.longs.buffer);
    this.halves = new Int16Array(this.longs.buffer);
  }

  private write(row: number, { ident, filter, flags, fflags, data, udata }: KeventRow): void {
    this.longs[LONGS * row] = ident;
    this.halves[HALVES * row + 4] = filter;
    this.halves[HALVES * row + 5] = flags;
    this.words[WORDS * row + 3] = fflags;
    this.longs[LONGS * row + 2] = data;
    this.longs[LONGS * row + 3] = udata;
  }

  /** Returns the nth event. */
  event(nth: number): KeventRow {
    const { longs, halves, words } = this;
    const row = this.changes + nth;
    const unsigned = (at: number): bigint => BigInt.asUintN(64, longs[LONGS * row + at] as bigint);
    return {
      ident: unsigned(0),
      filter: halves[HALVES * row + 4] as number,
      flags: (halves[HALVES * row + 5] as number) & 0xffff,
      fflags: (words[WORDS * row + 3] as number) >>> 0,
      data: longs[LONGS * row + 2] as bigint,
      udata: unsigned(3),
    };
  }
}
