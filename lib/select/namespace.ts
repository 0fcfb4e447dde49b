/** Every public name of `pysocket/select`. */
import { watchSignals } from '../addon/signals.js';
import { publish } from '../python/entry.js';
import * as selecting from './select.js';

export * from './constants.js';
export * from './epoll.js';
export type {
  EpollBase,
  EpollKeywords,
  EpollPollKeywords,
  RegisterKeywords,
} from './epoll-base.js';
export type { Epoll } from './epoll-object.js';
export type { KernelSet } from './kernel-set.js';
export * from './kevent.js';
export type { Kevent, KeventKeywords } from './kevent-object.js';
export * from './kqueue.js';
export type { KqueueBase } from './kqueue-base.js';
export type { Kqueue } from './kqueue-object.js';
export * from './poll.js';
export type { Poll } from './poll-object.js';
export type { PollBase, PollEvent } from './poll-base.js';
export { select } from './select.js';
export type { Three } from './selection.js';
export { error } from '../python/errors.js';
export type { HasFileno, WithFileno } from '../python/file-descriptor.js';

publish(selecting, ['select']);
watchSignals();
