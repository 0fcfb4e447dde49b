/**
 * Every public name of `pysocket/promises/fd`: calls on any descriptor, some of which wait elsewhere.
 *
 * On Windows there is nothing but `error` in it: its descriptors are those of sockets, which `recv()` and `send()` are
 * for, and Python has no module `fcntl` there. Files are for `node:fs`.
 */
import { watchSignals } from '../../addon/signals.js';

export * from '../../fd/names.js';
export { AbortError, type Cancellable } from '../../waiting/abort.js';
export * from './close.js';
export * from './read.js';
export * from './write.js';

watchSignals();
