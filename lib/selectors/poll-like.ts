/** A selector that uses a poll or epoll object: the parts that both flavours share. */
import { OSError } from '../python/errors.js';
import type { HasFileno } from '../python/file-descriptor.js';
import { OverflowError, ValueError } from '../python/errors.js';
import type { PollEvent } from '../select/poll-base.js';
import type { Way } from '../waiting/way.js';
import type { Ready } from './selector-base.js';
import { requireComparable } from './compared.js';
import { EVENT_READ, EVENT_WRITE, type EventMask } from './event-mask.js';
import type { SelectorKey } from './selector-key.js';
import { SelectorImpl } from './selector-impl.js';

/** The common methods of poll and epoll objects. */
export interface Watching {
  /** See poll.register(). */
  register(fd: number, mask: number): void;
  /** See poll.modify(). */
  modify(fd: number, mask: number): void;
  /** See poll.unregister(). */
  unregister(fd: number): void;
}

/**
 * A selector that uses a poll or epoll object, of either flavour.
 *
 * @typeParam P - the type of that object
 * @typeParam W - 'now' in the blocking flavour, 'later' in the promise flavour
 * @typeParam D - the type of the data
 * @typeParam F - the type of the file objects
 */
export abstract class PollLike<
  P extends Watching,
  W extends Way,
  D,
  F extends HasFileno,
> extends SelectorImpl<W, D, F> {
  /** @internal */
  protected readonly registering = '_PollLikeSelector';
  /** @internal */
  protected readonly modifying = '_PollLikeSelector';

  /** @internal */
  constructor(
    /** @internal */
    protected readonly watching: P,
    private readonly reading: number,
    private readonly writing: number,
  ) {
    super();
  }

  private maskOf(events: EventMask): number {
    const bits = Number(events);
    return (
      ((bits & EVENT_READ) !== 0 ? this.reading : 0) |
      ((bits & EVENT_WRITE) !== 0 ? this.writing : 0)
    );
  }

  /** @internal */
  protected watch({ fd, events }: SelectorKey<D, F>): void {
    this.watching.register(fd, this.maskOf(events));
  }

  /** @internal */
  protected unwatch({ fd }: SelectorKey<D, F>): void {
    try {
      this.watching.unregister(fd);
    } catch (error) {
      // The descriptor may have been closed since it was registered.
      if (!(error instanceof OSError)) throw error;
    }
  }

  /** @internal */
  protected override change(key: SelectorKey<D, F>, events: EventMask, data: D): SelectorKey<D, F> {
    if (events !== key.events) {
      try {
        this.watching.modify(key.fd, this.maskOf(events));
      } catch (error) {
        this.unregister(key.fileobj);
        throw error;
      }
    }
    return this.replace(key._replace<D>({ events, data }));
  }

  /** @internal Returns the timeout in whole milliseconds, rounded up; null: none. */
  protected milliseconds(name: string, args: ArrayLike<unknown>): number | null {
    const timeout = this.timeoutOf(name, args);
    if (timeout === null) return null;
    requireComparable(timeout, '<=', 0);
    const seconds = Number(timeout);
    if (seconds <= 0) return 0;
    if (Number.isNaN(seconds)) throw new ValueError('cannot convert float NaN to integer');
    if (seconds === Infinity) throw new OverflowError('cannot convert float infinity to integer');
    return Math.ceil(seconds * 1e3);
  }

  /** @internal */
  protected ready(events: readonly PollEvent[]): Ready<D, F> {
    const ready: Ready<D, F> = [];
    for (const [fd, bits] of events) {
      const key = this.keys.get(fd);
      if (key === undefined) continue;
      // An error or a hangup counts for both directions.
      const writes = (bits & ~this.reading) !== 0 ? EVENT_WRITE : 0;
      const reads = (bits & ~this.writing) !== 0 ? EVENT_READ : 0;
      ready.push([key, (writes | reads) & Number(key.events)]);
    }
    return ready;
  }
}
