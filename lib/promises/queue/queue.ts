/** The calls that wait in one direction of a socket: first in, first out. */
import { clearTimeout, setTimeout } from 'node:timers';
import { NOT_YET } from '../../addon/result.js';
import { serving } from '../../addon/serving.js';
import { isSpent, spend } from '../engine/budget.js';
import { currentTurn, defer } from '../engine/engine.js';
import { takeIn, want } from '../engine/receive-ahead.js';
import type { Operation } from '../operations/operation.js';
import { reasonAfterSleep } from '../operations/probe.js';
import type { WaitingCall } from './waiting-call.js';
import type { EndedCall } from '../engine/watchers.js';

/** Calls of one direction that may succeed in a turn before others have theirs: as many as in libuv. */
const SHARE = 32;
/** Sockets that refuse without a word when that ends are asked again: after so many milliseconds. */
const FIRST_PAUSE = 1;
const LONGEST_PAUSE = 20;

export class Queue {
  /** May the next call succeed? Until the kernel has refused one, perhaps. */
  ready = true;
  /** If not: was it a plain call that was refused? */
  refusedPlain = false;
  /** Others take from the same descriptor unseen: what is known of it may be out of date. */
  shared = false;
  /** The other side has ended. */
  finished = false;
  /** It has ended, or sends urgent bytes: short reads tell nothing any more. */
  ended = false;
  /** Of the last call for which something has to be found out first: the end of that. */
  preparing: Promise<null> | null = null;
  /** The descriptor for whose first call the engine receives, or -1. */
  private fd = -1;
  private head: WaitingCall<unknown> | null = null;
  private tail: WaitingCall<unknown> | null = null;
  private turn = -1;
  private spent = 0;
  private deferred = false;
  private pause = FIRST_PAUSE;
  private pauseTimer: NodeJS.Timeout | undefined = undefined;

  /** retains: do timers of calls that wait keep the process alive? */
  constructor(private retains = true) {}

  /** Of calls that wait already, too. */
  setRetains(retains: boolean): void {
    this.retains = retains;
    for (let call = this.head; call !== null; call = call.next) setRef(call.timer, retains);
    setRef(this.pauseTimer, retains);
  }

  /** The names of the calls that wait, in order. */
  waitingCalls(): string[] {
    const names: string[] = [];
    for (let call = this.head; call !== null; call = call.next) names.push(call.name);
    return names;
  }

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
    return this.spent >= SHARE || isSpent();
  }

  /** Do calls wait that will be tried in the next turn? */
  get putOff(): boolean {
    return this.deferred;
  }

  /** One attempt; NOT_YET when the call has to wait. */
  try(operation: Operation<unknown>, name: string): number {
    spend();
    serving.method = name;
    const result = operation.attempt();
    serving.method = null;
    const { facts } = operation;
    if (result === NOT_YET) {
      if (this.finished && facts.atEnd !== null) return facts.atEnd;
      this.ready = false;
      this.refusedPlain = facts.plain;
      return result;
    }
    this.spent++;
    if (result >= 0 && result < facts.wanted) this.emptied();
    return result;
  }

  /** A call has taken all that there was. */
  private emptied(): void {
    if (this.ended) return;
    this.ready = false;
    this.refusedPlain = true;
  }

  add(call: WaitingCall<unknown>): void {
    if (this.tail === null) this.setHead(call);
    else this.tail.next = call;
    this.tail = call;
    if (call.operation.facts.silent) this.askAgain();
    if (this.ready) this.goOnLater();
  }

  remove(call: WaitingCall<unknown>): void {
    if (call === this.head) {
      if (call.next === null) this.tail = null;
      this.setHead(call.next);
    } else {
      let before = this.head;
      while (before !== null && before.next !== call) before = before.next;
      if (before === null) return;
      before.next = call.next;
      if (this.tail === call) this.tail = before;
    }
    call.next = null;
  }

  private setHead(call: WaitingCall<unknown> | null): void {
    this.head = call;
    const engines = call !== null && call.patient && !this.shared;
    if (this.fd >= 0) want(this.fd, engines ? call.operation.facts.direct : 0);
  }

  setShared(shared: boolean): void {
    this.shared = shared;
    this.setHead(this.head);
  }

  /** From now on the engine makes the first attempt of calls that allow it; -1: it does not. */
  engineReceives(fd: number): void {
    if (this.fd >= 0) want(this.fd, 0);
    this.fd = fd;
    this.setHead(this.head);
  }

  /** What came of such an attempt: a native result, and where the bytes are. */
  received(result: number, offset: number): EndedCall | null {
    const call = this.head;
    this.ready = result !== NOT_YET;
    this.refusedPlain = true;
    if (call === null || result === NOT_YET) return null;
    this.exhausted();
    this.spent++;
    spend();
    const { operation } = call;
    if (result >= 0 && result < operation.facts.wanted) this.emptied();
    this.remove(call);
    return result >= 0
      ? call.hold(operation.takeIn?.(takeIn(offset, result)))
      : call.holdRefusal(result);
  }

  /** Tries what waits, in order, as long as it succeeds. */
  run(): void {
    for (let call = this.head; call !== null && this.ready; call = this.head) {
      if (this.exhausted()) {
        this.goOnLater();
        return;
      }
      if (!this.complete(call)) return;
    }
  }

  /** False: it waits on, or has failed: errors take some turns to arrive, and nobody overtakes them. */
  private complete(call: WaitingCall<unknown>): boolean {
    try {
      const result = this.try(call.operation, call.name);
      if (result === NOT_YET && call.patient) return false;
      this.remove(call);
      if (result >= 0) {
        call.succeed(result);
        return true;
      }
      const sleeps = call.patient && call.timeout < 0;
      call.refuse(sleeps ? reasonAfterSleep(call.sock._descriptor.fd, result) : result);
    } catch (error) {
      this.remove(call);
      call.reject(error);
    }
    this.goOnLater();
    return false;
  }

  /** Ends all that waits with a native code. */
  end(code: number): void {
    clearTimeout(this.pauseTimer);
    this.engineReceives(-1);
    for (let call = this.head; call !== null; call = this.head) {
      this.remove(call);
      call.refuse(code);
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
      if (this.head?.operation.facts.silent === true) this.askAgain();
      else this.pause = FIRST_PAUSE;
    }, this.pause);
    setRef(this.pauseTimer, this.retains);
  }
}

function setRef(timer: NodeJS.Timeout | undefined, ref: boolean): void {
  if (ref) timer?.ref();
  else timer?.unref();
}
