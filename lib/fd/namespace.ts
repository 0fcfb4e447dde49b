/**
 * Every public name of `pysocket/fd`: calls on any descriptor.
 *
 * On Windows it contains only `error`: the only descriptors there are sockets, which `recv()` and `send()` serve,
 * and Python has no `fcntl` module there. Use `node:fs` for files.
 */
import { watchSignals } from '../addon/signals.js';

export * from './names.js';
export * from './close.js';
export * from './read.js';
export * from './write.js';

watchSignals();
