/**
 * Which sockets have become ready: the native engine tells in batches, and every channel tries again
 * what had to wait. One per environment, started by the first call that waits.
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

/** Numbers for one descriptor. */
const ROW = 4;

/** Of watch(): the number was watched, and has a new bearer. */
const ANOTHER = 1;

const MOST_AHEAD = 256;

const ready = new Int32Array(ROW * MOST_AHEAD);
let started = false;
let pending = 0;
let turn = 0;

/** Changes with every batch, and with every turn that deferred() takes. */
export function currentTurn(): number {
  return turn;
}

function start(): void {
  if (started) return;
  // Bun has libuv's names without the functions, Deno some functions that do not work.
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
  // All of them first: what comes after may run the program's getters.
  for (let at = 0; at < end; at += ROW) {
    if (((ready[at + 1] ?? 0) & RECEIVED) === 0) continue;
    const watcher = watcherOf(ready[at] ?? -1);
    const outcome = watcher?.onReceived(ready[at + 2] ?? 0, ready[at + 3] ?? 0) ?? null;
    if (outcome !== null) outcomes.push(outcome);
  }
  lend();
  // To settle a promise may run the program's getters too, which must find all received bytes taken.
  for (const outcome of outcomes) outcome.tell();
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

/** A native code: -EPERM for what cannot be waited on. What is ready already is told. */
export function watch(fd: number, watcher: Watcher): number {
  start();
  const result = native.watch(fd);
  if (result < 0) return result;
  // Somebody has closed the number without our knowledge, and it is another descriptor's by now.
  const stale = result === ANOTHER ? takeWatchers(fd) : undefined;
  addWatcher(fd, watcher);
  stale?.onClosed();
  return 0;
}

export function unwatch(fd: number, watcher: Watcher): void {
  if (removeWatcher(fd, watcher)) native.unwatch(fd);
}

/** Has a number that is watched become another descriptor's, or nobody's? Who watched the former one is told. */
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
 * The answer of a call that another thread makes: `begin` starts it and returns its number. It does
 * not keep the process alive: see retain().
 */
export function elsewhere<T>(begin: () => number): Promise<T | number> | number {
  start();
  const job = begin();
  if (job < 0) return job;
  return new Promise((resolve) => jobs.set(job, resolve as (answer: unknown) => void));
}

/** So many more calls wait that keep the process alive. */
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

/** What has had its share of this turn goes on in the next one, behind what else is ready. */
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
