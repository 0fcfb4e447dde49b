/** Python's exceptions, except TypeError: type errors are JavaScript's own TypeError. */
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
