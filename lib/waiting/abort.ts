/** AbortSignals: how a call receives one, and the error with which it rejects. */
import { brand } from '../python/brand.js';
import { isPlainObject } from '../python/types.js';
import { countGiven } from '../python/arguments.js';

/** The keywords that every call that returns a promise takes after its arguments. */
export interface Cancellable {
  /** A signal that cancels the call when it is aborted, unless the call has already ended: see AbortError. */
  signal?: AbortSignal;
}

/**
 * A cancelled call rejects with this error, like Node's own calls. Its cause is the reason of the signal.
 *
 * Differs from Python: an addition.
 */
export class AbortError extends Error {
  /** The same code as in Node's own AbortErrors. */
  readonly code = 'ABORT_ERR';
  /** How many bytes a sending call had sent when it was cancelled. */
  bytes_sent?: number;
  /** How many bytes or characters write() or writelines() of a file had taken, that is, sent or buffered. */
  declare characters_written?: number;

  /**
   * `AbortError(signal[, bytesSent])`
   *
   * @param signal - the aborted signal
   * @param bytesSent - how many bytes the call had sent, if it is a sending call
   */
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

/** Removes the signal from the keywords in the last argument, and returns it. */
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

/** Returns the last argument for an inner call: the keyword with the signal, if there is one. */
export function signalKeyword(signal: AbortSignal | undefined): [] | [Cancellable] {
  return signal === undefined ? [] : [{ signal }];
}

/** The callbacks of a signal. They share one event listener, because thousands of calls may share a signal. */
class Listener {
  readonly callbacks = new Set<() => void>();
  readonly tell = (): void => {
    for (const callback of [...this.callbacks]) callback();
  };
}

const listeners = new WeakMap<AbortSignal, Listener>();

/** Registers a callback for when the signal is aborted. ignore() removes it. */
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

/** Waits for an answer. Throws AbortError when the signal is aborted first. */
export async function orAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  let onabort = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onabort = () => reject(new AbortError(signal));
  });
  listen(signal, onabort);
  try {
    return await Promise.race([answer, aborted]);
  } finally {
    ignore(signal, onabort);
  }
}
