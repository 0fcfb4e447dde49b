/** Rows of poll(2), and events of epoll(7), in memory that the kernel reads and writes directly. */
import { native } from './binding.js';

/**
 * The size of struct pollfd in 32-bit words. The descriptor takes one word, events and revents half
 * a word each.
 */
const WORDS = 2;
const HALVES = 4;
const FIRST_ROOM = 16;

/** The queries and answers of poll(2). One array serves all calls of an object. */
export class PollRows {
  private words = new Int32Array(0);
  private halves = new Int16Array(0);
  private found = new Int32Array(0);
  private room = 0;
  /** The number of rows. */
  length = 0;

  clear(): void {
    this.length = 0;
  }

  /** Adds a row. poll(2) ignores a negative descriptor. */
  add(fd: number, events: number): void {
    const row = this.length;
    if (row === this.room) this.grow();
    this.words[WORDS * row] = fd;
    this.halves[HALVES * row + 2] = events;
    this.length = row + 1;
  }

  private grow(): void {
    const { words } = this;
    this.room = Math.max(2 * this.room, FIRST_ROOM);
    // One extra row, for the addon's own use.
    this.words = new Int32Array(WORDS * (this.room + 1));
    this.words.set(words);
    this.halves = new Int16Array(this.words.buffer);
    this.found = new Int32Array(2 * this.room);
  }

  fd(row: number): number {
    return this.words[WORDS * row] as number;
  }
  setFd(row: number, fd: number): void {
    this.words[WORDS * row] = fd;
  }

  /**
   * Waits until a descriptor is ready, for at most that many nanoseconds. A negative time waits
   * forever, except TRY_ONLY, which does not wait. Returns how many are ready, or a code.
   */
  poll(nanoseconds: number): number {
    if (this.room === 0) this.grow();
    return native.pollMany(this.words, this.length, nanoseconds, this.found);
  }

  /** Returns the row of the nth ready descriptor that the last poll() found. */
  rowOf(nth: number): number {
    return this.found[2 * nth] as number;
  }
  /** Returns what the nth ready descriptor is ready for. */
  bitsOf(nth: number): number {
    return this.found[2 * nth + 1] as number;
  }
}

/** Words per event as the kernel writes it. The addon leaves pairs of words. */
const EVENT_WORDS = 4;

/** The events that epoll_wait(2) returned. */
export class EpollEvents {
  private words = new Int32Array(0);

  /** Like PollRows.poll(), for an epoll descriptor and at most that many events. */
  wait(epoll: number, most: number, nanoseconds: number): number {
    const { epollWait } = native;
    if (this.words.length < EVENT_WORDS * most) this.words = new Int32Array(EVENT_WORDS * most);
    return epollWait === undefined ? 0 : epollWait(epoll, this.words, most, nanoseconds);
  }

  fd(event: number): number {
    return this.words[2 * event] as number;
  }
  events(event: number): number {
    return (this.words[2 * event + 1] as number) >>> 0;
  }
}
