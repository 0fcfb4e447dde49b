/** Rows of poll(2), and events of epoll(7), in memory that the kernel reads and writes itself. */
import { native } from './binding.js';

/** Of struct pollfd: the descriptor is a word, events and revents are a half each. */
const WORDS = 2;
const HALVES = 4;
const FIRST_ROOM = 16;

/** What poll(2) is asked. One array serves all calls of an object. */
export class PollRows {
  private words = new Int32Array(0);
  private halves = new Int16Array(0);
  private room = 0;
  /** How many rows there are. */
  length = 0;

  clear(): void {
    this.length = 0;
  }

  /** A negative descriptor is passed over. */
  add(fd: number, events: number): void {
    if (this.length >= this.room) this.grow();
    this.words[WORDS * this.length] = fd;
    this.halves[HALVES * this.length + 2] = events;
    this.length++;
  }

  private grow(): void {
    const { words } = this;
    this.room = Math.max(2 * this.room, FIRST_ROOM);
    // One more than there is room for: the addon's own.
    this.words = new Int32Array(WORDS * (this.room + 1));
    this.words.set(words);
    this.halves = new Int16Array(this.words.buffer);
  }

  fd(row: number): number {
    return this.words[WORDS * row] ?? -1;
  }
  setFd(row: number, fd: number): void {
    this.words[WORDS * row] = fd;
  }
  events(row: number): number {
    return (this.halves[HALVES * row + 2] ?? 0) & 0xffff;
  }
  /** What the last poll() has said. */
  revents(row: number): number {
    return (this.halves[HALVES * row + 3] ?? 0) & 0xffff;
  }

  /**
   * Waits until one of them is ready, or that many nanoseconds; negative: for ever, TRY_ONLY: not at all.
   * How many are ready, or a code.
   */
  poll(nanoseconds: number): number {
    if (this.room === 0) this.grow();
    return native.pollMany(this.words, this.length, nanoseconds);
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
    return this.words[2 * event] ?? -1;
  }
  events(event: number): number {
    return (this.words[2 * event + 1] ?? 0) >>> 0;
  }
}
