/** The calls that wait in one direction of a socket: first in, first out. */
import { EAGAIN } from '../result.js';
import { currentTurn, defer } from './engine.js';
import { takeIn, want } from './intake.js';
import type { Operation } from './operations/operation.js';

/** The native result of a call that has to wait. */
export const NOT_YET = -EAGAIN;

/** Calls of one direction that may succeed in a turn before others have theirs: as many as in libuv. */
const SHARE = 32;
/** Sockets that refuse without a word when that ends are asked again: after so many milliseconds. */
const FIRST_PAUSE = 1;
const LONGEST_PAUSE = 20;

export class Direction {
  /** May the next call succeed? Until the kernel has refused one, perhaps. */
  ready = true;
  /** The other side has ended. */
  finished = false;
  /** It has ended, or sends urgent bytes: short reads tell nothing any more. */
  ended = false;
  /** Of the last call for which something has to be found out first: the end of that. */
  preparing: Promise<null> | null = null;
  /** The descriptor for whose first call the engine receives, or -1. */
  private fd = -1;
  private head: Operation<unknown> | null = null;
  private tail: Operation<unknown> | null = null;
  private turn = -1;
  private spent = 0;
  private deferred = false;
  private pause = FIRST_PAUSE;
  private pauseTimer: NodeJS.Timeout | undefined = undefined;

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
  try(operation: Operation<unknown>): number {
    const result = operation.attempt();
    if (result === NOT_YET) {
      if (operation.endsWithShutdown()) return 0;
      this.ready = false;
      return result;
    }
    this.spent++;
    if (result >= 0 && result < operation.wanted && !this.ended) this.ready = false;
    return result;
  }

  add(operation: Operation<unknown>): void {
    if (this.tail === null) {
      this.head = operation;
      if (this.fd >= 0) want(this.fd, operation.direct);
    } else this.tail.next = operation;
    this.tail = operation;
    if (operation.silent) this.askAgain();
    if (this.ready) this.goOnLater();
  }

  remove(operation: Operation<unknown>): void {
    let before: Operation<unknown> | null = null;
    for (let at = this.head; at !== null; before = at, at = at.next) {
      if (at !== operation) continue;
      if (before === null) this.replaceHead(at.next);
      else before.next = at.next;
      if (this.tail === at) this.tail = before;
      at.next = null;
      return;
    }
  }

  private replaceHead(head: Operation<unknown> | null): void {
    this.head = head;
    if (this.fd >= 0) want(this.fd, head === null ? 0 : head.direct);
  }

  /** From now on the engine makes the first attempt of calls that allow it; -1: it does not. */
  engineReceives(fd: number): void {
    if (this.fd >= 0) want(this.fd, 0);
    this.fd = fd;
    if (fd >= 0) want(fd, this.head === null ? 0 : this.head.direct);
  }

  /** What came of such an attempt: a native result. */
  received(result: number, offset: number): void {
    const operation = this.head;
    if (operation === null || operation.direct === 0) return;
    this.ready = result !== NOT_YET;
    if (result === NOT_YET) return;
    this.exhausted();
    this.spent++;
    if (result >= 0 && result < operation.wanted && !this.ended) this.ready = false;
    this.remove(operation);
    if (result >= 0) operation.fulfil(operation.takeIn(takeIn(offset, result)));
    else operation.refuse(result);
  }

  /** Tries what waits, in order, as long as it succeeds. */
  run(): void {
    for (let operation = this.head; operation !== null && this.ready; operation = this.head) {
      if (this.exhausted()) {
        this.goOnLater();
        return;
      }
      if (!this.complete(operation)) return;
    }
  }

  /** False: it waits on, or has failed: errors take some turns to arrive, and nobody overtakes them. */
  private complete(operation: Operation<unknown>): boolean {
    try {
      const result = this.try(operation);
      if (result === NOT_YET) return false;
      this.remove(operation);
      if (result >= 0) {
        operation.fulfil(operation.take(result));
        return true;
      }
      operation.refuse(result);
    } catch (error) {
      this.remove(operation);
      operation.reject(error);
    }
    this.goOnLater();
    return false;
  }

  /** Ends all that waits with a native code. */
  end(code: number): void {
    clearTimeout(this.pauseTimer);
    this.engineReceives(-1);
    for (let operation = this.head; operation !== null; operation = this.head) {
      this.remove(operation);
      operation.refuse(code);
    }
  }

  private goOnLater(): void {
    if (this.deferred || this.head === null) return;
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
      if (this.head?.silent === true) this.askAgain();
      else this.pause = FIRST_PAUSE;
    }, this.pause);
  }
}
