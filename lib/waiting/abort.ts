/** AbortSignals: how a call gets one, and what it rejects with. */
import { brand } from '../python/brand.js';
import { isPlainObject } from '../python/types.js';
import { countGiven } from '../python/arguments.js';

/** The keywords that every call takes behind its arguments when it returns a promise. */
export interface Cancellable {
  /** Cancels the call when it is aborted, unless the call has ended: see AbortError. */
  signal?: AbortSignal;
}

/**
 * A cancelled call rejects with this error, as Node's own calls do. Its cause is the reason of the signal.
 *
 * Differs from Python: an addition.
 */
export class AbortError extends Error {
  /** As Node's own errors have it. */
  readonly code = 'ABORT_ERR';
  /** How many bytes a call that sends had sent when it was cancelled. */
  bytes_sent?: number;
  /** How many bytes or characters write() or writelines() of a file had taken: sent, or buffered. */
  declare characters_written?: number;

  /**
   * `AbortError(signal[, bytesSent])`
   *
   * @param signal - a signal that was aborted
   * @param bytesSent - how many bytes the call had sent, if it is one that sends
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

/** An answer that nobody waits for any more when the signal is aborted: AbortError. */
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
