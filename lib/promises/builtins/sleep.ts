/** Python's time.sleep(), which stops nobody else here. */
import { sleepLength } from '../../builtins/sleep.js';
import type { Seconds } from '../../python/types.js';
import { AbortError, type Cancellable, ignore, listen, takeSignal } from '../../waiting/abort.js';
import { Timer } from '../../waiting/timer.js';

/**
 * `sleep(secs)`
 *
 * Waits so many seconds, while everything else goes on. Mirrors Python's time.sleep() and asyncio.sleep().
 *
 * @param secs - seconds, not milliseconds
 * @param keywords - signal, which cancels
 * @returns a promise of nothing
 * @throws ValueError below 0, OverflowError, TypeError, AbortError for a signal
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
