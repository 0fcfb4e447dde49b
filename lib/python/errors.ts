/** Python's exceptions. Type mistakes are JavaScript's own TypeError and not here. */
import { classes } from './exception-tree.js';

export type { Circumstances } from './exception-tree.js';

/** @internal the class that Python raises for an errno */
export const classOf = classes.classOf;
/** @internal */
export const resolverNames = classes.resolverNames;

/** A class of exceptions, which programs may extend. */
export interface ExceptionConstructor<E extends Error = Exception> {
  new (...args: unknown[]): E;
  readonly prototype: E;
}

/** UnicodeDecodeError, whose arguments are bytes, and UnicodeEncodeError, whose arguments are text. */
export interface UnicodeErrorConstructor<E extends Error, Source extends string | Uint8Array> {
  new (encoding: string, object: Source, start: number, end: number, reason: string): E;
  readonly prototype: E;
}

/** ExceptionGroup(message, exceptions) */
export interface ExceptionGroupConstructor {
  new (message: string, exceptions: readonly Error[]): ExceptionGroup;
  readonly prototype: ExceptionGroup;
}

/** Bytes or text that a codec refuses. */
interface CodecError<Source extends string | Uint8Array> extends UnicodeError {
  /** The codec. */
  readonly encoding: string;
  /** What was to be decoded or encoded. */
  readonly object: Source;
  /** Where that begins which is refused. */
  readonly start: number;
  /** Where it ends. */
  readonly end: number;
  /** Why it is refused. */
  readonly reason: string;
}

/** Python's ArithmeticError, the base of OverflowError. See Python's built-in exceptions. */
export const ArithmeticError: ExceptionConstructor<ArithmeticError> = classes.ArithmeticError;
/** An instance of ArithmeticError. */
export interface ArithmeticError extends Exception {}
/** OSError of a call that would have to wait: EAGAIN, EWOULDBLOCK, EALREADY, EINPROGRESS. See Python's built-in exceptions. */
export const BlockingIOError: ExceptionConstructor<BlockingIOError> = classes.BlockingIOError;
/** An instance of BlockingIOError. */
export interface BlockingIOError extends OSError {
  /** How much a buffered file took before it would have had to wait. */
  readonly characters_written?: number;
}
/** OSError EPIPE or ESHUTDOWN: the other end takes nothing any more. See Python's built-in exceptions. */
export const BrokenPipeError: ExceptionConstructor<BrokenPipeError> = classes.BrokenPipeError;
/** An instance of BrokenPipeError. */
export interface BrokenPipeError extends ConnectionError {}
/** OSError ECHILD. See Python's built-in exceptions. */
export const ChildProcessError: ExceptionConstructor<ChildProcessError> = classes.ChildProcessError;
/** An instance of ChildProcessError. */
export interface ChildProcessError extends OSError {}
/** OSError ECONNABORTED. See Python's built-in exceptions. */
export const ConnectionAbortedError: ExceptionConstructor<ConnectionAbortedError> =
  classes.ConnectionAbortedError;
/** An instance of ConnectionAbortedError. */
export interface ConnectionAbortedError extends ConnectionError {}
/** The base of the four errors about connections. See Python's built-in exceptions. */
export const ConnectionError: ExceptionConstructor<ConnectionError> = classes.ConnectionError;
/** An instance of ConnectionError. */
export interface ConnectionError extends OSError {}
/** OSError ECONNREFUSED: nobody listens there. See Python's built-in exceptions. */
export const ConnectionRefusedError: ExceptionConstructor<ConnectionRefusedError> =
  classes.ConnectionRefusedError;
/** An instance of ConnectionRefusedError. */
export interface ConnectionRefusedError extends ConnectionError {}
/** OSError ECONNRESET: the other end broke the connection off. See Python's built-in exceptions. */
export const ConnectionResetError: ExceptionConstructor<ConnectionResetError> =
  classes.ConnectionResetError;
