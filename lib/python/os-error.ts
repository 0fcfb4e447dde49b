/** The system's errors: OSError, and the subclasses that Python raises for some numbers. */
import { addBrand } from './brand.js';
import { errnoNames, resolverNames } from './errno-table.js';
import { OverflowError, type ValueError } from './exception.js';
import { named } from './named.js';
import { repr, str } from './types.js';
import { errnoOf, winerrorOf } from './winerror.js';

/** What an OSError knows beyond Python's attributes: the ones that Node's own errors have. */
export interface Circumstances {
  syscall?: string;
  address?: string;
  port?: number;
}

/** The class that Python raises for an errno, by its name; the number is the system's. */
const classOfName = new Map<string, typeof OSError>();
let numbers: Readonly<Record<string, number>> = {};
let textOf: (errno: number) => string = String;
let classes: Map<number, typeof OSError> | null = null;
/** Have errors a code of Windows, too? */
let onWindows = false;

/** @internal From now on errors know these numbers and their names; strerror: the system's texts. */
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
  // Winsock's own names of numbers that have others come last: 'ECONNREFUSED' is the name of both.
  errnoNames.learn(() =>
    Object.entries(known).sort(([a], [b]) => Number(isWsa(a)) - Number(isWsa(b))),
  );
}

const isWsa = (name: string): boolean => name.startsWith('WSA');

/** What an error lacks is null, and need not be printed with it. */
const LACKED = { value: null, writable: true, configurable: true };

/** @internal the class that Python raises for an errno */
export function classOf(errno: number): typeof OSError | undefined {
  classes ??= new Map(
    [...classOfName].flatMap(([name, constructor]) => {
      const number = numbers[name];
      return number === undefined ? [] : [[number, constructor]];
    }),
  );
  return classes.get(errno);
}

/** Arguments of the constructor that name an error of the system's: at most filename, winerror and filename2 follow. */
function isCoded(args: readonly unknown[]): boolean {
  return args.length >= 2 && args.length <= 5;
}

const isGiven = (value: unknown): boolean => value !== null && value !== undefined;

/** What is given says more than this: Windows' code decides about the errno. */
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

/** What is told beyond errno and strerror. */
function complete(error: OSError, args: readonly unknown[]): void {
  const [errno, strerror, filename, winerror, filename2] = args;
  if (onWindows && winerror !== undefined) Object.assign(error, { winerror });
  if (!isGiven(filename)) return;
  Object.assign(error, { filename, args: [errno, strerror] });
  if (isGiven(filename2)) Object.assign(error, { filename2 });
}

/** Of a BlockingIOError: a number in the place of the filename is one of characters. */
function countWritten(error: BlockingIOError, args: readonly unknown[]): void {
  if (!Number.isInteger(args[2])) return;
  Reflect.deleteProperty(error, 'filename');
  Reflect.deleteProperty(error, 'filename2');
  Object.assign(error, { args, characters_written: args[2] });
  const [errno, strerror, , winerror] = args;
  Object.defineProperty(error, 'message', { value: codedText([errno, strerror, null, winerror]) });
}

/**
 * The system has refused: `errno`, `strerror`, `args` as Python's, `code` and `syscall` as Node's.
 * OSError(errno, strerror[, filename[, winerror[, filename2]]]) makes the subclass of the errno. On Windows a winerror
 * decides what the errno is; elsewhere nobody looks at it. See Python's built-in exceptions.
 */
export class OSError extends Error {
  static {
    named(this, 'OSError');
    for (const name of ['errno', 'strerror', 'filename', 'filename2']) {
      Object.defineProperty(this.prototype, name, { ...LACKED });
    }
  }
  // Declared, not initialised twice: errors are made in loops.
  /** errno and strerror, or what the constructor was given. */
  declare readonly args: readonly unknown[];
  /** Python's number of the error, positive; null when the error is not the system's. */
  declare readonly errno: number | null;
  /** The system's text for it, or null. */
  declare readonly strerror: string | null;
  /** The file that the error is about, or null. */
  declare readonly filename: unknown;
  /** The second file that the error is about, or null. */
  declare readonly filename2: unknown;
  /** Windows' own code of the error, or null: 10061 of ECONNREFUSED. Windows only: elsewhere it is absent. */
  declare readonly winerror?: number | null;
  /** The system call that failed, as Node's errors have it. */
  declare syscall?: string;
  /** The host, or the path, that the call was about. */
  declare address?: string;
  /** The port that the call was about. */
  declare port?: number;
  /** Of sendall(): how much had been sent before it failed. */
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

/** @internal the OSError of the name of an errno; null: it is none */
export function systemError(code: unknown): OSError | null {
  const errno = typeof code === 'string' ? numbers[code] : undefined;
  return errno === undefined ? null : new OSError(errno, textOf(errno));
}

/** A subclass, which OSError() makes for these errnos. */
function raisedFor(constructor: typeof OSError, name: string, ...errnos: readonly string[]): void {
  named(constructor, name);
  for (const errno of errnos) classOfName.set(errno, constructor);
}

/** OSError of a call that would have to wait: EAGAIN, EWOULDBLOCK, EALREADY, EINPROGRESS. See Python's built-in exceptions. */
export class BlockingIOError extends OSError {
  static {
    raisedFor(this, 'BlockingIOError', 'EAGAIN', 'EWOULDBLOCK', 'EALREADY', 'EINPROGRESS');
  }
  /** How much a buffered file took before it would have had to wait. */
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
/** OSError EPIPE or ESHUTDOWN: the other end takes nothing any more. See Python's built-in exceptions. */
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
/** OSError ECONNREFUSED: nobody listens there. See Python's built-in exceptions. */
export class ConnectionRefusedError extends ConnectionError {
  static {
    raisedFor(this, 'ConnectionRefusedError', 'ECONNREFUSED');
  }
}
/** OSError ECONNRESET: the other end broke the connection off. See Python's built-in exceptions. */
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
/** OSError ENOENT: as of a Unix socket's path. See Python's built-in exceptions. */
export class FileNotFoundError extends OSError {
  static {
    raisedFor(this, 'FileNotFoundError', 'ENOENT');
  }
}
/** OSError EINTR: a signal has a handler in JavaScript, which gets its turn now. See Python's built-in exceptions. */
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
/** OSError ETIMEDOUT, or a call whose timeout ended: then errno is null and the text 'timed out'. See Python's built-in exceptions. */
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
  /** The name of the EAI_* constant; two of them have Node's, 'ENOTFOUND'. */
  override get code(): string | undefined {
    return resolverNames.get(this.errno ?? 0);
  }
}
/** OSError of gethostbyname_ex() and gethostbyaddr(): errno is an h_errno. */
export class herror extends OSError {
  static {
    named(this, 'herror');
  }
  /** None: Node knows no h_errno. */
  override get code(): string | undefined {
    return undefined;
  }
}

// A class has one base in JavaScript; its brand makes it an instance of the other one, too.
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging
export interface UnsupportedOperation extends ValueError {
  toString(): string;
}
/** Python: io.UnsupportedOperation, an OSError and a ValueError: a file cannot do that. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging
export class UnsupportedOperation extends OSError {
  static {
    named(this, 'UnsupportedOperation');
    addBrand(this, 'ValueError');
  }
}

/** @internal what the constructor is given for an error of a native, as CPython's own calls give it */
export function systemArguments(errno: number, text: string): readonly unknown[] {
  const winerror = onWindows ? winerrorOf(errno) : null;
  return winerror === null ? [errno, text] : [errno, text, null, winerror, null];
}
