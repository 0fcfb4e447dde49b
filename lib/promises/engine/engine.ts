/**
 * The native engine reports ready sockets in batches, and each channel then retries its waiting calls.
 * There is one engine per environment, started by the first call that waits.
 */
import { setImmediate } from 'node:timers';
import { native } from '../../addon/binding.js';
import {
  CLOSED,
  ENDED,
  FAILED,
  FINISHED,
  READABLE,
  RECEIVED,
  URGENT,
  WRITABLE,
} from '../../addon/ready-bits.js';
import { failure } from '../../addon/result.js';
import { renew } from './budget.js';
import { lend } from './receive-ahead.js';
import {
  addWatcher,
  type EndedCall,
  removeWatcher,
  takeWatchers,
  type Watcher,
  watcherOf,
} from './watchers.js';

/** How many numbers describe one descriptor in a batch. */
const ROW = 4;

/** A result of native watch(): the number was watched already, but now belongs to another descriptor. */
const ANOTHER = 1;

const MOST_AHEAD = 256;

const ready = new Int32Array(ROW * MOST_AHEAD);
let started = false;
let pending = 0;
let turn = 0;

/** Returns a number that changes with every batch, and with every run of deferred tasks. */
export function currentTurn(): number {
  return turn;
}

function start(): void {
  if (started) return;
  // Bun has libuv's names without its functions, and some of Deno's functions do not work.
  const isNode = process.versions.bun === undefined && !('Deno' in globalThis);
  const useLoop = isNode && process.env.PYSOCKET_ENGINE !== 'thread';
  const result = native.startEngine(dispatch, ready, useLoop);
  if (result < 0) throw failure(result, { syscall: 'epoll_create' });
  started = true;
  lend();
}

const outcomes: EndedCall[] = [];

function dispatch(count: number): void {
  turn++;
  renew(count);
  const end = ROW * count;
  // Take all received bytes first: the steps after this loop may run the program's getters.
  for (let at = 0; at < end; at += ROW) {
    if (((ready[at + 1] ?? 0) & RECEIVED) === 0) continue;
    const watcher = watcherOf(ready[at] ?? -1);
    const outcome = watcher?.onReceived(ready[at + 2] ?? 0, ready[at + 3] ?? 0) ?? null;
    if (outcome !== null) outcomes.push(outcome);
  }
  lend();
  // Settling a promise may run the program's getters, too. By now all received bytes are taken.
  for (const outcome of outcomes) outcome.deliver();
  outcomes.length = 0;
  for (let at = 0; at < end; at += ROW) {
    const number = ready[at] ?? -1;
    const bits = ready[at + 1] ?? 0;
    if ((bits & FINISHED) !== 0) {
      finish(number);
      continue;
    }
    const watcher = watcherOf(number);
    if (watcher === undefined) continue;
    if ((bits & READABLE) !== 0) {
      const urgent = (bits & (URGENT | FAILED)) !== 0;
      watcher.onReadable((bits & ENDED) !== 0, urgent, (bits & RECEIVED) !== 0);
    }
    if ((bits & WRITABLE) !== 0) watcher.onWritable();
    if ((bits & CLOSED) !== 0) watcher.onClosed();
  }
}

/**
 * Starts watching a descriptor. If it is ready already, that is reported, too. Returns 0 or a native code: -EPERM
 * for a descriptor that cannot be watched.
 */
export function watch(fd: number, watcher: Watcher): number {
  start();
  const result = native.watch(fd);
  if (result < 0) return result;
  // Other code has closed the number without our knowledge, and it now belongs to another descriptor.
  const stale = result === ANOTHER ? takeWatchers(fd) : undefined;
  addWatcher(fd, watcher);
  stale?.onClosed();
  return 0;
}

export function unwatch(fd: number, watcher: Watcher): void {
  if (removeWatcher(fd, watcher)) native.unwatch(fd);
}

/** Ends the watchers of a number if it has been closed, or belongs to another descriptor by now. */
export function endFormer(fd: number): void {
  if (native.watch(fd) === 0) return;
  const former = takeWatchers(fd);
  native.unwatch(fd);
  former?.onClosed();
}

const jobs = new Map<number, (answer: unknown) => void>();

function finish(job: number): void {
  const resolve = jobs.get(job);
  const answer = native.answer(job);
  jobs.delete(job);
  resolve?.(answer);
}

/**
 * Returns the answer of a call that runs on another thread, or a negative code. `begin` starts the call
 * and returns its job number. The job does not keep the process alive: see retain().
 */
export function elsewhere<T>(begin: () => number): Promise<T | number> | number {
  start();
  const job = begin();
  if (job < 0) return job;
  return new Promise((resolve) => jobs.set(job, resolve as (answer: unknown) => void));
}

/** Adds waiting calls that keep the process alive. */
export function retain(calls = 1): void {
  if (calls === 0) return;
  start();
  if (pending === 0) native.keepAlive(true);
  pending += calls;
}

export function release(calls = 1): void {
  if (calls === 0) return;
  pending -= calls;
  if (pending === 0) native.keepAlive(false);
}

const deferred: (() => void)[] = [];

/** Runs a task in the next turn, after everything else that is ready by then. */
export function defer(task: () => void): void {
  if (deferred.push(task) === 1) setImmediate(runDeferred);
}

function runDeferred(): void {
  turn++;
  const tasks = deferred.splice(0);
  renew(tasks.length);
  for (const task of tasks) task();
}

/** Resolves in the next turn. */
export function nextTurn(): Promise<void> {
  return new Promise(defer);
}
