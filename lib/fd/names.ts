/** The public names of `pysocket/fd` that both flavours share: what never waits, and types. */
import { publish } from '../python/entry.js';
import * as control from './fcntl.js';
import * as make from './make.js';
import * as requests from './ioctl.js';

export * from './constants.js';
export { error } from '../python/errors.js';
export { fcntl } from './fcntl.js';
export type { HasFileno, WithFileno } from '../python/file-descriptor.js';
export { ioctl } from './ioctl.js';
export { eventfd, type EventfdKeywords, openpty, pipe } from './make.js';

publish(control);
publish(make);
publish(requests);
