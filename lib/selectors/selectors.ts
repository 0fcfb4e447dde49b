/** The selectors of the blocking flavour. */
import type { HasFileno } from '../python/file-descriptor.js';
import type { Seconds } from '../python/types.js';
import { EPOLLIN, EPOLLOUT, POLLIN, POLLOUT } from '../select/constants.js';
import { Epoll } from '../select/epoll-object.js';
import { Poll } from '../select/poll-object.js';
import { select } from '../select/select.js';
import type { Ready } from './selector-base.js';
import { PollLike } from './poll-like.js';
import { SelectLike } from './select-like.js';

/** What SelectSelector() makes. */
export class Selecting<D = unknown, F extends HasFileno = HasFileno> extends SelectLike<
  'now',
  D,
  F
> {
  override select(timeout?: Seconds | null): Ready<D, F> {
    const patience = this.patience('SelectSelector', arguments);
    return this.ready(select(this.readers, this.writers, this.exceptional, patience));
  }
}

/** What PollSelector() makes. */
export class Polling<D = unknown, F extends HasFileno = HasFileno> extends PollLike<
  Poll,
  'now',
  D,
  F
> {
  constructor() {
    super(new Poll(), POLLIN, POLLOUT);
  }

  override select(timeout?: Seconds | null): Ready<D, F> {
    return this.ready(this.watching.poll(this.milliseconds('_PollLikeSelector', arguments)));
  }
}

/** What EpollSelector() makes. */
export class Epolling<D = unknown, F extends HasFileno = HasFileno> extends PollLike<
  Epoll,
  'now',
  D,
  F
> {
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

  override select(timeout?: Seconds | null): Ready<D, F> {
    const milliseconds = this.milliseconds('EpollSelector', arguments);
    const seconds = milliseconds === null ? -1 : milliseconds * 1e-3;
    return this.ready(this.watching.poll(seconds, this.keys.size || 1));
  }

  /** @internal */
  protected override get closing(): string {
    return 'EpollSelector';
  }

  /** @internal */
  protected override release(): void {
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