/** An instance of ConnectionResetError. */
export interface ConnectionResetError extends ConnectionError {}
/** Python's Exception, the base of all but OSError and its subclasses, which are JavaScript's Errors too. See Python's built-in exceptions. */
export const Exception: ExceptionConstructor<Exception> = classes.Exception;
/** An instance of Exception. */
export interface Exception extends Error {
  /** What the constructor was given. */
  readonly args: readonly unknown[];
  /** Python: str(e) */
  toString(): string;
}
/** Several errors as one; `exceptions` has them. create_connection() raises it with all_errors. See Python's built-in exceptions. */
export const ExceptionGroup: ExceptionGroupConstructor = classes.ExceptionGroup;
/** An instance of ExceptionGroup, an AggregateError. */
export interface ExceptionGroup extends AggregateError {
  /** The message and the exceptions. */
  readonly args: readonly unknown[];
  /** The errors. */
  readonly exceptions: readonly Error[];
}
/** OSError EEXIST. See Python's built-in exceptions. */
export const FileExistsError: ExceptionConstructor<FileExistsError> = classes.FileExistsError;
/** An instance of FileExistsError. */
export interface FileExistsError extends OSError {}
/** OSError ENOENT: as of a Unix socket's path. See Python's built-in exceptions. */
export const FileNotFoundError: ExceptionConstructor<FileNotFoundError> = classes.FileNotFoundError;
/** An instance of FileNotFoundError. */
export interface FileNotFoundError extends OSError {}
/** OSError EINTR: a signal has a handler in JavaScript, which gets its turn now. See Python's built-in exceptions. */
export const InterruptedError: ExceptionConstructor<InterruptedError> = classes.InterruptedError;
/** An instance of InterruptedError. */
export interface InterruptedError extends OSError {}
/** OSError EISDIR. See Python's built-in exceptions. */
export const IsADirectoryError: ExceptionConstructor<IsADirectoryError> = classes.IsADirectoryError;
/** An instance of IsADirectoryError. */
export interface IsADirectoryError extends OSError {}
/** An encoding, or an error handler, that nobody knows. See Python's built-in exceptions. */
export const LookupError: ExceptionConstructor<LookupError> = classes.LookupError;
/** An instance of LookupError. */
export interface LookupError extends Exception {}
/** Python's MemoryError. See Python's built-in exceptions. */
export const MemoryError: ExceptionConstructor<MemoryError> = classes.MemoryError;
/** An instance of MemoryError. */
export interface MemoryError extends Exception {}
/** OSError ENOTDIR. See Python's built-in exceptions. */
export const NotADirectoryError: ExceptionConstructor<NotADirectoryError> =
  classes.NotADirectoryError;
/** An instance of NotADirectoryError. */
export interface NotADirectoryError extends OSError {}
/** The system has refused: `errno`, `strerror`, `args` as Python's, `code` and `syscall` as Node's. See Python's built-in exceptions. */
export const OSError: ExceptionConstructor<OSError> = classes.OSError;
/** An instance of OSError. */
export interface OSError extends Error {
  /** errno and strerror, or what the constructor was given. */
  readonly args: readonly unknown[];
  /** Python's number of the error, positive; null when the error is not the system's. */
  readonly errno: number | null;
  /** The system's text for it, or null. */
  readonly strerror: string | null;
  /** The file that the error is about, or null. */
  readonly filename: unknown;
  /** Python: the second file, null here. */
  readonly filename2: unknown;
  /** The name of the errno, as Node's errors have it: 'ECONNREFUSED', ... */
  readonly code: string | undefined;
  /** The system call that failed, as Node's errors have it. */
  syscall?: string;
  /** The host, or the path, that the call was about. */
  address?: string;
  /** The port that the call was about. */
  port?: number;
  /** Of sendall(): how much had been sent before it failed. */
  bytes_sent?: number;
  /** Python: str(e) */
  toString(): string;
}
/** A number that C has no room for, or that is out of range. See Python's built-in exceptions. */
export const OverflowError: ExceptionConstructor<OverflowError> = classes.OverflowError;
/** An instance of OverflowError. */
export interface OverflowError extends ArithmeticError {}
/** OSError EACCES or EPERM. See Python's built-in exceptions. */
export const PermissionError: ExceptionConstructor<PermissionError> = classes.PermissionError;
/** An instance of PermissionError. */
export interface PermissionError extends OSError {}
/** OSError ESRCH. See Python's built-in exceptions. */
export const ProcessLookupError: ExceptionConstructor<ProcessLookupError> =
  classes.ProcessLookupError;
