/** The waiting calls of one direction of a socket, first in, first out. */
import { clearTimeout, setTimeout } from 'node:timers';
import { NOT_YET } from '../../addon/result.js';
import { serving } from '../../addon/serving.js';
import { isSpent, spend } from '../engine/budget.js';
import { currentTurn, defer } from '../engine/engine.js';
import { NONE } from '../../waiting/timeout.js';
import { takeIn, want } from '../engine/receive-ahead.js';
import type { OneShot } from '../engine/one-shot.js';
import { anyWaits } from '../engine/waiting.js';
import { ended } from '../../socket/diagnostics.js';
import type { Facts } from '../operations/facts.js';
import type { Operation } from '../operations/operation.js';
import { reasonAfterSleep } from '../operations/probe.js';
import { shortOperation } from '../operations/recv.js';
import type { ShortReceive } from '../operations/short-receive.js';
import { WaitingCall } from './waiting-call.js';
import type { EndedCall } from '../engine/watchers.js';

/**
 * How many calls of one direction may succeed in one turn while other calls wait for theirs: as in libuv. With
 * nobody to be fair to, only the budget ends the turn.
 */
const SHARE = 32;
/** The pauses between retries, in milliseconds, where the kernel does not report when a call can succeed. */
const FIRST_PAUSE = 1;
const LONGEST_PAUSE = 20;

export class Queue {
  /** True if the next call may succeed, which is assumed until the kernel has refused one. */
  ready = true;
  /** If not ready: whether the refused call was a plain one. */
  refusedPlain = false;
  /** True if other watchers use the same descriptor, so this queue's knowledge of it may be stale. */
  shared = false;
  /** True once the peer has ended: no more data will arrive. */
  finished = false;
  /** True once the peer has ended or sent urgent bytes. From then on a short read does not mean "empty". */
  ended = false;
  /** Resolves when the last call that needs a lookup first, or waits behind one, has had its turn. */
  preparing: Promise<null> | null = null;
  /** The descriptor on which the engine receives for the first waiting call, or -1. */
  private fd = -1;
  /**
   * Tracks whether the engine will report readiness again. Null where it always does, and while the descriptor is
   * not watched.
   */
  private oneShot: OneShot | null = null;
  private head: WaitingCall<unknown> | null = null;
  /** The only waiting call, in place of a head. */
  private short: ShortReceive | null = null;
  private tail: WaitingCall<unknown> | null = null;
  private turn = -1;
  private spent = 0;
  private deferred = false;
  private pause = FIRST_PAUSE;
  private pauseTimer: NodeJS.Timeout | undefined = undefined;

  /** retains: whether the timers of waiting calls keep the process alive. */
  constructor(private retains = true) {}

  /** Applies to calls that already wait, too. */
  setRetains(retains: boolean): void {
    this.retains = retains;
    for (let call = this.head; call !== null; call = call.next) setRef(call.timer, retains);
    setRef(this.pauseTimer, retains);
  }

  /** Returns the names of the waiting calls, in order. */
  waitingCalls(): string[] {
    this.lengthen();
    const names: string[] = [];
    for (let call = this.head; call !== null; call = call.next) names.push(call.name);
    return names;
  }

  get idle(): boolean {
    return this.head === null && this.short === null;
  }

  /** True if a call made now has no other call ahead of it. */
  get free(): boolean {
    return this.preparing === null && this.idle;
  }

  /** True if the kernel has refused a plain call, and no readiness has been reported since. */
  get refuses(): boolean {
    return !this.ready && !this.shared && this.refusedPlain;
  }

  /** True if this queue has used up its share of the turn and other calls wait, or if the budget is spent. */
  exhausted(): boolean {
    const turn = currentTurn();
    if (this.turn !== turn) {
      this.turn = turn;
      this.spent = 0;
    }
    return (this.spent >= SHARE && anyWaits()) || isSpent();
  }

  /** True if the waiting calls will be tried in the next turn. */
  get putOff(): boolean {
    return this.deferred;
  }

  /** Makes one attempt. Returns NOT_YET if the call has to wait. */
  try(operation: Operation<unknown>, name: string): number {
    this.begin(name);
    return this.tried(operation.attempt(), operation.facts);
  }

  /** Called before an attempt of the named method. */
  begin(name: string): void {
    spend();
    serving.method = name;
  }

