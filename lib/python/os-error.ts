/** The system's errors: OSError, and the subclasses that Python raises for some errnos. */
import { addBrand } from './brand.js';
import { errnoNames, resolverNames } from './errno-table.js';
import { OverflowError, type ValueError } from './exception.js';
import { named } from './named.js';
import { repr, str } from './types.js';
import { errnoOf, winerrorOf } from './winerror.js';

/** Attributes of an OSError beyond Python's: those that Node's own errors have. */
export interface Circumstances {
  syscall?: string;
  address?: string;
  port?: number;
}

/** The class that Python raises for an errno, by the errno's name. Its number depends on the system. */
const classOfName = new Map<string, typeof OSError>();
let numbers: Readonly<Record<string, number>> = {};
let textOf: (errno: number) => string = String;
let classes: Map<number, typeof OSError> | null = null;
/** True if errors have a Windows error code too. */
let onWindows = false;

/** @internal Sets the numbers and names of errors. strerror returns the system's texts. */
export function learnErrnos(
  known: Readonly<Record<string, number>>,
  strerror: (errno: number) => string,
): void {
  numbers = known;
  textOf = strerror;
  classes = null;
  onWindows = 'WSAENOTSOCK' in known;
  if (onWindows) Object.defineProperty(OSError.prototype, 'winerror', { ...LACKED });
  else Reflect.deleteProperty(OSError.prototype, 'winerror');
  // A Winsock name comes last if its number has another name: 'ECONNREFUSED' and 'WSAECONNREFUSED'
  // are the same.
  errnoNames.learn(() =>
    Object.entries(known).sort(([a], [b]) => Number(isWsa(a)) - Number(isWsa(b))),
  );
}

const isWsa = (name: string): boolean => name.startsWith('WSA');

/** Attributes that an error lacks are null and not enumerable, so that Node does not print them. */
const LACKED = { value: null, writable: true, configurable: true };

/** @internal Returns the class that Python raises for an errno. */
export function classOf(errno: number): typeof OSError | undefined {
  classes ??= new Map(
    [...classOfName].flatMap(([name, constructor]) => {
      const number = numbers[name];
      return number === undefined ? [] : [[number, constructor]];
    }),
  );
  return classes.get(errno);
}

/**
 * True if the constructor's arguments describe an error of the system. At most filename, winerror
 * and filename2 follow errno and strerror.
 */
function isCoded(args: readonly unknown[]): boolean {
  return args.length >= 2 && args.length <= 5;
}

const isGiven = (value: unknown): boolean => value !== null && value !== undefined;

/** Replaces the given errno if there is a Windows error code, which determines the errno. */
function withErrno(args: readonly unknown[]): readonly unknown[] {
  const winerror = args[3];
  const isInteger = ['bigint', 'boolean'].includes(typeof winerror) || Number.isInteger(winerror);
  if (!isInteger) return args;
  const code = Number(winerror);
  if (BigInt.asIntN(32, BigInt(code)) !== BigInt(code)) {
    throw new OverflowError('Python int too large to convert to C long');
  }
  return [errnoOf(code), ...args.slice(1)];
}

/** Python: str(e) */
function codedText([errno, strerror, filename, winerror, filename2]: readonly unknown[]): string {
  const code =
    onWindows && winerror !== undefined ? `WinError ${str(winerror)}` : `Errno ${str(errno)}`;
  const text = `[${code}] ${str(strerror)}`;
  if (!isGiven(filename)) return text;
  return isGiven(filename2)
    ? `${text}: ${repr(filename)} -> ${repr(filename2)}`
    : `${text}: ${repr(filename)}`;
}

/** Sets the attributes beyond errno and strerror. */
function complete(error: OSError, args: readonly unknown[]): void {
  const [errno, strerror, filename, winerror, filename2] = args;
  if (onWindows && winerror !== undefined) Object.assign(error, { winerror });
  if (!isGiven(filename)) return;
  Object.assign(error, { filename, args: [errno, strerror] });
  if (isGiven(filename2)) Object.assign(error, { filename2 });
}

