/** Every public name of `pysocket/promises/select`. */
import { watchSignals } from '../../addon/signals.js';
import { publish } from '../../python/entry.js';
import * as selecting from './select.js';

export * from '../../select/constants.js';
export * from './epoll.js';
export type { EpollConstructor } from '../../select/epoll.js';
export type {
  EpollBase,
  EpollKeywords,
  EpollPollKeywords,
  RegisterKeywords,
} from '../../select/epoll-base.js';
export type { Epoll } from './epoll-object.js';
export type { KernelSet } from '../../select/kernel-set.js';
export * from '../../select/kevent.js';
export type { Kevent, KeventKeywords } from '../../select/kevent-object.js';
export * from './kqueue.js';
export type { KqueueConstructor } from '../../select/kqueue.js';
export type { KqueueBase } from '../../select/kqueue-base.js';
export type { Kqueue } from './kqueue-object.js';
export * from './poll.js';
export type { Poll } from './poll-object.js';
export type { PollBase, PollEvent } from '../../select/poll-base.js';
export { select } from './select.js';
export type { Three } from '../../select/selection.js';
export { error } from '../../python/errors.js';
export type { HasFileno, WithFileno } from '../../python/file-descriptor.js';
export { AbortError, type Cancellable } from '../../waiting/abort.js';

publish(selecting, ['select']);
watchSignals();
