/**
 * Keeps the addon told of the signals that the program listens to: a blocking call has to end for
 * such a listener to run (native/os/interrupt.h).
 */
import { image, isMainThread, native } from './binding.js';
import { has, sharedSymbols } from '../python/brand.js';

type Listener = (...args: never[]) => void;

/** Their numbers, of `node:os`, which few programs load. */
function signals(): Readonly<Record<string, number>> {
  return (require('node:os') as typeof import('node:os')).constants.signals;
}

/** By these every copy of the package knows the listeners of all: none is taken for the program's. */
const OURS = sharedSymbols('signalListener');

function handled(): void {
  native.signalsHandled();
}
for (const symbol of OURS) Object.defineProperty(handled, symbol, { value: true });

/**
 * Node's own listeners: how it follows the size of a terminal, and what it writes on request. They
 * wait until the call has ended, as everything else does; a call that ended for them would surprise a
 * program that listens to nothing.
 */
const RUNTIMES: ReadonlySet<string> = new Set([
  'refreshStdoutOnSigWinch',
  'refreshStderrOnSigWinch',
  'doWriteHeapSnapshot',
]);

function isReport(name: string, listener: Listener): boolean {
  // Typed as always there, which it is on Node only.
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

/** Others may add a listener of their own when we add ours, which must not make us add one again. */
let adding = false;

/** Ours runs before the program's listeners: they have their turn now. */
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

/** The last of the program's has gone: a signal without any must keep its default action. */
function end(name: NodeJS.Signals): void {
  native.watchSignal(signals()[name] ?? 0, false);
  process.removeListener(name, handled);
}

/** On the process: the addons for which some evaluation of the package has been listening. */
const WATCHED = Symbol.for('pysocket.1.signalWatchers');

/** One evaluation is enough, and hundreds would be hundreds of listeners. */
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
    // Node installed the signal in its own listener of this event, which came before ours.
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
