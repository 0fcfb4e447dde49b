/** Python's exceptions. Type mistakes are JavaScript's own TypeError and not here. */
import { OSError, TimeoutError } from './os-error.js';

export * from './exception.js';
export * from './os-error.js';
export * from './unicode-error.js';

/** Python: socket.error, another name of OSError */
export const error = OSError;
export type error = OSError;
/** Python: socket.timeout, another name of TimeoutError */
export const timeout = TimeoutError;
export type timeout = TimeoutError;
