/**
 * Keeps the addon told of the signals that have a handler in JavaScript: a blocking call has to end
 * for such a handler to run (native/os/interrupt.h).
 */
import { constants } from 'node:os';
import { isMainThread } from 'node:worker_threads';
import { native } from './binding.js';

const numbers: Readonly<Record<string, number>> = constants.signals;

function handled(): void {
  native.signalsHandled();
}

function watch(name: string): void {
  const number = numbers[name];
  if (number !== undefined) native.watchSignal(number);
}

/**
 * Runs before the program's handlers and goes away with the last of them, for a signal without any
 * has to keep its default action.
 */
function accompany(name: string): void {
  if (!process.listeners(name as NodeJS.Signals).includes(handled)) {
    process.prependListener(name as NodeJS.Signals, handled);
  }
}

/** @internal */
let watching = false;

export function watchSignals(): void {
  if (watching) return;
  watching = true;
  // Workers have no signal handlers of their own.
  if (!isMainThread) return;
  process.on('newListener', (name: string | symbol, listener: unknown) => {
    if (typeof name !== 'string' || !(name in numbers) || listener === handled) return;
    // Node installed the signal in its own listener of this event, which came before ours.
    watch(name);
    accompany(name);
  });
  process.on('removeListener', (name: string | symbol, listener: unknown) => {
    if (typeof name !== 'string' || !(name in numbers) || listener === handled) return;
    const rest = process.listeners(name as NodeJS.Signals);
    if (rest.every((other) => other === handled)) process.removeListener(name, handled);
  });
  for (const name of Object.keys(numbers)) {
    if (process.listenerCount(name) === 0) continue;
    watch(name);
    accompany(name);
  }
}
