/** Python's exceptions. Type mistakes are JavaScript's own TypeError and not here. */
import { classes } from './exception-tree.js';

export type { Circumstances } from './exception-tree.js';

/** @internal the class that Python raises for an errno */
export const classOf = classes.classOf;
/** @internal */
export const resolverNames = classes.resolverNames;

/** Python's ArithmeticError, the base of OverflowError. See Python's built-in exceptions. */
export const ArithmeticError = classes.ArithmeticError;
/** An instance of ArithmeticError. */
export type ArithmeticError = InstanceType<typeof ArithmeticError>;
/** OSError of a call that would have to wait: EAGAIN, EWOULDBLOCK, EALREADY, EINPROGRESS. See Python's built-in exceptions. */
export const BlockingIOError = classes.BlockingIOError;
/** An instance of BlockingIOError. */
export type BlockingIOError = InstanceType<typeof BlockingIOError>;
/** OSError EPIPE or ESHUTDOWN: the other end takes nothing any more. See Python's built-in exceptions. */
export const BrokenPipeError = classes.BrokenPipeError;
/** An instance of BrokenPipeError. */
export type BrokenPipeError = InstanceType<typeof BrokenPipeError>;
/** OSError ECHILD. See Python's built-in exceptions. */
export const ChildProcessError = classes.ChildProcessError;
/** An instance of ChildProcessError. */
export type ChildProcessError = InstanceType<typeof ChildProcessError>;
/** OSError ECONNABORTED. See Python's built-in exceptions. */
export const ConnectionAbortedError = classes.ConnectionAbortedError;
/** An instance of ConnectionAbortedError. */
export type ConnectionAbortedError = InstanceType<typeof ConnectionAbortedError>;
/** The base of the four errors about connections. See Python's built-in exceptions. */
export const ConnectionError = classes.ConnectionError;
/** An instance of ConnectionError. */
export type ConnectionError = InstanceType<typeof ConnectionError>;
/** OSError ECONNREFUSED: nobody listens there. See Python's built-in exceptions. */
export const ConnectionRefusedError = classes.ConnectionRefusedError;
/** An instance of ConnectionRefusedError. */
export type ConnectionRefusedError = InstanceType<typeof ConnectionRefusedError>;
/** OSError ECONNRESET: the other end broke the connection off. See Python's built-in exceptions. */
export const ConnectionResetError = classes.ConnectionResetError;
/** An instance of ConnectionResetError. */
export type ConnectionResetError = InstanceType<typeof ConnectionResetError>;
/** Python's Exception, the base of all but OSError and its subclasses, which are JavaScript's Errors too. See Python's built-in exceptions. */
export const Exception = classes.Exception;
/** An instance of Exception. */
export type Exception = InstanceType<typeof Exception>;
/** Several errors as one; `exceptions` has them. create_connection() raises it with all_errors. See Python's built-in exceptions. */
export const ExceptionGroup = classes.ExceptionGroup;
/** An instance of ExceptionGroup. */
export type ExceptionGroup = InstanceType<typeof ExceptionGroup>;
/** OSError EEXIST. See Python's built-in exceptions. */
export const FileExistsError = classes.FileExistsError;
/** An instance of FileExistsError. */
export type FileExistsError = InstanceType<typeof FileExistsError>;
/** OSError ENOENT: as of a Unix socket's path. See Python's built-in exceptions. */
export const FileNotFoundError = classes.FileNotFoundError;
/** An instance of FileNotFoundError. */
export type FileNotFoundError = InstanceType<typeof FileNotFoundError>;
/** OSError EINTR: a signal has a handler in JavaScript, which gets its turn now. See Python's built-in exceptions. */
export const InterruptedError = classes.InterruptedError;
/** An instance of InterruptedError. */
export type InterruptedError = InstanceType<typeof InterruptedError>;
/** OSError EISDIR. See Python's built-in exceptions. */
export const IsADirectoryError = classes.IsADirectoryError;
/** An instance of IsADirectoryError. */
export type IsADirectoryError = InstanceType<typeof IsADirectoryError>;
/** An encoding, or an error handler, that nobody knows. See Python's built-in exceptions. */
export const LookupError = classes.LookupError;
/** An instance of LookupError. */
export type LookupError = InstanceType<typeof LookupError>;
/** Python's MemoryError. See Python's built-in exceptions. */
export const MemoryError = classes.MemoryError;
/** An instance of MemoryError. */
export type MemoryError = InstanceType<typeof MemoryError>;
/** OSError ENOTDIR. See Python's built-in exceptions. */
export const NotADirectoryError = classes.NotADirectoryError;
/** An instance of NotADirectoryError. */
export type NotADirectoryError = InstanceType<typeof NotADirectoryError>;
/** The system has refused: `errno`, `strerror`, `args` as Python's, `code` and `syscall` as Node's. See Python's built-in exceptions. */
export const OSError = classes.OSError;
/** An instance of OSError. */
export type OSError = InstanceType<typeof OSError>;
/** A number that C has no room for, or that is out of range. See Python's built-in exceptions. */
export const OverflowError = classes.OverflowError;
/** An instance of OverflowError. */
export type OverflowError = InstanceType<typeof OverflowError>;
/** OSError EACCES or EPERM. See Python's built-in exceptions. */
export const PermissionError = classes.PermissionError;
/** An instance of PermissionError. */
export type PermissionError = InstanceType<typeof PermissionError>;
/** OSError ESRCH. See Python's built-in exceptions. */
export const ProcessLookupError = classes.ProcessLookupError;
/** An instance of ProcessLookupError. */
export type ProcessLookupError = InstanceType<typeof ProcessLookupError>;
/** A mistake of CPython's own that it reports so, as for some addresses of AF_CAN. See Python's built-in exceptions. */
export const SystemError = classes.SystemError;
/** An instance of SystemError. */
export type SystemError = InstanceType<typeof SystemError>;
/** OSError ETIMEDOUT, or a call whose timeout ended: then errno is null and the text 'timed out'. See Python's built-in exceptions. */
export const TimeoutError = classes.TimeoutError;
/** An instance of TimeoutError. */
export type TimeoutError = InstanceType<typeof TimeoutError>;
/** Bytes that are no text: `encoding`, `object`, `start`, `end`, `reason`. See Python's built-in exceptions. */
export const UnicodeDecodeError = classes.UnicodeDecodeError;
/** An instance of UnicodeDecodeError. */
export type UnicodeDecodeError = InstanceType<typeof UnicodeDecodeError>;
/** Text that has no bytes: `encoding`, `object`, `start`, `end`, `reason`. See Python's built-in exceptions. */
export const UnicodeEncodeError = classes.UnicodeEncodeError;
/** An instance of UnicodeEncodeError. */
export type UnicodeEncodeError = InstanceType<typeof UnicodeEncodeError>;
/** The base of UnicodeEncodeError and UnicodeDecodeError. See Python's built-in exceptions. */
export const UnicodeError = classes.UnicodeError;
/** An instance of UnicodeError. */
export type UnicodeError = InstanceType<typeof UnicodeError>;
/** Python: io.UnsupportedOperation, an OSError and a ValueError: a file cannot do that. */
export const UnsupportedOperation = classes.UnsupportedOperation;
/** An instance of UnsupportedOperation. */
export type UnsupportedOperation = InstanceType<typeof UnsupportedOperation>;
/** A value of the right type that is none all the same. See Python's built-in exceptions. */
export const ValueError = classes.ValueError;
/** An instance of ValueError. */
export type ValueError = InstanceType<typeof ValueError>;
/** OSError of the resolver: errno is an EAI_* constant. */
export const gaierror = classes.gaierror;
/** An instance of gaierror. */
export type gaierror = InstanceType<typeof gaierror>;
/** OSError of gethostbyname_ex() and gethostbyaddr(): errno is an h_errno. */
export const herror = classes.herror;
/** An instance of herror. */
export type herror = InstanceType<typeof herror>;
/** Python: socket.error, another name of OSError */
export const error = OSError;
export type error = OSError;
/** Python: socket.timeout, another name of TimeoutError */
export const timeout = TimeoutError;
export type timeout = TimeoutError;
