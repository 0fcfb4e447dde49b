/**
 * The calls that wait on one descriptor: first in, first out in each direction.
 *
 * A call is tried at once when nothing waits before it and the direction may be ready. It waits when
 * the kernel would have it wait, and is tried again when the engine says so. All calls are made on
 * JavaScript's thread, so that no memory is touched behind the program's back.
 */
import type { Descriptor } from '../descriptor.js';
import { constants } from 'node:os';
import { EAGAIN, EBADF, ECANCELED, TIMED_OUT } from '../result.js';
import { AbortError, ignore, listen } from './abort.js';
import { currentTurn, defer, release, retain, unwatch, watch, type Watcher } from './engine.js';

/** A native result, NOT_YET among them. */
export type Attempt = () => number;
export const NOT_YET = -EAGAIN;

const EPERM = -constants.errno.EPERM;
/** Calls of one direction that may succeed in a turn before others have theirs. */
const SHARE = 16;
/** What setTimeout() takes at most, in milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1;
/** Sockets that refuse without a word when that ends are asked again: after so many milliseconds. */
const FIRST_PAUSE = 1;
const LONGEST_PAUSE = 20;

export interface Call<T> {
  readonly attempt: Attempt;
  /** Makes the value of a result that is not negative, in the same turn. */
  readonly take: (result: number) => T;
  /** A success with fewer bytes than this leaves nothing behind: the next call need not try. */
  readonly wanted: number;
  /** The flags forbid waiting. */
  readonly neverWaits?: boolean;
  /** The kernel does not say when this call would succeed: ask again now and then. */
  readonly silent?: boolean;
  /** What the kernel has refused to other calls says nothing about this one. */
  readonly asksFirst?: boolean;
  readonly bytesSent?: () => number;
  /** Bytes that it has received already: it does not end without them. */
  readonly collected?: () => number;
}

class Pending {
  next: Pending | null = null;
  settled = false;
  timer: NodeJS.Timeout | undefined;

  constructor(
    readonly call: Call<unknown>,
    readonly resolve: (value: unknown) => void,
    readonly reject: (error: unknown) => void,
    readonly signal: AbortSignal | undefined,
    readonly retained: boolean,
  ) {}

  /** The listener of the signal: an object, so that each call has its own without a closure. */
  onabort: (() => void) | undefined;
}

class Direction {
  /** May the next call succeed? Until the kernel has refused one, perhaps. */
  ready = true;
  /** The other side has ended. */
  finished = false;
  /** It has ended, or sends urgent bytes: short reads tell nothing any more. */
  ended = false;
  private head: Pending | null = null;
  private tail: Pending | null = null;
  private turn = -1;
  private spent = 0;
  private deferred = false;
  private pause = FIRST_PAUSE;
  private pauseTimer: NodeJS.Timeout | undefined;

  get idle(): boolean {
    return this.head === null;
  }

  /** Has it had its share of this turn? */
  exhausted(): boolean {
    const turn = currentTurn();
    if (this.turn !== turn) {
      this.turn = turn;
      this.spent = 0;
    }
    return this.spent >= SHARE;
  }

  /** One attempt; NOT_YET when the call has to wait. */
  try(call: Call<unknown>): number {
    const result = call.attempt();
    if (result === NOT_YET) {
      this.ready = false;
      return result;
    }
    this.spent++;
    if (result >= 0 && result < call.wanted && !this.ended) this.ready = false;
    return result;
  }

  add(pending: Pending): void {
    if (this.tail === null) this.head = pending;
    else this.tail.next = pending;
    this.tail = pending;
    if (pending.call.silent === true) this.askAgain();
    if (this.ready) this.goOnLater();
  }

  remove(pending: Pending): void {
    let before: Pending | null = null;
    for (let at = this.head; at !== null; before = at, at = at.next) {
      if (at !== pending) continue;
      if (before === null) this.head = at.next;
      else before.next = at.next;
      if (this.tail === at) this.tail = before;
      return;
    }
  }

  /** Tries what waits, in order, as long as it succeeds. */
  run(): void {
    for (let pending = this.head; pending !== null && this.ready; pending = this.head) {
      if (this.exhausted()) {
        this.goOnLater();
        return;
      }
      let result: number;
      try {
        result = this.try(pending.call);
        if (result === NOT_YET) return;
        this.remove(pending);
        settle(pending, result >= 0 ? pending.call.take(result) : result);
      } catch (error) {
        this.remove(pending);
        fail(pending, error);
      }
    }
  }

  /** Ends all that waits with a native code. */
  end(code: number): void {
    clearTimeout(this.pauseTimer);
    while (this.head !== null) {
      const pending = this.head;
      this.remove(pending);
      giveUp(pending, code);
    }
  }

