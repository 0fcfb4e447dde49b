/**
 * The classes of Python's exception tree; errors.ts names them. Every evaluation of the package has its
 * own, made of its realm's Error; `instanceof` holds between them (brand.ts).
 */
import { constants } from 'node:os';
import { addBrand, brand } from './brand.js';
import { fillErrnoTable } from './errno-table.js';

/** What an OSError knows beyond Python's attributes: the ones that Node's own errors have. */
export interface Circumstances {
  syscall?: string;
  address?: string;
  port?: number;
}

type Constructor = new (...args: never[]) => Error;

function define() {
  function named<C extends Constructor>(constructor: C, name: string): C {
    Object.defineProperty(constructor.prototype, 'name', {
      value: name,
      writable: true,
      configurable: true,
    });
    return constructor;
  }

  /** Python: built-in exceptions whose args are whatever the constructor was given. */
  class Exception extends Error {
    readonly args: readonly unknown[];
    constructor(...args: unknown[]) {
      super(args.length === 0 ? '' : String(args[0]));
      this.args = args;
    }
    /** Python: str(e) */
    override toString(): string {
      return this.message;
    }
  }

  class ArithmeticError extends Exception {}
  class OverflowError extends ArithmeticError {}
  class MemoryError extends Exception {}
  class LookupError extends Exception {}
  class SystemError extends Exception {}
  class ValueError extends Exception {}
  class UnicodeError extends ValueError {}

  /** A character as Python's texts of errors show it. */
  function escaped(code: number): string {
    if (code > 0xffff) return `\\U${code.toString(16).padStart(8, '0')}`;
    if (code > 0xff) return `\\u${code.toString(16).padStart(4, '0')}`;
    return `\\x${code.toString(16).padStart(2, '0')}`;
  }

  /** Part of an object that is no text, or has no bytes, and why. first is null where it ends before. */
  class CodecError<Source extends string | Uint8Array> extends UnicodeError {
    constructor(
      readonly encoding: string,
      readonly object: Source,
      readonly start: number,
      readonly end: number,
      readonly reason: string,
      failed: string,
      first: string | null,
    ) {
      super(encoding, object, start, end, reason);
      const where =
        end === start + 1 && first !== null
          ? `${failed} ${first} in position ${start}`
          : `${failed}s in position ${start}-${end - 1}`;
      this.message = `'${encoding}' codec can't ${where}: ${reason}`;
    }
  }

  /** Python: UnicodeDecodeError(encoding, object, start, end, reason) */
  class UnicodeDecodeError extends CodecError<Uint8Array> {
    constructor(encoding: string, object: Uint8Array, start: number, end: number, reason: string) {
      const byte = object[start]?.toString(16).padStart(2, '0');
      const shown = byte === undefined ? null : `0x${byte}`;
      super(encoding, object, start, end, reason, 'decode byte', shown);
    }
  }

  /** Python: UnicodeEncodeError(encoding, object, start, end, reason) */
  class UnicodeEncodeError extends CodecError<string> {
    constructor(encoding: string, object: string, start: number, end: number, reason: string) {
      // Positions count code points.
      const code = [...object][start]?.codePointAt(0);
      const shown = code === undefined ? null : `'${escaped(code)}'`;
      super(encoding, object, start, end, reason, 'encode character', shown);
    }
  }

  const classOf = new Map<number, typeof OSError>();

  function codedText([errno, strerror, filename]: readonly unknown[]): string {
    const text = `[Errno ${pythonText(errno)}] ${pythonText(strerror)}`;
    return filename === undefined || filename === null ? text : `${text}: '${String(filename)}'`;
  }

  function pythonText(value: unknown): string {
    return value === null ? 'None' : String(value);
  }

  /** Of a BlockingIOError: a number in the place of the filename is one of characters. */
  function countWritten(error: BlockingIOError, args: readonly unknown[]): void {
    if (!Number.isInteger(args[2])) return;
    Reflect.deleteProperty(error, 'filename');
    Object.assign(error, { args, characters_written: args[2] });
    Object.defineProperty(error, 'message', { value: codedText(args.slice(0, 2)) });
  }

  /**
   * Python: OSError(errno, strerror[, filename]) or OSError(text)
   *
   * With an errno the subclass of that errno is made, as in Python.
   */
  class OSError extends Error {
    // Declared, not initialised twice: errors are made in loops.
    declare readonly args: readonly unknown[];
    /** Positive, or null when the error is not the system's. */
    declare readonly errno: number | null;
    declare readonly strerror: string | null;
    declare readonly filename: unknown;
    declare readonly filename2: unknown;
    declare syscall?: string;
    declare address?: string;
    declare port?: number;
    /** Of sendall(): how much had been sent before it failed. */
    declare bytes_sent?: number;

    constructor(...args: readonly unknown[]) {
      const coded = args.length >= 2;
      super(coded ? codedText(args) : args.length === 0 ? '' : String(args[0]));
      this.args = args.length > 2 ? args.slice(0, 2) : args;
      if (coded) {
        this.errno = args[0] as number | null;
        this.strerror = args[1] as string | null;
      }
      if ((args[2] ?? null) !== null) this.filename = args[2];
      if (coded && new.target === OSError) {
        const subclass = classOf.get(args[0] as number);
        if (subclass !== undefined) Object.setPrototypeOf(this, subclass.prototype);
      }
      if (args.length > 2 && this instanceof BlockingIOError) countWritten(this, args);
    }

    /** Python: str(e) */
    override toString(): string {
      return this.message;
    }

    /** What Node's own errors have: 'ECONNREFUSED', ... */
    get code(): string | undefined {
      return this.errno === null ? undefined : errnoNames.get(this.errno);
    }
  }

  // What an error lacks is null, and need not be printed with it.
  for (const name of ['errno', 'strerror', 'filename', 'filename2']) {
    Object.defineProperty(OSError.prototype, name, { value: null, writable: true });
  }

  const errnoNames = new Map<number, string>();
  for (const [name, number] of Object.entries(constants.errno)) {
    if (!errnoNames.has(number)) errnoNames.set(number, name);
  }

  /** Python: BlockingIOError(errno, strerror[, characters_written]) */
  class BlockingIOError extends OSError {
    /** How much a buffered file took before it would have had to wait. */
    declare readonly characters_written?: number;
  }
  class ChildProcessError extends OSError {}
  class ConnectionError extends OSError {}
  class BrokenPipeError extends ConnectionError {}
  class ConnectionAbortedError extends ConnectionError {}
  class ConnectionRefusedError extends ConnectionError {}
  class ConnectionResetError extends ConnectionError {}
  class FileExistsError extends OSError {}
  class FileNotFoundError extends OSError {}
  class InterruptedError extends OSError {}
  class IsADirectoryError extends OSError {}
  class NotADirectoryError extends OSError {}
  class PermissionError extends OSError {}
  class ProcessLookupError extends OSError {}

  /** Python: TimeoutError, of which socket.timeout is another name */
  class TimeoutError extends OSError {
    override get code(): string {
      return 'ETIMEDOUT';
    }
  }

  /** Python: socket.gaierror(EAI_*, text); Node's users know two of the codes as ENOTFOUND */
  class gaierror extends OSError {
    override get code(): string | undefined {
      return resolverNames.get(this.errno ?? 0);
    }
  }
  const resolverNames = new Map<number, string>();

  /** Python: socket.herror(h_errno, text) */
  class herror extends OSError {
    override get code(): string | undefined {
      return undefined;
    }
  }

  /** Python: io.UnsupportedOperation, a file that cannot do this; also a ValueError */
  class UnsupportedOperation extends OSError {}

  /** Python: ExceptionGroup(message, exceptions); JavaScript: an AggregateError */
  class ExceptionGroup extends AggregateError {
    readonly args: readonly unknown[];
    constructor(message: string, exceptions: readonly Error[]) {
      const plural = exceptions.length === 1 ? '' : 's';
      super(exceptions, `${message} (${exceptions.length} sub-exception${plural})`);
      this.args = [message, exceptions];
    }
    get exceptions(): readonly Error[] {
      return this.errors as Error[];
    }
  }

  const classes = {
    ArithmeticError,
    BlockingIOError,
    BrokenPipeError,
    ChildProcessError,
    ConnectionAbortedError,
    ConnectionError,
    ConnectionRefusedError,
    ConnectionResetError,
    Exception,
    ExceptionGroup,
    FileExistsError,
    FileNotFoundError,
    InterruptedError,
    IsADirectoryError,
    LookupError,
    MemoryError,
    NotADirectoryError,
    OSError,
    OverflowError,
    PermissionError,
    ProcessLookupError,
    SystemError,
    TimeoutError,
    UnicodeDecodeError,
    UnicodeEncodeError,
    UnicodeError,
    UnsupportedOperation,
    ValueError,
    gaierror,
    herror,
  };
  for (const [name, constructor] of Object.entries(classes)) {
    brand(named(constructor as unknown as Constructor, name), name);
  }
  addBrand(UnsupportedOperation, 'ValueError');
  fillErrnoTable(classes, classOf);
  return { ...classes, classOf, resolverNames };
}

/** @internal */
export const classes = define();
