/** Every public name of `pysocket/promises/fd`: calls on any descriptor, some of which wait elsewhere. */
import { watchSignals } from '../../addon/signals.js';
import { publish } from '../../python/entry.js';
import * as closing from './close.js';

export * from '../../fd/names.js';
export { AbortError, type Cancellable } from '../../waiting/abort.js';
export { close } from './close.js';
export { read, readv } from './read.js';
export { write, writev } from './write.js';

publish(closing);
watchSignals();
