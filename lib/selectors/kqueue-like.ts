/** A selector that uses a kqueue: the parts that both flavours share. */
import { OSError } from '../python/errors.js';
import type { HasFileno } from '../python/file-descriptor.js';
import { KQ_EV_ADD, KQ_EV_DELETE, KQ_FILTER_READ, KQ_FILTER_WRITE } from '../select/constants.js';
import { Kevent } from '../select/kevent-object.js';
import type { KqueueBase } from '../select/kqueue-base.js';
import type { Way } from '../waiting/way.js';
import type { Ready } from './selector-base.js';
import { EVENT_READ, EVENT_WRITE, type EventMask } from './event-mask.js';
import type { SelectorKey } from './selector-key.js';
import { SelectorImpl } from './selector-impl.js';

/** Returns the filters for the events of a key. */
function filtersOf(events: EventMask): number[] {
  const bits = Number(events);
  return [
    ...((bits & EVENT_READ) !== 0 ? [KQ_FILTER_READ] : []),
    ...((bits & EVENT_WRITE) !== 0 ? [KQ_FILTER_WRITE] : []),
  ];
}

/**
 * A selector that uses a kqueue, of either flavour. For a kqueue, reading and writing are two events, so a key that is
 * ready for both is reported twice.
 *
 * @typeParam K - the type of the kqueue
 * @typeParam W - 'now' in the blocking flavour, 'later' in the promise flavour
 * @typeParam D - the type of the data
 * @typeParam F - the type of the file objects
 */
export abstract class KqueueLike<
  K extends KqueueBase,
  W extends Way,
  D,
  F extends HasFileno,
> extends SelectorImpl<W, D, F> {
  /** @internal */
  protected readonly registering = 'KqueueSelector';
  /** @internal */
  protected readonly modifying = '_BaseSelectorImpl';
  private filters = 0;

  /** @internal */
  constructor(
    /** @internal */
    protected readonly watching: K,
  ) {
    super();
  }

  /**
   * `fileno()`
   *
   * Mirrors Python's KqueueSelector.fileno().
   *
   * @returns the descriptor of the kqueue
   * @throws ValueError if the selector is closed
   */
  fileno(): number {
    return this.watching.fileno();
  }

  /** @internal */
  protected watch({ fd, events }: SelectorKey<D, F>): void {
    const added: number[] = [];
    try {
      for (const filter of filtersOf(events)) {
        this.watching.change(new Kevent(fd, filter, KQ_EV_ADD));
        added.push(filter);
      }
    } catch (error) {
      // An event without a key would stay ready forever.
      for (const filter of added) this.forget(fd, filter);
      throw error;
    }
    this.filters += added.length;
  }

  /** @internal */
  protected unwatch({ fd, events }: SelectorKey<D, F>): void {
    for (const filter of filtersOf(events)) {
      this.filters--;
      this.forget(fd, filter);
    }
  }

  private forget(fd: number, filter: number): void {
    try {
      this.watching.change(new Kevent(fd, filter, KQ_EV_DELETE));
    } catch (error) {
      // The descriptor may have been closed since it was registered.
      if (!(error instanceof OSError)) throw error;
    }
  }

  /** @internal The most events to return. At least 1, because with room for none a kqueue does not wait. */
  protected get most(): number {
    return this.filters || 1;
  }

  /** @internal */
  protected ready(events: readonly Kevent[]): Ready<D, F> {
    const ready: Ready<D, F> = [];
    for (const { ident, filter } of events) {
      const key = this.keys.get(Number(ident));
      if (key === undefined) continue;
      const reads = filter === KQ_FILTER_READ ? EVENT_READ : 0;
      const writes = filter === KQ_FILTER_WRITE ? EVENT_WRITE : 0;
      ready.push([key, (reads | writes) & Number(key.events)]);
    }
    return ready;
  }

  /** @internal */
  protected override get closing(): string {
    return 'KqueueSelector';
  }
}
