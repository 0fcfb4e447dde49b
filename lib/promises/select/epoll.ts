/** Python's select.epoll, on systems that have it. Its objects wait without blocking the thread here. */
import { native } from '../../addon/binding.js';
import { callable } from '../../python/callable.js';
import type { EpollConstructor } from '../../select/epoll.js';
import { Epoll } from './epoll-object.js';

/** Python's select.epoll. Linux only: elsewhere the name is absent. See epoll(7). */
export declare const epoll: EpollConstructor<Epoll>;

if (native.epollCreate !== undefined) Object.assign(exports, { epoll: callable(Epoll) });
