/**
 * A call that waits. One class without others below it: V8 makes objects of many classes with one
 * base a hundred times slower, and a busy server makes a hundred thousand of these a second.
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
  /** The next one in the queue. */
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
    /** Of the method. */
    readonly name: string,
    readonly sock: Target,
    readonly signal: AbortSignal | undefined,
    /** False: it does not wait; it has only been put off, and is tried once. */
    readonly patient: boolean,
    /** Nanoseconds, negative for none: settimeout() does not change calls that have been made. */
    readonly timeout: number,
  ) {}

  /** From now on it waits. */
  promise(waiting: Waiting, onabort: (() => void) | undefined): Promise<T> {
    const promise = pending<T>();
    this.adopt(takeSettle(), waiting);
    waiting.begin();
    if (waits.hasSubscribers) waits.publish({ socket: this.sock, call: this.name });
    this.onabort = onabort;
    if (this.signal !== undefined && onabort !== undefined) listen(this.signal, onabort);
    return promise;
  }

  /** It goes on with a promise that waits already. */
  adopt(settle: Settle, waiting: Waiting): void {
    this.settle = settle;
    this.waiting = waiting;
  }

  fulfil(value: T): void {
    this.finish('fulfilled')?.(value);
  }

  /** As fulfil(), but the promise hears of it by tell(); no signal changes it any more. */
  hold(value: unknown, outcome: CallEnded['outcome'] = 'fulfilled'): this {
    this.outcome = value;
    this.held = this.finish(outcome);
    return this;
  }

  /** As refuse(), of a call that collects nothing. */
  holdRefusal(code: number): this {
    return this.hold(refusal(this, code), 'refused');
  }

  tell(): void {
    this.held?.(this.outcome);
  }

  /** What an attempt has got. */
  succeed(result: number): void {
    this.fulfil(this.operation.take(result));
  }

  /** Rejects, mostly, with an error whose stack reaches the await. */
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
 * V8 looks for the functions that wait for an error where it is made. They wait for the promise of
 * the call, which waits for this one from the second turn on.
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