/** An instance of ProcessLookupError. */
export interface ProcessLookupError extends OSError {}
/** A mistake of CPython's own that it reports so, as for some addresses of AF_CAN. See Python's built-in exceptions. */
export const SystemError: ExceptionConstructor<SystemError> = classes.SystemError;
/** An instance of SystemError. */
export interface SystemError extends Exception {}
/** OSError ETIMEDOUT, or a call whose timeout ended: then errno is null and the text 'timed out'. See Python's built-in exceptions. */
export const TimeoutError: ExceptionConstructor<TimeoutError> = classes.TimeoutError;
/** An instance of TimeoutError. */
export interface TimeoutError extends OSError {
  /** Always 'ETIMEDOUT'. */
  readonly code: string;
}
/** Bytes that are no text: `encoding`, `object`, `start`, `end`, `reason`. See Python's built-in exceptions. */
export const UnicodeDecodeError: UnicodeErrorConstructor<UnicodeDecodeError, Uint8Array> =
  classes.UnicodeDecodeError;
/** An instance of UnicodeDecodeError. */
export interface UnicodeDecodeError extends CodecError<Uint8Array> {}
/** Text that has no bytes: `encoding`, `object`, `start`, `end`, `reason`. See Python's built-in exceptions. */
export const UnicodeEncodeError: UnicodeErrorConstructor<UnicodeEncodeError, string> =
  classes.UnicodeEncodeError;
/** An instance of UnicodeEncodeError. */
export interface UnicodeEncodeError extends CodecError<string> {}
/** The base of UnicodeEncodeError and UnicodeDecodeError. See Python's built-in exceptions. */
export const UnicodeError: ExceptionConstructor<UnicodeError> = classes.UnicodeError;
/** An instance of UnicodeError. */
export interface UnicodeError extends ValueError {}
/** Python: io.UnsupportedOperation, an OSError and a ValueError: a file cannot do that. */
export const UnsupportedOperation: ExceptionConstructor<UnsupportedOperation> =
  classes.UnsupportedOperation;
/** An instance of UnsupportedOperation, which is a ValueError, too. */
export interface UnsupportedOperation extends OSError, ValueError {
  toString(): string;
}
/** A value of the right type that is none all the same. See Python's built-in exceptions. */
export const ValueError: ExceptionConstructor<ValueError> = classes.ValueError;
/** An instance of ValueError. */
export interface ValueError extends Exception {}
/** OSError of the resolver: errno is an EAI_* constant. */
export const gaierror: ExceptionConstructor<gaierror> = classes.gaierror;
/** An instance of gaierror. */
export interface gaierror extends OSError {
  /** The name of the EAI_* constant; two of them have Node's, 'ENOTFOUND'. */
  readonly code: string | undefined;
}
/** OSError of gethostbyname_ex() and gethostbyaddr(): errno is an h_errno. */
export const herror: ExceptionConstructor<herror> = classes.herror;
/** An instance of herror. */
export interface herror extends OSError {}
/** Python: socket.error, another name of OSError */
export const error = OSError;
export type error = OSError;
/** Python: socket.timeout, another name of TimeoutError */
export const timeout = TimeoutError;
export type timeout = TimeoutError;
