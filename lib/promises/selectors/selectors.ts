/** The selectors of the promise flavour. */
import type { HasFileno } from '../../python/file-descriptor.js';
import type { Seconds } from '../../python/types.js';
import { EPOLLIN, EPOLLOUT, POLLIN, POLLOUT } from '../../select/constants.js';
import type { Ready } from '../../selectors/selector-base.js';
import type { EventMask } from '../../selectors/event-mask.js';
import { PollLike } from '../../selectors/poll-like.js';
import { SelectLike } from '../../selectors/select-like.js';
import type { SelectorKey } from '../../selectors/selector-key.js';
import { type Cancellable, takeSignal } from '../../waiting/abort.js';
import { Epoll } from '../select/epoll-object.js';
import { Poll } from '../select/poll-object.js';
import { select } from '../select/select.js';
import { Closing } from './closing.js';
import { whatIsReady } from './what-is-ready.js';

/** What SelectSelector() makes. */
export class Selecting<D = unknown, F extends HasFileno = HasFileno> extends SelectLike<
  'later',
  D,
  F
> {
  private readonly ending = new Closing();

  override select(timeout?: Seconds | null, keywords?: Cancellable): Promise<Ready<D, F>>;
  /** `select(timeout=None)`: waits forever, or until it is cancelled. */
  override select(keywords: Cancellable): Promise<Ready<D, F>>;
  override async select(...args: unknown[]): Promise<Ready<D, F>> {
    const signal = takeSignal(args);
    const patience = this.patience('SelectSelector', args);
    return this.ready(
      await this.ending.run(signal, (ended) =>
        select(this.readers, this.writers, this.exceptional, patience, { signal: ended }),
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
  }
}

/** What PollSelector() makes. */
export class Polling<D = unknown, F extends HasFileno = HasFileno> extends PollLike<
  Poll,
  'later',
  D,
  F
> {
  private readonly ending = new Closing();

  constructor() {
    super(new Poll(), POLLIN, POLLOUT);
  }

  override select(timeout?: Seconds | null, keywords?: Cancellable): Promise<Ready<D, F>>;
  /** `select(timeout=None)`: waits forever, or until it is cancelled. */
  override select(keywords: Cancellable): Promise<Ready<D, F>>;
  override async select(...args: unknown[]): Promise<Ready<D, F>> {
    const signal = takeSignal(args);
    const milliseconds = this.milliseconds('_PollLikeSelector', args);
    return this.ready(
      await this.ending.run(signal, (ended) => this.watching.poll(milliseconds, { signal: ended })),
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
  }
}

/** What EpollSelector() makes. */
export class Epolling<D = unknown, F extends HasFileno = HasFileno> extends PollLike<
  Epoll,
  'later',
  D,
  F
> {
  private readonly ending = new Closing();

  constructor() {
    super(new Epoll(), EPOLLIN, EPOLLOUT);
  }

  /**
   * `fileno()`
   *
   * Mirrors Python's EpollSelector.fileno().
   *
   * @returns the descriptor of the epoll
   * @throws ValueError if the selector is closed
   */
  fileno(): number {
    return this.watching.fileno();
  }

  override select(timeout?: Seconds | null, keywords?: Cancellable): Promise<Ready<D, F>>;
  /** `select(timeout=None)`: waits forever, or until it is cancelled. */
  override select(keywords: Cancellable): Promise<Ready<D, F>>;
  override async select(...args: unknown[]): Promise<Ready<D, F>> {
    const signal = takeSignal(args);
    const milliseconds = this.milliseconds('EpollSelector', args);
    const seconds = milliseconds === null ? -1 : milliseconds * 1e-3;
    const most = this.keys.size || 1;
    return this.ready(
      await this.ending.run(signal, (ended) =>
        this.watching.poll(seconds, most, { signal: ended }),
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
  protected override get closing(): string {
    return 'EpollSelector';
  }

  /** @internal */
  protected override release(): void {
    this.ending.close();
    this.watching.close();
  }
}

for (const [name, constructor] of Object.entries({
  SelectSelector: Selecting,
  PollSelector: Polling,
  EpollSelector: Epolling,
})) {
  Object.defineProperty(constructor, 'name', { value: name });
}
