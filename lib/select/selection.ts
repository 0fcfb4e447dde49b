/** Implements select() with poll(2). */
import { ECLOSED, EINVAL, WINSOCK } from '../addon/errno.js';
import { PollRows } from '../addon/polling.js';
import * as bits from '../addon/ready-bits.js';
import { toFileno } from '../python/file-descriptor.js';
import { typeName } from '../python/types.js';
import { native } from '../addon/binding.js';

const {
  POLLERR = 0,
  POLLHUP = 0,
  POLLIN = 0,
  POLLNVAL = 0,
  POLLOUT = 0,
  POLLPRI = 0,
  POLLRDBAND = 0,
  POLLRDNORM = 0,
  POLLWRBAND = 0,
  POLLWRNORM = 0,
} = native.pollConstants();

/** For each list, the events to request and the reported events that count, as in Linux's select(2). */
const READS = WINSOCK ? POLLRDNORM : POLLIN | POLLRDNORM | POLLRDBAND;
const WRITES = POLLOUT | POLLWRNORM | POLLWRBAND;
const [READABLE, WRITABLE] = [READS | POLLHUP | POLLERR, WRITES | POLLERR];
/** Winsock's poll rejects POLLPRI, and has another name for urgent bytes. */
const URGENT = WINSOCK ? POLLRDBAND : POLLPRI;
/** Winsock's select() reports a failed connection as exceptional. */
const EXCEPTIONAL = WINSOCK ? URGENT | POLLERR : URGENT;

/** Some descriptors are ready, but for nothing that was requested: poll(2) always reports such events. */
export const FALSELY = -0x20000000;
/** How long to skip these descriptors before polling them again, in nanoseconds. */
const PAUSE = 10e6;

/**
 * What select() returns: the objects that are ready, in three lists.
 *
 * @typeParam R - the type of the objects to read from
 * @typeParam W - the type of the objects to write to
 * @typeParam X - the type of the objects with exceptional conditions
 */
export type Three<R, W, X> = [readable: R[], writable: W[], exceptional: X[]];

/** The memory of the last call, which the next call reuses. */
let spare: PollRows | null = null;

export class Selection<R, W, X> {
  private readonly rows: PollRows;
  /** The object of each row. */
  private readonly objects: unknown[] = [];
  private readonly firstWriter: number;
  private readonly firstOther: number;
  /** How many descriptors the last poll reported, including those ready for nothing that was requested. */
  private found = 0;

  /** Reads the lists, one after the other. Throws what iterating over them throws. */
  constructor(rlist: unknown, wlist: unknown, xlist: unknown) {
    this.rows = spare ?? new PollRows();
    spare = null;
    this.rows.clear();
    this.read(rlist, READS);
    this.firstWriter = this.objects.length;
    this.read(wlist, WRITES);
    this.firstOther = this.objects.length;
    this.read(xlist, URGENT);
  }

  private read(list: unknown, events: number): void {
    const { rows, objects } = this;
    // An array may change while it is read, like Python's list.
    for (const element of iterableOf(list, 'arguments 1-3 must be sequences')) {
      rows.add(toFileno(element), events);
      objects.push(element);
    }
  }

  /** Returns each descriptor once, with the directions requested for it. */
  directions(): Iterable<readonly [fd: number, directions: number]> {
    const { rows } = this;
    // The usual call waits for one descriptor, which needs no map.
    if (rows.length === 1) return [[rows.fd(0), this.directionOf(0)]];
    const all = new Map<number, number>();
    for (let row = 0; row < rows.length; row++) {
      const fd = rows.fd(row);
      all.set(fd, (all.get(fd) ?? 0) | this.directionOf(row));
    }
    return all;
  }

  private directionOf(row: number): number {
    if (row < this.firstWriter) return bits.READABLE;
    return row < this.firstOther ? bits.WRITABLE : bits.URGENT;
  }

  /** Polls once, and may wait. Returns how many descriptors are ready, FALSELY, or a code. */
  ask(nanoseconds: number): number {
    const { rows } = this;
    // Winsock does not wait with an empty list.
    if (WINSOCK && rows.length === 0) return -EINVAL;
    const found = rows.poll(nanoseconds);
    this.found = found;
    if (found <= 0) return found;
    let count = 0;
    for (let nth = 0; nth < found; nth++) {
      if ((rows.bitsOf(nth) & POLLNVAL) !== 0) return -ECLOSED;
      if (this.counts(nth)) count++;
    }
    return count > 0 ? count : FALSELY;
  }

  /** True if the descriptor is ready for an event that was requested. */
  private counts(nth: number): boolean {
    const row = this.rows.rowOf(nth);
    const counting =
      row < this.firstWriter ? READABLE : row < this.firstOther ? WRITABLE : EXCEPTIONAL;
    return (this.rows.bitsOf(nth) & counting) !== 0;
  }

  /** Waits on this thread. Returns how many descriptors are ready, 0 on timeout, or a code. */
  wait(nanoseconds: number): number {
    const ready = this.ask(nanoseconds);
    if (ready !== FALSELY) return ready;
    return nanoseconds === 0 ? 0 : this.waitPast(nanoseconds);
  }

  private waitPast(nanoseconds: number): number {
    const until = nanoseconds < 0 ? Infinity : now() + nanoseconds;
    for (;;) {
      const ended = this.rest(Math.min(Math.max(until - now(), 0), PAUSE));
      if (ended < 0) return ended;
      const seen = this.ask(0);
      if (seen !== FALSELY && seen !== 0) return seen;
      if (now() >= until) return 0;
      if (seen === 0) return this.wait(until === Infinity ? nanoseconds : until - now());
    }
  }

  /** Waits only for the descriptors that the last poll did not report. */
  private rest(nanoseconds: number): number {
    const { rows } = this;
    const passed: [row: number, fd: number][] = [];
    for (let nth = 0; nth < this.found; nth++) {
      const row = rows.rowOf(nth);
      passed.push([row, rows.fd(row)]);
      rows.setFd(row, -1);
    }
    const ended = rows.poll(nanoseconds);
    for (const [row, fd] of passed) rows.setFd(row, fd);
    return ended;
  }

  /** Returns the objects of the ready descriptors. */
  take(): Three<R, W, X> {
    const { rows, objects, firstWriter, firstOther } = this;
    const ready: Three<R, W, X> = [[], [], []];
    for (let nth = 0; nth < this.found; nth++) {
      if (!this.counts(nth)) continue;
      const row = rows.rowOf(nth);
      const object = objects[row];
      // The type of a row is that of its list.
      if (row < firstWriter) ready[0].push(object as R);
      else if (row < firstOther) ready[1].push(object as W);
      else ready[2].push(object as X);
    }
    return ready;
  }

  /** Ends the call, and gives its memory back for reuse. */
  end(): void {
    spare = this.rows;
  }
}

const now = (): number => performance.now() * 1e6;

/** Returns an iterable that Python would accept. text: the text of the TypeError for anything else. */
export function iterableOf(list: unknown, text: string): Iterable<unknown> {
  const isObject = typeof list === 'object' && list !== null;
  if (typeof list === 'string' || (isObject && Symbol.iterator in list)) {
    return list as Iterable<unknown>;
  }
  // Python accepts a dict here, as a sequence of its keys.
  if (typeName(list) === 'dict') return Object.keys(list as object);
  throw new TypeError(text);
}
