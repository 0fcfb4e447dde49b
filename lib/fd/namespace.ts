/**
 * Every public name of `pysocket/fd`: calls on any descriptor.
 *
 * On Windows there is nothing but `error` in it: its descriptors are those of sockets, which `recv()` and `send()` are
 * for, and Python has no module `fcntl` there. Files are for `node:fs`.
 */
import { watchSignals } from '../addon/signals.js';

export * from './names.js';
export * from './close.js';
export * from './read.js';
export * from './write.js';

watchSignals();
