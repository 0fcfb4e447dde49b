/** The calls that wait in one direction of a socket: first in, first out. */
import { clearTimeout, setTimeout } from 'node:timers';
import { NOT_YET } from '../../addon/result.js';
import { serving } from '../../addon/serving.js';
import { isSpent, spend } from '../engine/budget.js';
import { currentTurn, defer } from '../engine/engine.js';
import { NONE } from '../../waiting/timeout.js';
import { takeIn, want } from '../engine/receive-ahead.js';
import type { Telling } from '../engine/telling.js';
import { ended } from '../../socket/diagnostics.js';
import type { Facts } from '../operations/facts.js';
import type { Operation } from '../operations/operation.js';
import { reasonAfterSleep } from '../operations/probe.js';
import { shortOperation } from '../operations/recv.js';
import type { ShortReceive } from '../operations/short-receive.js';
import { WaitingCall } from './waiting-call.js';
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
  /** Will the engine tell? Null where it always does, and while the descriptor is not watched. */
  private telling: Telling | null = null;
  private head: WaitingCall<unknown> | null = null;
  /** Instead of a head: the only call that waits. */
  private short: ShortReceive | null = null;
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
    this.lengthen();
    const names: string[] = [];
    for (let call = this.head; call !== null; call = call.next) names.push(call.name);
    return names;
  }

  get idle(): boolean {
    return this.head === null && this.short === null;
  }

  /** Does nothing come before a call that is made now? */
  get free(): boolean {
    return this.preparing === null && this.idle;
  }

  /** Has the kernel refused a plain call, and nobody told since that it would do so no more? */
  get refuses(): boolean {
    return !this.ready && !this.shared && this.refusedPlain;
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
    this.begin(name);
    return this.tried(operation.attempt(), operation.facts);
  }

  /** An attempt of this method is about to be made. */
  begin(name: string): void {
    spend();
    serving.method = name;
  }

  /** An attempt has been made, with this result. */
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

  /** A call has taken all that there was. */
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

  /** As add(), where nothing waits. */
  addShort(call: ShortReceive): void {
    this.short = call;
    this.tellEngine();
    this.listen();
  }

  /** What is to happen to the short call happens to all calls alike. */
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
    this.tellEngine();
  }

  /** For which call it is to receive. */
  private tellEngine(): void {
    if (this.fd < 0) return;
    const { head, short, shared } = this;
    const first = short ?? (head?.patient === true ? head.operation : null);
    want(this.fd, first !== null && !shared ? first.facts.direct : 0);
  }

  setShared(shared: boolean): void {
    this.shared = shared;
    this.tellEngine();
  }

  /** From now on the engine makes the first attempt of calls that allow it; -1: it does not. */
  engineReceives(fd: number): void {
    if (this.fd >= 0) want(this.fd, 0);
    this.fd = fd;
    this.tellEngine();
  }

  /** From now on the descriptor is watched; the engine has been asked to tell. */
  watchedAs(telling: Telling | null): void {
    this.telling = telling;
  }

  /** The engine tells that the next call may succeed. */
  told(): void {
    this.telling?.told();
    this.ready = true;
  }

  /**
   * Where the engine tells once, it is to tell again: calls wait that the kernel has refused. Of a silent one it would
   * tell for ever.
   */
  private listen(): void {
    if (this.telling === null || this.ready || this.idle) return;
    const facts = this.head?.operation.facts;
    if (facts?.silent === true) return;
    const code = this.telling.again(facts?.urgent === true);
    if (code < 0) this.refuseAll(code);
  }

  /** What came of such an attempt: a native result, and where the bytes are. */
  received(result: number, offset: number): EndedCall | null {
    this.ready = result !== NOT_YET;
    this.refusedPlain = true;
    if (this.idle || result === NOT_YET) return null;
    this.exhausted();
    spend();
    const { short } = this;
    if (short !== null && result >= 0 && !ended.hasSubscribers) {
      this.short = null;
      this.tellEngine();
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

  /** The kernel may have another answer by now, of which nobody tells. */
  retry(): void {
    this.ready = true;
    this.goOnLater();
  }

  /** Tries what waits, in order, as long as it succeeds. */
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

  /** False: it waits on, or has failed: errors take some turns to arrive, and nobody overtakes them. */
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

  /** Ends all that waits with a native code. */
  end(code: number): void {
    clearTimeout(this.pauseTimer);
    this.engineReceives(-1);
    this.telling = null;
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