/** Handles the arguments of a BlockingIOError: a number in place of the filename is a count of characters. */
function countWritten(error: BlockingIOError, args: readonly unknown[]): void {
  if (!Number.isInteger(args[2])) return;
  Reflect.deleteProperty(error, 'filename');
  Reflect.deleteProperty(error, 'filename2');
  Object.assign(error, { args, characters_written: args[2] });
  const [errno, strerror, , winerror] = args;
  Object.defineProperty(error, 'message', { value: codedText([errno, strerror, null, winerror]) });
}

/**
 * An error of the system: `errno`, `strerror` and `args` as in Python, `code` and `syscall` as in
 * Node. OSError(errno, strerror[, filename[, winerror[, filename2]]]) makes the subclass of the
 * errno. On Windows a winerror determines the errno. Other systems ignore it. See Python's built-in
 * exceptions.
 */
export class OSError extends Error {
  static {
    named(this, 'OSError');
    for (const name of ['errno', 'strerror', 'filename', 'filename2']) {
      Object.defineProperty(this.prototype, name, { ...LACKED });
    }
  }
  // Declared only, so that they are not initialized twice: errors are made in loops.
  /** errno and strerror, or what the constructor was given. */
  declare readonly args: readonly unknown[];
  /** The error number as in Python, positive, or null if the error is not the system's. */
  declare readonly errno: number | null;
  /** The system's text for it, or null. */
  declare readonly strerror: string | null;
  /** The file that the error is about, or null. */
  declare readonly filename: unknown;
  /** The second file that the error is about, or null. */
  declare readonly filename2: unknown;
  /** Windows' own error code, or null: 10061 for ECONNREFUSED. Windows only: elsewhere it is absent. */
  declare readonly winerror?: number | null;
  /** The system call that failed, as Node's errors have it. */
  declare syscall?: string;
  /** The host, or the path, that the call was about. */
  declare address?: string;
  /** The port that the call was about. */
  declare port?: number;
  /** For sendall(): how many bytes were sent before it failed. */
  declare bytes_sent?: number;

  constructor(...given: readonly unknown[]) {
    const coded = isCoded(given);
    const args = coded && onWindows ? withErrno(given) : given;
    super(coded ? codedText(args) : args.length === 0 ? '' : String(args[0]));
    this.args = args;
    if (!coded) return;
    this.errno = args[0] as number | null;
    this.strerror = args[1] as string | null;
    if (args.length > 2) complete(this, args);
    if (new.target === OSError) {
      const subclass = classOf(args[0] as number);
      if (subclass !== undefined) Object.setPrototypeOf(this, subclass.prototype);
    }
    if (args.length > 2 && this instanceof BlockingIOError) countWritten(this, args);
  }

  /** Python: str(e) */
  override toString(): string {
    return this.message;
  }

  /** The name of the errno, as Node's errors have it: 'ECONNREFUSED', ... */
  get code(): string | undefined {
    return this.errno === null ? undefined : errnoNames.get(this.errno);
  }
}

/** @internal Returns the OSError for the name of an errno, or null if there is none. */
export function systemError(code: unknown): OSError | null {
  const errno = typeof code === 'string' ? numbers[code] : undefined;
  return errno === undefined ? null : new OSError(errno, textOf(errno));
}

/** Registers a subclass that OSError() makes for these errnos. */
function raisedFor(constructor: typeof OSError, name: string, ...errnos: readonly string[]): void {
  named(constructor, name);
  for (const errno of errnos) classOfName.set(errno, constructor);
}

/**
 * OSError of a call that would block: EAGAIN, EWOULDBLOCK, EALREADY, EINPROGRESS. See Python's
 * built-in exceptions.
 */
