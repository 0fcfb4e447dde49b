/**
 * The listeners for system calls, and when they are called: never in the middle of a method. After a method that may
 * have waited they are called at its end, because a loop of such methods may never end. After other methods they are
 * called when the program's own code has ended, or with the next method that may wait.
 */
import { nextTick } from 'node:process';
import { aside } from '../addon/aside.js';
import { startTrace, stopTrace, takeRecords, untraced } from '../addon/trace.js';
import { atExit } from './at-exit.js';
import type { Filter } from './filter.js';
import { RecordedCall, type TracedCall } from './traced-call.js';

export interface Listener {
  readonly callback: (call: TracedCall) => void;
  readonly filter: Filter;
}

const listeners = new Set<Listener>();
let waiting: RecordedCall[] = [];
let scheduled = false;
let delivering = false;

function take(): void {
  takeRecords((record) => waiting.push(new RecordedCall(record)));
}

/** Calls a listener. An error that it throws becomes an uncaught exception, as with an event listener. */
function deliver({ callback, filter }: Listener, call: TracedCall): void {
  try {
    if (filter.admits(call)) callback(call);
  } catch (error) {
    nextTick(() => {
      throw error;
    });
  }
}

/** Sorts calls in the order in which they began, across all threads. */
function byStart(a: TracedCall, b: TracedCall): number {
  return a.started < b.started ? -1 : a.started > b.started ? 1 : 0;
}

/** Passes all recorded calls to the listeners. Calls that the listeners make themselves are not recorded. */
export function deliverNow(): void {
  if (delivering || listeners.size === 0) return;
  delivering = true;
  try {
    untraced(() => {
      take();
      const calls = waiting.sort(byStart);
      waiting = [];
      aside(() => {
        for (const call of calls) for (const listener of listeners) deliver(listener, call);
      });
    });
  } finally {
    delivering = false;
  }
}

function onRecords(atOnce: boolean): void {
  if (atOnce) {
    deliverNow();
    return;
  }
  take();
  if (scheduled || waiting.length === 0) return;
  scheduled = true;
  queueMicrotask(() => {
    scheduled = false;
    deliverNow();
  });
}

export function listen(listener: Listener): void {
  if (listeners.size === 0) {
    startTrace(onRecords);
    atExit(deliverNow);
  }
  listeners.add(listener);
}

/** Removes a listener, after passing it the calls recorded so far. */
export function unlisten(listener: Listener): void {
  if (!listeners.has(listener)) return;
  deliverNow();
  listeners.delete(listener);
  if (listeners.size === 0) stopTrace();
}

export function unlistenAll(): void {
  for (const listener of [...listeners]) unlisten(listener);
}
