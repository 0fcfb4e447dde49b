/** The selector of the promise flavour that uses a kqueue. */
import type { HasFileno } from '../../python/file-descriptor.js';
import type { Seconds } from '../../python/types.js';
import type { EventMask } from '../../selectors/event-mask.js';
import { KqueueLike } from '../../selectors/kqueue-like.js';
import type { Ready } from '../../selectors/selector-base.js';
import type { SelectorKey } from '../../selectors/selector-key.js';
import { type Cancellable, takeSignal } from '../../waiting/abort.js';
import { Kqueue } from '../select/kqueue-object.js';
import { Closing } from './closing.js';
import { whatIsReady } from './what-is-ready.js';

/** What KqueueSelector() makes. */
export class Kqueuing<D = unknown, F extends HasFileno = HasFileno> extends KqueueLike<
  Kqueue,
  'later',
  D,
  F
> {
  private readonly ending = new Closing();

  constructor() {
    super(new Kqueue());
  }

  override select(timeout?: Seconds | null, keywords?: Cancellable): Promise<Ready<D, F>>;
  /** `select(timeout=None)`: waits forever, or until it is cancelled. */
  override select(keywords: Cancellable): Promise<Ready<D, F>>;
  override async select(...args: unknown[]): Promise<Ready<D, F>> {
    const signal = takeSignal(args);
    const patience = this.patience('KqueueSelector', args);
    const { most } = this;
    return this.ready(
      await this.ending.run(signal, (ended) =>
        this.watching.control(null, most, patience, { signal: ended }),
      ),
    );
  }

  /** `for await (const [key, events] of selector)`: yields ready keys until the selector is closed. An addition. */
  [Symbol.asyncIterator](): AsyncGenerator<
    [key: SelectorKey<D, F>, events: EventMask],
    void,
    undefined
  > {
    return whatIsReady<D, F>(this);
  }

  /** @internal */
  protected override release(): void {
    this.ending.close();
    this.watching.close();
  }
}
Object.defineProperty(Kqueuing, 'name', { value: 'KqueueSelector' });