export class BlockingIOError extends OSError {
  static {
    raisedFor(this, 'BlockingIOError', 'EAGAIN', 'EWOULDBLOCK', 'EALREADY', 'EINPROGRESS');
  }
  /** How much a buffered file accepted before it would have blocked. */
  declare readonly characters_written?: number;
}
/** OSError ECHILD. See Python's built-in exceptions. */
export class ChildProcessError extends OSError {
  static {
    raisedFor(this, 'ChildProcessError', 'ECHILD');
  }
}
/** The base of the four errors about connections. See Python's built-in exceptions. */
export class ConnectionError extends OSError {
  static {
    named(this, 'ConnectionError');
  }
}
/** OSError EPIPE or ESHUTDOWN: the peer accepts no more data. See Python's built-in exceptions. */
export class BrokenPipeError extends ConnectionError {
  static {
    raisedFor(this, 'BrokenPipeError', 'EPIPE', 'ESHUTDOWN');
  }
}
/** OSError ECONNABORTED. See Python's built-in exceptions. */
export class ConnectionAbortedError extends ConnectionError {
  static {
    raisedFor(this, 'ConnectionAbortedError', 'ECONNABORTED');
  }
}
/** OSError ECONNREFUSED: no socket listens there. See Python's built-in exceptions. */
export class ConnectionRefusedError extends ConnectionError {
  static {
    raisedFor(this, 'ConnectionRefusedError', 'ECONNREFUSED');
  }
}
/** OSError ECONNRESET: the peer reset the connection. See Python's built-in exceptions. */
export class ConnectionResetError extends ConnectionError {
  static {
    raisedFor(this, 'ConnectionResetError', 'ECONNRESET');
  }
}
/** OSError EEXIST. See Python's built-in exceptions. */
export class FileExistsError extends OSError {
  static {
    raisedFor(this, 'FileExistsError', 'EEXIST');
  }
}
/** OSError ENOENT: for example for a Unix socket's path. See Python's built-in exceptions. */
export class FileNotFoundError extends OSError {
  static {
    raisedFor(this, 'FileNotFoundError', 'ENOENT');
  }
}
/**
 * OSError EINTR: a signal arrived that has a handler in JavaScript, which can run now. See Python's
 * built-in exceptions.
 */
export class InterruptedError extends OSError {
  static {
    raisedFor(this, 'InterruptedError', 'EINTR');
  }
}
/** OSError EISDIR. See Python's built-in exceptions. */
export class IsADirectoryError extends OSError {
  static {
    raisedFor(this, 'IsADirectoryError', 'EISDIR');
  }
}
/** OSError ENOTDIR. See Python's built-in exceptions. */
export class NotADirectoryError extends OSError {
  static {
    raisedFor(this, 'NotADirectoryError', 'ENOTDIR');
  }
}
/** OSError EACCES or EPERM. See Python's built-in exceptions. */
export class PermissionError extends OSError {
  static {
    raisedFor(this, 'PermissionError', 'EACCES', 'EPERM');
  }
}
/** OSError ESRCH. See Python's built-in exceptions. */
export class ProcessLookupError extends OSError {
  static {
    raisedFor(this, 'ProcessLookupError', 'ESRCH');
  }
}
/**
 * OSError ETIMEDOUT, or an expired timeout: then errno is null and the text 'timed out'. See
 * Python's built-in exceptions.
 */
export class TimeoutError extends OSError {
  static {
    raisedFor(this, 'TimeoutError', 'ETIMEDOUT');
  }
  /** Always 'ETIMEDOUT'. */
  override get code(): string {
    return 'ETIMEDOUT';
  }
}

/** OSError of the resolver: errno is an EAI_* constant. */
export class gaierror extends OSError {
  static {
    named(this, 'gaierror');
  }
  /** The name of the EAI_* constant. For two of them it is Node's, 'ENOTFOUND'. */
  override get code(): string | undefined {
    return resolverNames.get(this.errno ?? 0);
  }
}
/** OSError of gethostbyname_ex() and gethostbyaddr(): errno is an h_errno. */
export class herror extends OSError {
  static {
    named(this, 'herror');
  }
  /** Always undefined: Node has no codes for h_errno. */
  override get code(): string | undefined {
    return undefined;
  }
}

// A class has one base in JavaScript. The brand makes this one an instance of ValueError too.
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging
export interface UnsupportedOperation extends ValueError {
  toString(): string;
}
/** Python: io.UnsupportedOperation, an OSError and a ValueError: the file does not support the operation. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging
export class UnsupportedOperation extends OSError {
  static {
    named(this, 'UnsupportedOperation');
    addBrand(this, 'ValueError');
  }
}

/** @internal Returns the constructor's arguments for an error of a native, as CPython's own calls pass them. */
export function systemArguments(errno: number, text: string): readonly unknown[] {
  const winerror = onWindows ? winerrorOf(errno) : null;
  return winerror === null ? [errno, text] : [errno, text, null, winerror, null];
}
