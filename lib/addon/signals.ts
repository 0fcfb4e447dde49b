/**
 * Tells the addon which signals the program listens to: a blocking call has to end so that such a
 * listener can run (native/os/interrupt.h).
 */
import { image, isMainThread, native } from './binding.js';
import { has, sharedSymbols } from '../python/brand.js';

type Listener = (...args: never[]) => void;

/** Returns the signal numbers from `node:os`, which few programs load. */
function signals(): Readonly<Record<string, number>> {
  return (require('node:os') as typeof import('node:os')).constants.signals;
}

/** Marks our own listeners, so that no copy of the package takes another copy's for the program's. */
const OURS = sharedSymbols('signalListener');

function handled(): void {
  native.signalsHandled();
}
for (const symbol of OURS) Object.defineProperty(handled, symbol, { value: true });

/**
 * Node's own listeners, which track the size of a terminal or write a heap snapshot on request.
 * They wait until the call has ended, as everything else does. A call that ended for them would
 * surprise a program that listens to nothing.
 */
const RUNTIMES: ReadonlySet<string> = new Set([
  'refreshStdoutOnSigWinch',
  'refreshStderrOnSigWinch',
  'doWriteHeapSnapshot',
]);

function isReport(name: string, listener: Listener): boolean {
  // Its type says that it is always there, but only Node has it.
  const report = process.report as NodeJS.ProcessReport | undefined;
  return (
    listener.name === 'signalHandler' && report?.reportOnSignal === true && report.signal === name
  );
}

function isPrograms(name: string, listener: unknown): boolean {
  if (typeof listener !== 'function' || has(listener, OURS)) return false;
  return !RUNTIMES.has(listener.name) && !isReport(name, listener as Listener);
}

function isSignal(name: string | symbol): name is NodeJS.Signals {
  return typeof name === 'string' && name.startsWith('SIG') && Object.hasOwn(signals(), name);
}

/**
 * True while we add our listener. Other code may then add one of its own, which must not make us
 * add ours again.
 */
let adding = false;

/** Starts watching a signal. Our listener runs before the program's and reports that they get their turn. */
function begin(name: NodeJS.Signals): void {
  native.watchSignal(signals()[name] ?? 0, true);
  if (adding || process.listeners(name).includes(handled)) return;
  adding = true;
  try {
    process.prependListener(name, handled);
  } finally {
    adding = false;
  }
}

/**
 * Stops watching a signal after the program's last listener is gone: a signal without listeners
 * must keep its default action.
 */
function end(name: NodeJS.Signals): void {
  native.watchSignal(signals()[name] ?? 0, false);
  process.removeListener(name, handled);
}

/** A property of the process: the set of addons for which an evaluation of the package already listens. */
const WATCHED = Symbol.for('pysocket.1.signalWatchers');

/**
 * True for the first evaluation of the package with this addon. One is enough, and hundreds would
 * add hundreds of listeners.
 */
function isFirst(): boolean {
  const known = Reflect.get(process, WATCHED) as Set<string> | undefined;
  if (known?.has(image) === true) return false;
  if (known === undefined) {
    Object.defineProperty(process, WATCHED, { value: new Set([image]), configurable: true });
  } else {
    known.add(image);
  }
  return true;
}

/** @internal */
export function watchSignals(): void {
  // Workers have no signal handlers of their own.
  if (!isMainThread || !isFirst()) return;
  process.on('newListener', (name: string | symbol, listener: unknown) => {
    // Node installs its signal handler in its own listener of this event, which ran before ours.
    if (isSignal(name) && isPrograms(name, listener)) begin(name);
  });
  process.on('removeListener', (name: string | symbol, listener: unknown) => {
    if (!isSignal(name) || !isPrograms(name, listener)) return;
    if (!process.listeners(name).some((rest) => isPrograms(name, rest))) end(name);
  });
  for (const name of process.eventNames()) {
    if (!isSignal(name)) continue;
    if (process.listeners(name).some((listener) => isPrograms(name, listener))) begin(name);
  }
}
