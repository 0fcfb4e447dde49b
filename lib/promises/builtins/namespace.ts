/** Every public name of `pysocket/promises/builtins`. */
import { watchSignals } from '../../addon/signals.js';
import { publish } from '../../python/entry.js';
import * as asking from './input.js';
import * as pause from './sleep.js';

export { type Errno, errno } from '../../builtins/errno.js';
export type { ErrnoName } from '../../builtins/errno-name.js';
export { input } from './input.js';
export { AbortError, type Cancellable } from '../../waiting/abort.js';
export { sleep } from './sleep.js';

publish(asking, ['input']);
publish(pause, ['sleep']);
watchSignals();
