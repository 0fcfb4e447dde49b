/** A selector that uses select(): the parts that both flavours share. */
import { WINSOCK } from '../addon/errno.js';
import type { HasFileno } from '../python/file-descriptor.js';
import type { Three } from '../select/selection.js';
import type { Way } from '../waiting/way.js';
import type { Ready } from './selector-base.js';
import { EVENT_READ, EVENT_WRITE, type EventMask } from './event-mask.js';
import type { SelectorKey } from './selector-key.js';
import { SelectorImpl } from './selector-impl.js';

/**
 * A selector that uses select(), of either flavour.
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in the promise flavour
 * @typeParam D - the type of the data
 * @typeParam F - the type of the file objects
 */
export abstract class SelectLike<W extends Way, D, F extends HasFileno> extends SelectorImpl<
  W,
  D,
  F
> {
  /** @internal */
  protected readonly registering = 'SelectSelector';
  /** @internal */
  protected readonly modifying = '_BaseSelectorImpl';
  /** @internal */
  protected readonly readers = new Set<number>();
  /** @internal */
  protected readonly writers = new Set<number>();

  /** @internal Winsock reports failed connections as exceptional. */
  protected get exceptional(): Iterable<number> {
    return WINSOCK ? this.writers : [];
  }

  /** @internal */
  protected watch({ fd, events }: SelectorKey<D, F>): void {
    if ((Number(events) & EVENT_READ) !== 0) this.readers.add(fd);
    if ((Number(events) & EVENT_WRITE) !== 0) this.writers.add(fd);
  }

  /** @internal */
  protected unwatch({ fd }: SelectorKey<D, F>): void {
    this.readers.delete(fd);
    this.writers.delete(fd);
  }

  /** @internal */
  protected ready([readable, writable, failed]: Three<number, number, number>): Ready<D, F> {
    const masks = new Map<number, EventMask>(readable.map((fd) => [fd, EVENT_READ]));
    for (const fd of [...writable, ...failed]) masks.set(fd, (masks.get(fd) ?? 0) | EVENT_WRITE);
    const ready: Ready<D, F> = [];
    for (const [fd, mask] of masks) {
      const key = this.keys.get(fd);
      if (key !== undefined) ready.push([key, mask & Number(key.events)]);
    }
    return ready;
  }
}
