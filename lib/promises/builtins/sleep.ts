/** Python's time.sleep(), which does not block the event loop here. */
import { sleepLength } from '../../builtins/sleep.js';
import type { Seconds } from '../../python/types.js';
import { AbortError, type Cancellable, ignore, listen, takeSignal } from '../../waiting/abort.js';
import { Timer } from '../../waiting/timer.js';

/**
 * `sleep(secs)`
 *
 * Waits without blocking the event loop. Mirrors Python's time.sleep() and asyncio.sleep().
 *
 * @param secs - how long, in seconds, not milliseconds
 * @param keywords - signal: cancels
 * @returns a promise of nothing
 * @throws ValueError for a negative number, OverflowError, TypeError, AbortError for a signal
 */
export async function sleep(secs: Seconds, keywords?: Cancellable): Promise<void> {
  const args: unknown[] = [...arguments];
  const signal = takeSignal(args);
  const nanoseconds = sleepLength(args);
  if (signal?.aborted === true) throw new AbortError(signal);
  await new Promise<void>((resolve, reject) => {
    const timer = new Timer();
    const onabort = (): void => {
      timer.stop();
      if (signal !== undefined) reject(new AbortError(signal));
    };
    timer.start(nanoseconds, () => {
      if (signal !== undefined) ignore(signal, onabort);
      resolve();
    });
    if (signal !== undefined) listen(signal, onabort);
  });
}
