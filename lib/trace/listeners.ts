/**
 * Who hears of system calls, and when: never in the middle of a call. At the end of one that may have waited, for a
 * loop of those may never come to an end; of the others when the program's own code has, or with the next
 * one that may wait.
 */
import { nextTick } from 'node:process';
import { aside } from '../addon/aside.js';
import { startTrace, stopTrace, takeRecords, untraced } from '../addon/trace.js';
import { atExit } from './at-exit.js';
import type { Filter } from './filter.js';
import { RecordedCall, type TracedCall } from './traced-call.js';

export interface Listener {
  readonly hear: (call: TracedCall) => void;
  readonly filter: Filter;
}

const listeners = new Set<Listener>();
let waiting: RecordedCall[] = [];
let scheduled = false;
let telling = false;

function take(): void {
  takeRecords((record) => waiting.push(new RecordedCall(record)));
}

/** What a listener throws is nobody's here: it is reported as what a listener of an event throws. */
function tell({ hear, filter }: Listener, call: TracedCall): void {
  try {
    if (filter.admits(call)) hear(call);
  } catch (error) {
    nextTick(() => {
      throw error;
    });
  }
}

/** In the order in which they began, whatever the threads. */
function byStart(a: TracedCall, b: TracedCall): number {
  return a.started < b.started ? -1 : a.started > b.started ? 1 : 0;
}

/** Tells all that there is. Calls that the listeners make meanwhile are not recorded. */
export function tellNow(): void {
  if (telling || listeners.size === 0) return;
  telling = true;
  try {
    untraced(() => {
      take();
      const calls = waiting.sort(byStart);
      waiting = [];
      aside(() => {
        for (const call of calls) for (const listener of listeners) tell(listener, call);
      });
    });
  } finally {
    telling = false;
  }
}

function onRecords(atOnce: boolean): void {
  if (atOnce) {
    tellNow();
    return;
  }
  take();
  if (scheduled || waiting.length === 0) return;
  scheduled = true;
  queueMicrotask(() => {
    scheduled = false;
    tellNow();
  });
}

export function listen(listener: Listener): void {
  if (listeners.size === 0) {
    startTrace(onRecords);
    atExit(tellNow);
  }
  listeners.add(listener);
}

/** What has been recorded until now is its own still. */
export function unlisten(listener: Listener): void {
  if (!listeners.has(listener)) return;
  tellNow();
  listeners.delete(listener);
  if (listeners.size === 0) stopTrace();
}

export function unlistenAll(): void {
  for (const listener of [...listeners]) unlisten(listener);
}