  /** Called after an attempt, with its result. Returns what the result means for the call. */
  tried(result: number, facts: Facts): number {
    serving.method = null;
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

  /** tried() for an attempt that has sent what it was given, or received a message. */
  succeeded(): void {
    serving.method = null;
    this.spent++;
  }

  /** Called after a short read, which means that the socket is empty unless its peer has ended. */
  private emptied(): void {
    if (this.ended) return;
    this.ready = false;
    this.refusedPlain = true;
  }

  add(call: WaitingCall<unknown>): void {
    this.lengthen();
    if (this.tail === null) this.setHead(call);
    else this.tail.next = call;
    this.tail = call;
    if (call.operation.facts.silent) this.askAgain();
    if (this.ready) this.goOnLater();
    this.listen();
  }

  /** Like add(), for an idle queue. */
  addShort(call: ShortReceive): void {
    this.short = call;
    this.updateWanted();
    this.listen();
  }

  /** Turns the short call into a WaitingCall, so that it can be handled like any other. */
  private lengthen(): void {
    const { short } = this;
    if (short === null) return;
    this.short = null;
    const operation = shortOperation(short.sock._descriptor, short.facts);
    const call = new WaitingCall(operation, 'recv', short.sock, undefined, true, NONE);
    call.adopt(short.settle, short.waiting);
    this.head = this.tail = call;
  }

  remove(call: WaitingCall<unknown>): void {
    if (call === this.head) {
      if (call.next === null) this.tail = null;
      this.setHead(call.next);
      this.listen();
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
    this.updateWanted();
  }

  /** Tells the engine how many bytes to receive for the first call, if any. */
  private updateWanted(): void {
    if (this.fd < 0) return;
    const { head, short, shared } = this;
    const first = short ?? (head?.patient === true ? head.operation : null);
    want(this.fd, first !== null && !shared ? first.facts.direct : 0);
  }

  setShared(shared: boolean): void {
    this.shared = shared;
    this.updateWanted();
  }

  /** Lets the engine receive for the first waiting call, if that call allows it. -1 stops this. */
  engineReceives(fd: number): void {
    if (this.fd >= 0) want(this.fd, 0);
    this.fd = fd;
    this.updateWanted();
  }

  /** Called when watching begins. The engine has already been asked to report readiness. */
  watchedAs(oneShot: OneShot | null): void {
    this.oneShot = oneShot;
  }

  /** Called when the engine reports that the next call may succeed. */
  reported(): void {
    this.oneShot?.reported();
    this.ready = true;
  }

  /**
   * Where the engine reports readiness only once, asks for another report if refused calls wait. Not for
   * a silent call: the engine would report the same readiness again and again.
   */
  private listen(): void {
    if (this.oneShot === null || this.ready || this.idle) return;
    const facts = this.head?.operation.facts;
    if (facts?.silent === true) return;
    const code = this.oneShot.rearm(facts?.urgent === true);
    if (code < 0) this.refuseAll(code);
  }

  /** Handles what the engine has received for the first call: a native result, and where the bytes are. */
  received(result: number, offset: number): EndedCall | null {
    this.ready = result !== NOT_YET;
    this.refusedPlain = true;
    if (this.idle || result === NOT_YET) return null;
    this.exhausted();
    spend();
    const { short } = this;
    if (short !== null && result >= 0 && !ended.hasSubscribers) {
      this.short = null;
      this.updateWanted();
      this.tried(result, short.facts);
      return short.hold(takeIn(offset, result));
    }
    this.lengthen();
    const call = this.head;
    if (call === null) return null;
    const { operation } = call;
    this.tried(result, operation.facts);
    this.remove(call);
    return result >= 0
      ? call.hold(operation.takeIn?.(takeIn(offset, result)))
      : call.holdRefusal(result);
  }

  /** Tries the waiting calls again, because the kernel's answer may have changed without any report. */
  retry(): void {
    this.ready = true;
    this.goOnLater();
  }

  /** Tries the waiting calls in order, as long as they succeed. */
  run(): void {
    this.complete();
    this.listen();
  }

  private complete(): void {
    if (this.ready) this.lengthen();
    for (let call = this.head; call !== null && this.ready; call = this.head) {
      if (this.exhausted()) {
        this.goOnLater();
        return;
      }
      if (!this.completes(call)) return;
    }
  }

  /**
   * Returns false if the call still waits, or has failed. An error takes several microtasks to arrive, and no
   * later call may overtake it.
   */
  private completes(call: WaitingCall<unknown>): boolean {
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

  /** Ends all waiting calls with a native code. */
  end(code: number): void {
    clearTimeout(this.pauseTimer);
    this.engineReceives(-1);
    this.oneShot = null;
    this.refuseAll(code);
  }

  private refuseAll(code: number): void {
    this.lengthen();
    for (let call = this.head; call !== null; call = this.head) {
      this.remove(call);
      call.refuse(code);
    }
  }

  private goOnLater(): void {
    if (this.deferred || this.idle) return;
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
