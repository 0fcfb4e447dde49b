/** The iterator of `for await` over a selector. */
import type { HasFileno } from '../../python/file-descriptor.js';
import type { EventMask } from '../../selectors/event-mask.js';
import type { Ready } from '../../selectors/selector-base.js';
import type { SelectorKey } from '../../selectors/selector-key.js';

/** Yields the ready keys of a selector, one after the other, until it is closed. */
export async function* whatIsReady<D, F extends HasFileno>(selector: {
  select(): Promise<Ready<D, F>>;
  get_map(): object | null;
}): AsyncGenerator<[key: SelectorKey<D, F>, events: EventMask], void, undefined> {
  while (selector.get_map() !== null) {
    let ready: Ready<D, F>;
    try {
      ready = await selector.select();
    } catch (error) {
      if (selector.get_map() === null) return;
      throw error;
    }
    for (const each of ready) {
      if (selector.get_map() === null) return;
      yield each;
    }
  }
}
