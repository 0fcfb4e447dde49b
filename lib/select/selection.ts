/** What select() asks of poll(2), and what it makes of the answer. */
import { EBADF } from '../addon/errno.js';
import { PollRows } from '../addon/polling.js';
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

/** For each list: what is asked, and what of the answer counts, as in Linux's select(2). */
const ASKED = [
  POLLIN | POLLRDNORM | POLLRDBAND,
  POLLOUT | POLLWRNORM | POLLWRBAND,
  POLLPRI,
] as const;
const COUNTS = [ASKED[0] | POLLHUP | POLLERR, ASKED[1] | POLLERR, ASKED[2]] as const;

/** Some descriptors are ready, for nothing that was asked: poll(2) cannot be kept from telling so. */
export const FALSELY = -0x20000000;
/** How long those are passed over before they are looked at again, in nanoseconds. */
const PAUSE = 10e6;

export type Three<R, W, X> = [readable: R[], writable: W[], exceptional: X[]];

/** Memory of the last call, for the next one. */
let spare: PollRows | null = null;

export class Selection<R, W, X> {
  private readonly rows: PollRows;
  private readonly lists: [R[], W[], X[]] = [[], [], []];

  /** Reads the lists, one after the other; throws what reading them does. */
  constructor(rlist: unknown, wlist: unknown, xlist: unknown) {
    this.rows = spare ?? new PollRows();
    spare = null;
    this.rows.clear();
    for (const [kind, list] of [rlist, wlist, xlist].entries()) this.read(kind, list);
  }

  private read(kind: number, list: unknown): void {
    const asked = ASKED[kind] ?? 0;
    for (const element of iterableOf(list)) {
      this.rows.add(toFileno(element), asked);
      (this.lists[kind] as unknown[]).push(element);
    }
  }

  /** The descriptors, each once. */
  descriptors(): ReadonlySet<number> {
    return new Set(Array.from({ length: this.rows.length }, (_, row) => this.rows.fd(row)));
  }

  /** One look, which may wait: how many are ready, FALSELY, or a code. */
  ask(nanoseconds: number): number {
    const { rows } = this;
    const ready = rows.poll(nanoseconds);
    if (ready <= 0) return ready;
    let count = 0;
    for (let row = 0; row < rows.length; row++) {
      if ((rows.revents(row) & POLLNVAL) !== 0) return -EBADF;
      if (this.isReady(row)) count++;
    }
    return count > 0 ? count : FALSELY;
  }

  /** Waits on this thread: how many are ready, 0 when the time is over, or a code. */
  wait(nanoseconds: number): number {
    const ready = this.ask(nanoseconds);
    if (ready !== FALSELY) return ready;
    return nanoseconds === 0 ? 0 : this.waitPast(nanoseconds);
  }

  private waitPast(nanoseconds: number): number {
    const until = nanoseconds < 0 ? Infinity : now() + nanoseconds;
    for (let left = nanoseconds; ; left = Math.max(until - now(), 0)) {
      const ready = this.rest(left === Infinity || left < 0 ? PAUSE : Math.min(left, PAUSE));
      if (ready < 0) return ready;
      const seen = this.ask(0);
      if (seen !== FALSELY && seen !== 0) return seen;
      if (now() >= until) return 0;
      if (seen === 0) return this.wait(until === Infinity ? nanoseconds : until - now());
    }
  }

  /** Waits for the others only. */
  private rest(nanoseconds: number): number {
    const { rows } = this;
    const passed: [row: number, fd: number][] = [];
    for (let row = 0; row < rows.length; row++) {
      if (rows.revents(row) === 0) continue;
      passed.push([row, rows.fd(row)]);
      rows.setFd(row, -1);
    }
    try {
      return rows.poll(nanoseconds);
    } finally {
      for (const [row, fd] of passed) rows.setFd(row, fd);
    }
  }

  private isReady(row: number): boolean {
    return (this.rows.revents(row) & this.counting(row)) !== 0;
  }

  private counting(row: number): number {
    const [readers, writers] = this.lists;
    if (row < readers.length) return COUNTS[0];
    return row < readers.length + writers.length ? COUNTS[1] : COUNTS[2];
  }

  /** The objects of those that are ready. */
  take(): Three<R, W, X> {
    const [readers, writers, others] = this.lists;
    let row = 0;
    const ready = (): boolean => this.isReady(row++);
    return [readers.filter(ready), writers.filter(ready), others.filter(ready)];
  }

  /** Nothing more is asked. */
  end(): void {
    spare = this.rows;
  }
}

const now = (): number => performance.now() * 1e6;

function iterableOf(list: unknown): Iterable<unknown> {
  const isObject = typeof list === 'object' && list !== null;
  if (typeof list === 'string' || (isObject && Symbol.iterator in list)) {
    return list as Iterable<unknown>;
  }
  // Python's dict is a sequence of its keys here, whatever that is good for.
  if (typeName(list) === 'dict') return Object.keys(list as object);
  throw new TypeError('arguments 1-3 must be sequences');
}
