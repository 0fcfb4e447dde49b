/**
 * A call of the promise flavour: how it is tried, what comes of it, and, while it waits, its place in
 * the queue. One object per call; a busy server makes a hundred thousand of them a second.
 */
import { AbortError, ignore, listen } from '../abort.js';
import { release, retain } from '../engine.js';

const nobody = (): void => undefined;
let settleLatest: (value: unknown) => void = nobody;
/** One executor for all promises: a closure per call would cost as much as the call's object. */
function keep(resolve: (value: unknown) => void): void {
  settleLatest = resolve;
}

export abstract class Operation<T> {
  /** A success with fewer bytes than this leaves nothing behind: the next call need not try. */
  wanted = 0;
  /** The flags forbid waiting, or it would be in vain. */
  neverWaits = false;
  /** What the kernel has refused to other calls says nothing about this one: try it, if none waits. */
  asksFirst = false;
  /** It is no system call: it waits for none of the others. */
  overtakes = false;
  /** The kernel does not say when this call would succeed: ask again now and then. */
  silent = false;
  /** The engine may receive that many bytes for it; 0: only attempt() does. */
  direct = 0;
  /** The next one in the queue. */
  next: Operation<unknown> | null = null;
  timer: NodeJS.Timeout | undefined = undefined;
  private settle: ((value: unknown) => void) | null = null;
  private retained = false;
  private onabort: (() => void) | undefined = undefined;

  constructor(readonly signal: AbortSignal | undefined) {}

  /** One try, on this thread: a native result, NOT_YET among them; throws what the arguments cause. */
  abstract attempt(): number;
  /** Throws what the arguments cause, of a call that waits before it was tried. */
  check(): void {}
  /** Is there nothing to come any more, though the kernel says "not yet"? */
  endsWithShutdown(): boolean {
    return false;
  }
  /** Makes the value of a result that is not negative, in the same turn. */
  abstract take(result: number): T;
  /** As take(), of bytes that the engine has received. */
  takeIn(_bytes: Buffer): T {
    throw new Error('only of calls that are direct');
  }
  /** What becomes of a code below 0: an error mostly. */
  abstract refused(code: number): T;

  /** Of calls that send. */
  bytesSent(): number | undefined {
    return undefined;
  }

  /** Of calls that collect: bytes that came already, without which it does not end. */
  collected(): number {
    return 0;
  }

  value(result: number): T {
    return result >= 0 ? this.take(result) : this.refused(result);
  }

  refuseIfAborted(): void {
    if (this.signal?.aborted === true) throw this.aborted(this.signal);
  }

  aborted(signal: AbortSignal): AbortError {
    return new AbortError(signal, this.bytesSent());
  }

  /** From now on it waits; retains: and keeps the process alive. */
  promise(retains: boolean, onabort: (() => void) | undefined): Promise<T> {
    const promise = new Promise<unknown>(keep);
    this.settle = settleLatest;
    settleLatest = nobody;
    this.retained = retains;
    if (retains) retain();
    this.onabort = onabort;
    if (this.signal !== undefined && onabort !== undefined) listen(this.signal, onabort);
    return promise as Promise<T>;
  }

  fulfil(value: T): void {
    this.finish()?.(value);
  }

  /** Rejects, mostly, with an error whose stack reaches the await. */
  refuse(code: number): void {
    if (!this.keepCollected()) this.finish()?.(refusal(this, code));
  }

  reject(error: unknown): void {
    this.finish()?.(rejection(error));
  }

  abort(): void {
    if (this.signal === undefined || this.keepCollected()) return;
    this.reject(this.aborted(this.signal));
  }

  private keepCollected(): boolean {
    const collected = this.collected();
    if (collected > 0) this.fulfil(this.take(collected));
    return collected > 0;
  }

  private finish(): ((value: unknown) => void) | null {
    const { settle } = this;
    if (settle === null) return null;
    this.settle = null;
    clearTimeout(this.timer);
    if (this.signal !== undefined && this.onabort !== undefined) ignore(this.signal, this.onabort);
    if (this.retained) release();
    return settle;
  }
}

/**
 * V8 looks for the functions that wait for an error where it is made. They wait for the promise of
 * the operation, which waits for this one from the second turn on.
 */
async function refusal<T>(operation: Operation<T>, code: number): Promise<T> {
  await null;
  await null;
  return operation.refused(code);
}

async function rejection(error: unknown): Promise<never> {
  await null;
  throw error;
}