  private goOnLater(): void {
    if (this.deferred) return;
    this.deferred = true;
    defer(() => {
      this.deferred = false;
      this.run();
    });
  }

  private askAgain(): void {
    if (this.pauseTimer !== undefined) return;
    this.pauseTimer = setTimeout(() => {
      this.pauseTimer = undefined;
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
      this.ready = true;
      this.run();
      if (this.head?.call.silent === true) this.askAgain();
      else this.pause = FIRST_PAUSE;
    }, this.pause);
  }
}

function settle(pending: Pending, value: unknown): void {
  if (finish(pending)) pending.resolve(value);
}

function fail(pending: Pending, error: unknown): void {
  if (finish(pending)) pending.reject(error);
}

/** Ends a call before its time: with the code, unless it has something to give. */
function giveUp(pending: Pending, code: number): void {
  const collected = pending.call.collected?.() ?? 0;
  settle(pending, collected > 0 ? pending.call.take(collected) : code);
}

function finish(pending: Pending): boolean {
  if (pending.settled) return false;
  pending.settled = true;
  clearTimeout(pending.timer);
  if (pending.signal !== undefined && pending.onabort !== undefined) {
    ignore(pending.signal, pending.onabort);
  }
  if (pending.retained) release();
  return true;
}

export class Channel implements Watcher {
  readonly reading = new Direction();
  readonly writing = new Direction();
  /** ref() and unref(): do calls that wait keep the process alive? */
  retains = true;
  private watched = -1;

  constructor(private readonly descriptor: Descriptor) {}

  /**
   * Resolves with the value, or with a native code below 0; rejects with what the call itself throws,
   * and with AbortError.
   */
  perform<T>(
    direction: Direction,
    call: Call<T>,
    timeout: number,
    signal: AbortSignal | undefined,
  ): Promise<T | number> | T | number {
    if (signal?.aborted === true) throw new AbortError(signal, call.bytesSent?.());
    const promising = direction.ready || call.asksFirst === true;
    if (direction.idle && promising && !direction.exhausted()) {
      const result = direction.try(call);
      if (result >= 0) return call.take(result);
      if (result !== NOT_YET) return result;
    }
    if (timeout === 0 || call.neverWaits === true) {
      // Nothing is known of a direction that has refused before: ask, unless others wait.
      return direction.idle ? this.last(call) : NOT_YET;
    }
    const refusal = this.watch();
    if (refusal < 0) return refusal;
    return new Promise<T | number>((resolve, reject) => {
      const pending = new Pending(
        call,
        resolve as (value: unknown) => void,
        reject,
        signal,
        this.retains,
      );
      if (this.retains) retain();
      if (timeout > 0) this.limit(direction, pending, timeout);
      if (signal !== undefined) abortable(direction, pending, signal);
      direction.add(pending);
    });
  }

  private last<T>(call: Call<T>): T | number {
    const result = call.attempt();
    return result >= 0 ? call.take(result) : result;
  }

  /** Has the engine tell of the descriptor. What cannot be watched is never waited for. */
  private watch(): number {
    const { fd } = this.descriptor;
    if (fd >= 0 && this.watched === fd) return 0;
    const result = watch(fd, this);
    if (result < 0) return result === EPERM ? NOT_YET : result;
    this.watched = fd;
    return 0;
  }

  private limit(direction: Direction, pending: Pending, timeout: number): void {
    const milliseconds = Math.ceil(timeout / 1e6);
    const arm = (left: number): void => {
      pending.timer = setTimeout(
        () => {
          if (left > LONGEST_TIMER) {
            arm(left - LONGEST_TIMER);
            return;
          }
          direction.remove(pending);
          giveUp(pending, TIMED_OUT);
        },
        Math.min(left, LONGEST_TIMER),
      );
      if (!this.retains) pending.timer.unref();
    };
    arm(milliseconds);
  }

  onReadable(ended: boolean, urgent: boolean): void {
    this.reading.ready = true;
    if (ended) this.reading.finished = true;
    if (ended || urgent) this.reading.ended = true;
    this.reading.run();
  }

  onWritable(): void {
    this.writing.ready = true;
    this.writing.run();
  }

  onClosed(): void {
    this.close();
  }

  /** The descriptor is about to be closed, or given away: nothing waits on it any more. */
  close(): void {
    if (this.watched >= 0) {
      unwatch(this.watched);
      this.watched = -1;
    }
    for (const direction of [this.reading, this.writing]) direction.end(-EBADF);
  }
}

function abortable(direction: Direction, pending: Pending, signal: AbortSignal): void {
  pending.onabort = () => {
    direction.remove(pending);
    const { bytesSent, collected } = pending.call;
    if ((collected?.() ?? 0) > 0) giveUp(pending, -ECANCELED);
    else fail(pending, new AbortError(signal, bytesSent?.()));
  };
  listen(signal, pending.onabort);
}
