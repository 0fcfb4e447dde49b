/** Lets close() of a selector end the calls that wait on it. */
import { RuntimeError } from '../../python/errors.js';
import { AbortError, ignore, listen } from '../../waiting/abort.js';

export class Closing {
  private readonly waiting = new Set<AbortController>();
  private closed = false;

  /** Runs a call with a signal that close() aborts, as well as the given signal. */
  async run<T>(
    signal: AbortSignal | undefined,
    call: (ended: AbortSignal) => Promise<T>,
  ): Promise<T> {
    if (signal?.aborted === true) throw new AbortError(signal);
    const controller = new AbortController();
    const onabort = (): void => controller.abort(signal?.reason);
    if (signal !== undefined) listen(signal, onabort);
    this.waiting.add(controller);
    try {
      return await call(controller.signal);
    } catch (error) {
      if (this.closed && !(signal?.aborted ?? false)) throw new RuntimeError('Selector is closed');
      throw error;
    } finally {
      this.waiting.delete(controller);
      if (signal !== undefined) ignore(signal, onabort);
    }
  }

  close(): void {
    this.closed = this.closed || this.waiting.size > 0;
    for (const controller of this.waiting) controller.abort();
  }
}
