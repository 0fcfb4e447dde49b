/** Python's select.kqueue, on systems that have it. Its objects wait without blocking the thread here. */
import { native } from '../../addon/binding.js';
import { callable } from '../../python/callable.js';
import type { KqueueConstructor } from '../../select/kqueue.js';
import { Kqueue } from './kqueue-object.js';

/** Python's select.kqueue. macOS only: elsewhere the name is absent. See kqueue(2). */
export declare const kqueue: KqueueConstructor<Kqueue>;

if (native.kqueueCreate !== undefined) Object.assign(exports, { kqueue: callable(Kqueue) });
