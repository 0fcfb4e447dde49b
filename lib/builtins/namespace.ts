/** Every public name of `pysocket/builtins`: names that Python programs have without an import, or by a short one. */
import { watchSignals } from '../addon/signals.js';
import { publish } from '../python/entry.js';
import * as asking from './input.js';
import * as pause from './sleep.js';

export { type Errno, errno } from './errno.js';
export type { ErrnoName } from './errno-name.js';
export { input } from './input.js';
export { sleep } from './sleep.js';

publish(asking, ['input']);
publish(pause, ['sleep']);
watchSignals();
