/** Every public name of `pysocket/fd`: calls on any descriptor. */
import { watchSignals } from '../addon/signals.js';
import { publish } from '../python/entry.js';
import * as closing from './close.js';
import * as reading from './read.js';
import * as writing from './write.js';

export * from './names.js';
export { close } from './close.js';
export { read, readv } from './read.js';
export { write, writev } from './write.js';

publish(closing, ['close']);
publish(reading, ['read', 'readv']);
publish(writing, ['write', 'writev']);
watchSignals();
