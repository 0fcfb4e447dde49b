/** AbortSignals: how a call gets one, and what it rejects with. */
import { brand } from '../python/brand.js';
import { isPlainObject } from '../python/types.js';
import { countGiven } from '../python/arguments.js';

/** What every call of this flavour takes behind its arguments. */
export interface Cancellable {
  /** Ends the call, if it has not ended: see AbortError. */
  signal?: AbortSignal;
}

/**
 * What a cancelled call rejects with: as Node's own calls, with the signal's reason as its cause.
 *
 * Differs from Python: an addition.
 */
export class AbortError extends Error {
  /** As of Node's own errors. */
  readonly code = 'ABORT_ERR';
  /** Of calls that send: how many bytes had gone when the call was cancelled. */
  bytes_sent?: number;
  /** Of files: how many bytes or characters write() or writelines() had taken: sent, or buffered. */
  declare characters_written?: number;

  /** Of a signal that was aborted; bytesSent: of a call that sends. */
  constructor(signal: AbortSignal, bytesSent?: number) {
    super('The operation was aborted', { cause: signal.reason });
    this.name = 'AbortError';
    if (bytesSent !== undefined) this.bytes_sent = bytesSent;
  }
}

brand(AbortError, 'AbortError');

function isSignal(value: unknown): value is AbortSignal {
  return (
    typeof value === 'object' && value !== null && 'aborted' in value && 'addEventListener' in value
  );
}

/** The arguments without the signal, which is a keyword among the last ones. */
export function takeSignal(args: unknown[]): AbortSignal | undefined {
  const last = args[countGiven(args) - 1];
  if (!isPlainObject(last) || !Object.hasOwn(last, 'signal')) return undefined;
  const { signal, ...keywords } = last;
  if (signal !== undefined && !isSignal(signal)) {
    throw new TypeError('signal must be an AbortSignal');
  }
  args.length = countGiven(args);
  if (Object.keys(keywords).length > 0) args[args.length - 1] = keywords;
  else args.pop();
  return signal;
}

/** The last argument of a call that another one makes, if there is a signal. */
export function signalKeyword(signal: AbortSignal | undefined): [] | [Cancellable] {
  return signal === undefined ? [] : [{ signal }];
}

/** What a signal ends: one listener for all of it, since thousands of calls may share a signal. */
class Listener {
  readonly callbacks = new Set<() => void>();
  readonly tell = (): void => {
    for (const callback of [...this.callbacks]) callback();
  };
}

const listeners = new WeakMap<AbortSignal, Listener>();

/** Calls back when the signal is aborted, unless ignore() was called before. */
export function listen(signal: AbortSignal, callback: () => void): void {
  let listener = listeners.get(signal);
  if (listener === undefined) {
    listener = new Listener();
    listeners.set(signal, listener);
  }
  if (listener.callbacks.size === 0) signal.addEventListener('abort', listener.tell);
  listener.callbacks.add(callback);
}

export function ignore(signal: AbortSignal, callback: () => void): void {
  const listener = listeners.get(signal);
  if (listener === undefined || !listener.callbacks.delete(callback)) return;
  if (listener.callbacks.size === 0) signal.removeEventListener('abort', listener.tell);
}
