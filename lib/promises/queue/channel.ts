/**
 * The calls on one descriptor: a queue for reading and a queue for writing.
 *
 * A call is tried at once if no other call is ahead of it and its direction may be ready. If the kernel
 * answers that it would block, the call waits, and is tried again when the engine reports readiness.
 * All attempts run on JavaScript's thread, so no other thread touches the program's memory.
 */
import { setTimeout } from 'node:timers';
import type { Descriptor } from '../../socket/descriptor.js';
import { ECLOSED, EPERM } from '../../addon/errno.js';
import type { Bytes } from '../../python/bytes.js';
import { waits } from '../../socket/diagnostics.js';
import { READABLE, WRITABLE } from '../../addon/ready-bits.js';
import { NOT_YET, TIMED_OUT } from '../../addon/result.js';
import { AbortError } from '../../waiting/abort.js';
import { Queue } from './queue.js';
import { isSpent } from '../engine/budget.js';
import { defer, release, retain, unwatch, watch } from '../engine/engine.js';
import { pending, takeSettle } from '../engine/pending.js';
import { oneShotOf } from '../engine/one-shot.js';
import { beginWait, endWait } from '../engine/waiting.js';
import type { Facts } from '../operations/facts.js';
import type { Operation } from '../operations/operation.js';
import { ShortReceive } from '../operations/short-receive.js';
import { WaitingCall } from './waiting-call.js';
import type { Target } from '../operations/target.js';
import type { EndedCall, Watcher } from '../engine/watchers.js';

