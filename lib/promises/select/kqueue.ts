/** Python's select.kqueue, where the system has kqueues, whose objects wait elsewhere here. */
import { native } from '../../addon/binding.js';
import { callable } from '../../python/callable.js';
import type { KqueueConstructor } from '../../select/kqueue.js';
import { Kqueue } from './kqueue-object.js';

/** Python's select.kqueue. macOS only: elsewhere the name is absent. See kqueue(2). */
export declare const kqueue: KqueueConstructor<Kqueue>;

if (native.kqueueCreate !== undefined) Object.assign(exports, { kqueue: callable(Kqueue) });
