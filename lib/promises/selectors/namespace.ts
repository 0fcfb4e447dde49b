/** Every public name of `pysocket/promises/selectors`. */
import { watchSignals } from '../../addon/signals.js';
import { publishInherited } from '../../python/entry.js';
import { callable } from '../../python/callable.js';
import type { HasFileno } from '../../python/file-descriptor.js';
import type { Way } from '../../waiting/way.js';
import { SelectorBase } from '../../selectors/selector-base.js';
import { Kqueuing } from './kqueuing.js';
import { Epolling, Polling, Selecting } from './selectors.js';

export type { KqueueLike } from '../../selectors/kqueue-like.js';
export type { PollLike, Watching } from '../../selectors/poll-like.js';
export type { SelectLike } from '../../selectors/select-like.js';
export type { SelectorImpl } from '../../selectors/selector-impl.js';
export type { Ready, SelectorBase } from '../../selectors/selector-base.js';
export * from './constructors.js';
export { EVENT_READ, EVENT_WRITE, type EventMask } from '../../selectors/event-mask.js';
export { type Key, SelectorKey } from '../../selectors/selector-key.js';
export type { SelectorMap } from '../../selectors/selector-map.js';
export type { Kqueuing } from './kqueuing.js';
export type { Epolling, Polling, Selecting } from './selectors.js';
export type { HasFileno, WithFileno } from '../../python/file-descriptor.js';
export { AbortError, type Cancellable } from '../../waiting/abort.js';

/** The base class for a program's own selectors. Mirrors Python's selectors.BaseSelector. */
export const BaseSelector = callable(
  SelectorBase as unknown as new () => SelectorBase<Way>,
) as unknown as abstract new <D = unknown, F extends HasFileno = HasFileno>() => SelectorBase<
  'later',
  D,
  F
>;
/** Any selector of this flavour. */
export type BaseSelector<D = unknown, F extends HasFileno = HasFileno> = SelectorBase<
  'later',
  D,
  F
>;

for (const { prototype } of [Selecting, Polling, Epolling, Kqueuing]) publishInherited(prototype);
watchSignals();