/** The longest delay that setTimeout() accepts, in milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1;

export class Channel implements Watcher {
  readonly reading = new Queue();
  readonly writing = new Queue();
  private retaining = true;
  private waiting = 0;
  /** Calls that cannot be tried yet: the callback with which close() ends each call, and its name. */
  private preparing: Map<() => void, string> | null = null;
  private watched = -1;

  constructor(protected readonly descriptor: Descriptor) {}

  /** Throws what the first attempt throws. Rejects with what a later attempt throws, or with AbortError. */
  perform<T>(
    queue: Queue,
    operation: Operation<T>,
    sock: Target,
    signal: AbortSignal | undefined,
    name: string,
  ): Promise<T> {
    if (signal?.aborted === true) throw new AbortError(signal, operation.bytesSent?.());
    const { overtakes } = operation.facts;
    const asks = overtakes || (queue.idle && (queue.ready || this.asks(queue, operation)));
    const putOff = asks && (overtakes ? isSpent() : queue.exhausted());
    if (putOff && overtakes) return this.later(queue, operation, sock, signal, name);
    if (asks && !putOff) {
      return this.conclude(queue, operation, queue.try(operation, name), sock, signal, name);
    }
    return this.wait(queue, operation, sock, signal, name, putOff);
  }

  /** Returns the promise of a call whose first attempt returned `result`. */
  conclude<T>(
    queue: Queue,
    operation: Operation<T>,
    result: number,
    sock: Target,
    signal: AbortSignal | undefined,
    name: string,
  ): Promise<T> {
    if (result >= 0) return Promise.resolve(operation.take(result));
    if (result !== NOT_YET) return Promise.resolve(operation.refused(result));
    return this.wait(queue, operation, sock, signal, name, false);
  }

  /** Queues a call. putOff: the call has not been tried yet, and will be in the next turn. */
  private wait<T>(
    queue: Queue,
    operation: Operation<T>,
    sock: Target,
    signal: AbortSignal | undefined,
    name: string,
    putOff: boolean,
  ): Promise<T> {
    const patient = this.mayWait(operation);
    if (!patient && !putOff) return Promise.resolve(operation.refused(NOT_YET));
    const refusal = patient ? this.watch() : 0;
    if (refusal < 0) return Promise.resolve(operation.refused(refusal));
    const { timeout } = this.descriptor;
    const call = new WaitingCall(operation, name, sock, signal, patient, timeout);
    const promise = call.promise(this, signal && this.onabort(queue, call));
    if (timeout > 0 && patient) this.limit(queue, call, timeout);
    // The kernel may have refused other calls, but it has not been asked about this one yet.
    if (putOff) queue.ready = true;
    queue.add(call);
    return promise;
  }

  /** Lets a refused recv() wait as a ShortReceive. Returns null if that is not possible here. */
  waitShort(sock: Target, facts: Facts): Promise<Bytes> | null {
    if (waits.hasSubscribers || this.watch() < 0) return null;
    const promise = pending<Bytes>();
    this.begin();
    this.reading.addShort(new ShortReceive(takeSettle(), this, sock, facts));
    return promise;
  }

  /** Returns the names of all waiting calls. */
  waitingCalls(): string[] {
    const inLine = [this.reading, this.writing].flatMap((queue) => queue.waitingCalls());
    return [...(this.preparing?.values() ?? []), ...inLine];
  }

  /** Registers a call that cannot be tried yet. close() calls end(). */
  prepare(end: () => void, name: string): void {
    // Few sockets ever need it, and ten thousand maps are two megabytes.
    this.preparing ??= new Map();
    this.preparing.set(end, name);
  }

  /** Removes a call that prepare() has registered. */
  prepared(end: () => void): void {
    this.preparing?.delete(end);
  }

  /** Counts a call that begins to wait. */
  begin(): void {
    this.waiting++;
    beginWait();
    if (this.retaining) retain();
  }

  end(): void {
    this.waiting--;
    endWait();
    if (this.retaining) release();
  }

  get retains(): boolean {
    return this.retaining;
  }

  /** For ref() and unref(): whether waiting calls keep the process alive, including those already waiting. */
  setRetains(retains: boolean): void {
    if (retains === this.retaining) return;
    this.retaining = retains;
    if (retains) retain(this.waiting);
    else release(this.waiting);
    for (const queue of [this.reading, this.writing]) queue.setRetains(retains);
  }

  /** Performs a call that overtakes the queue in the next turn. */
  private later<T>(...call: Parameters<Channel['perform']>): Promise<T> {
    this.begin();
    return new Promise<T>((resolve, reject) => {
      defer(() => {
        this.end();
        try {
          resolve(this.perform(...call) as Promise<T>);
        } catch (error) {
          reject(error as Error);
        }
      });
    });
  }

  /**
   * True if the kernel is to be asked before this call waits, although it has refused another call. A
   * call that may wait asks only if the answer may be a different one.
   */
  private asks(queue: Queue, operation: Operation<unknown>): boolean {
    if (queue.shared || !queue.refusedPlain || !operation.facts.plain) return true;
    return !this.mayWait(operation);
  }

  private mayWait({ facts }: Operation<unknown>): boolean {
    return this.descriptor.timeout !== 0 && !facts.neverWaits;
  }

  /**
   * Starts watching the descriptor, and returns 0 or a negative code. The code is NOT_YET for a descriptor that
   * cannot be watched: no call waits for it.
   */
  protected watch(): number {
    const { fd } = this.descriptor;
    if (fd >= 0 && this.watched === fd) return 0;
    const result = watch(fd, this);
    if (result < 0) return result === -EPERM ? NOT_YET : result;
    this.watched = fd;
    this.reading.engineReceives(fd);
    this.reading.watchedAs(oneShotOf(fd, READABLE));
    this.writing.watchedAs(oneShotOf(fd, WRITABLE));
    return 0;
  }

  private onabort(queue: Queue, call: WaitingCall<unknown>): () => void {
    return () => {
      queue.remove(call);
      call.abort();
    };
  }

  private limit(queue: Queue, call: WaitingCall<unknown>, timeout: number): void {
    const arm = (left: number): void => {
      call.timer = setTimeout(
        () => {
          if (left > LONGEST_TIMER) {
            arm(left - LONGEST_TIMER);
            return;
          }
          // The queue has been put off, so the call may still succeed.
          if (queue.putOff) {
            arm(0);
            return;
          }
          queue.remove(call);
          call.refuse(TIMED_OUT);
        },
        Math.min(left, LONGEST_TIMER),
      );
      if (!this.retaining) call.timer.unref();
    };
    arm(Math.ceil(timeout / 1e6));
  }

  onReceived(result: number, offset: number): EndedCall | null {
    return this.reading.received(result, offset);
  }

  onReadable(ended: boolean, urgent: boolean, received: boolean): void {
    const { reading } = this;
    if (ended) reading.finished = true;
    if (ended || urgent) reading.ended = true;
    // The bytes that the engine has received may have been all there were.
    if (!received || reading.ended) reading.reported();
    reading.run();
  }

  onWritable(): void {
    this.writing.reported();
    this.writing.run();
  }

  onClosed(): void {
    this.close();
  }

  onShared(shared: boolean): void {
    for (const queue of [this.reading, this.writing]) queue.setShared(shared);
  }

  /** Called after shutdown(). The engine does not always report it, for example on a full Unix socket. */
  onShutdown(): void {
    for (const queue of [this.reading, this.writing]) queue.retry();
  }

  /** Ends all waiting calls, because the descriptor is about to be closed or given away. */
  close(): void {
    if (this.watched >= 0) {
      unwatch(this.watched, this);
      this.watched = -1;
    }
    for (const end of this.preparing?.keys() ?? []) end();
    for (const queue of [this.reading, this.writing]) queue.end(-ECLOSED);
  }
}
