/** Every public name of `pysocket/trace`, which shows the system calls that the package makes. */
import { watchSignals } from '../addon/signals.js';
import { publish } from '../python/entry.js';
import * as tracing from './trace.js';

export { type Trace, trace } from './trace.js';
export type { TracedCall } from './traced-call.js';

publish(tracing, ['trace']);
watchSignals();
