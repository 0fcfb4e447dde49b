/** Rows of poll(2), and events of epoll(7), in memory that the kernel reads and writes itself. */
import { native } from './binding.js';

/** Of struct pollfd: the descriptor is a word, events and revents are a half each. */
const WORDS = 2;
const HALVES = 4;
const FIRST_ROOM = 16;

/** What poll(2) is asked, and what it answers. One array serves all calls of an object. */
export class PollRows {
  private words = new Int32Array(0);
  private halves = new Int16Array(0);
  private found = new Int32Array(0);
  private room = 0;
  /** How many rows there are. */
  length = 0;

  clear(): void {
    this.length = 0;
  }

  /** A negative descriptor is passed over. */
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
    // One more than there is room for: the addon's own.
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
   * Waits until one of them is ready, or that many nanoseconds; negative: for ever, TRY_ONLY: not at all.
   * How many are ready, or a code.
   */
  poll(nanoseconds: number): number {
    if (this.room === 0) this.grow();
    return native.pollMany(this.words, this.length, nanoseconds, this.found);
  }

  /** The number of the row that the last poll() has found as the nth that is ready. */
  rowOf(nth: number): number {
    return this.found[2 * nth] as number;
  }
  /** What it is ready for. */
  bitsOf(nth: number): number {
    return this.found[2 * nth + 1] as number;
  }
}

/** Words for an event, as the kernel writes it; the addon leaves pairs. */
const EVENT_WORDS = 4;

/** What epoll_wait(2) has told. */
export class EpollEvents {
  private words = new Int32Array(0);

  /** As PollRows.poll(), of an epoll: at most that many events. */
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
