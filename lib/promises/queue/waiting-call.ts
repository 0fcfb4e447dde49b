/**
 * A waiting call. This class has no subclasses: V8 creates objects of many classes with a common base a
 * hundred times more slowly, and a busy server creates a hundred thousand of these per second.
 */
import { clearTimeout } from 'node:timers';
import { AbortError, ignore, listen } from '../../waiting/abort.js';
import { type CallEnded, ended, waits } from '../../socket/diagnostics.js';
import { beginAt } from '../../python/entry.js';
import type { Operation } from '../operations/operation.js';
import type { Target } from '../operations/target.js';
import { pending, type Settle, takeSettle } from '../engine/pending.js';
import type { EndedCall } from '../engine/watchers.js';
import type { Waiting } from '../operations/short-receive.js';

export class WaitingCall<T> implements EndedCall {
  /** The next call in the queue. */
  next: WaitingCall<unknown> | null = null;
  timer: NodeJS.Timeout | undefined = undefined;
  /** Settles the promise of a call that has ended. */
  private held: Settle | null = null;
  private outcome: unknown = undefined;
  private settle: Settle | null = null;
  private waiting: Waiting | null = null;
  private onabort: (() => void) | undefined = undefined;

  constructor(
    readonly operation: Operation<T>,
    /** The name of the method. */
    readonly name: string,
    readonly sock: Target,
    readonly signal: AbortSignal | undefined,
    /** False for a call that may not wait: it has only been put off, and is tried once. */
    readonly patient: boolean,
    /** In nanoseconds, negative for none. A later settimeout() does not change it. */
    readonly timeout: number,
  ) {}

  /** Starts waiting, and returns the promise of the call. */
  promise(waiting: Waiting, onabort: (() => void) | undefined): Promise<T> {
    const promise = pending<T>();
    this.adopt(takeSettle(), waiting);
    waiting.begin();
    if (waits.hasSubscribers) waits.publish({ socket: this.sock, call: this.name });
    this.onabort = onabort;
    if (this.signal !== undefined && onabort !== undefined) listen(this.signal, onabort);
    return promise;
  }

  /** Continues a call whose promise has already been handed out. */
  adopt(settle: Settle, waiting: Waiting): void {
    this.settle = settle;
    this.waiting = waiting;
  }

  fulfil(value: T): void {
    this.finish('fulfilled')?.(value);
  }

  /** Like fulfil(), but the promise is settled later, by deliver(). From now on no signal can abort the call. */
  hold(value: unknown, outcome: CallEnded['outcome'] = 'fulfilled'): this {
    this.outcome = value;
    this.held = this.finish(outcome);
    return this;
  }

  /** Like refuse(), for a call that collects nothing; deliver() settles the promise. */
  holdRefusal(code: number): this {
    return this.hold(refusal(this, code), 'refused');
  }

  deliver(): void {
    this.held?.(this.outcome);
  }

  /** Fulfils the promise with the result of an attempt. */
  succeed(result: number): void {
    this.fulfil(this.operation.take(result));
  }

  /** Usually rejects, with an error whose stack trace reaches the `await`. */
  refuse(code: number): void {
    if (!this.keepCollected()) this.finish('refused')?.(refusal(this, code));
  }

  reject(error: unknown): void {
    this.finish('rejected')?.(rejection(error));
  }

  abort(): void {
    if (this.signal === undefined || this.keepCollected()) return;
    this.reject(new AbortError(this.signal, this.operation.bytesSent?.()));
  }

  private keepCollected(): boolean {
    const collected = this.operation.collected?.() ?? 0;
    if (collected > 0) this.succeed(collected);
    return collected > 0;
  }

  private finish(outcome: CallEnded['outcome']): Settle | null {
    const { settle } = this;
    if (settle === null) return null;
    this.settle = null;
    clearTimeout(this.timer);
    if (this.signal !== undefined && this.onabort !== undefined) ignore(this.signal, this.onabort);
    this.waiting?.end();
    if (ended.hasSubscribers) ended.publish({ socket: this.sock, call: this.name, outcome });
    return settle;
  }
}

/**
 * V8 adds the awaiting functions to a stack trace when the error is created. They await the promise of
 * the call, which follows this promise from the second microtask on.
 */
async function refusal<T>({ operation }: WaitingCall<T>, code: number): Promise<T> {
  await null;
  await null;
  try {
    return operation.refused(code);
  } catch (error) {
    throw beginAt(error, refusal);
  }
}

async function rejection(error: unknown): Promise<never> {
  await null;
  await null;
  throw beginAt(error, rejection);
}
