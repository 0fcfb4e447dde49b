/** Python's Exception and its subclasses that do not come from the system. */
import { named } from './named.js';
import { repr } from './types.js';

/** The attributes of an Error's own message property. */
const HIDDEN = { writable: true, configurable: true, enumerable: false };

/** Python's Exception, the base of all but OSError and its subclasses, which are JavaScript's Errors too. See Python's built-in exceptions. */
export class Exception extends Error {
  static {
    named(this, 'Exception');
  }
  /** The constructor's arguments. */
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

/** Python's ArithmeticError, the base of OverflowError. See Python's built-in exceptions. */
export class ArithmeticError extends Exception {
  static {
    named(this, 'ArithmeticError');
  }
}
/** A number that does not fit the C type, or that is out of range. See Python's built-in exceptions. */
export class OverflowError extends ArithmeticError {
  static {
    named(this, 'OverflowError');
  }
}
/** Python's MemoryError. See Python's built-in exceptions. */
export class MemoryError extends Exception {
  static {
    named(this, 'MemoryError');
  }
}
/** An unknown encoding or error handler. See Python's built-in exceptions. */
export class LookupError extends Exception {
  static {
    named(this, 'LookupError');
  }
}
/**
 * A key that a mapping lacks, such as a descriptor that is not registered with a selector. Its text
 * is the key's repr. See Python's built-in exceptions.
 */
export class KeyError extends LookupError {
  static {
    named(this, 'KeyError');
  }
  constructor(...args: unknown[]) {
    super(...args);
    if (args.length === 1) {
      Object.defineProperty(this, 'message', { ...HIDDEN, value: repr(args[0]) });
    }
  }
}
/** The input ended where a line was expected. See Python's built-in exceptions. */
export class EOFError extends Exception {
  static {
    named(this, 'EOFError');
  }
}
/** An error that no other exception covers. See Python's built-in exceptions. */
export class RuntimeError extends Exception {
  static {
    named(this, 'RuntimeError');
  }
}
/**
 * An internal error that CPython reports, for example for some addresses of AF_CAN. See Python's
 * built-in exceptions.
 */
export class SystemError extends Exception {
  static {
    named(this, 'SystemError');
  }
}
/** An invalid value of the right type. See Python's built-in exceptions. */
export class ValueError extends Exception {
  static {
    named(this, 'ValueError');
  }
}

/** Several errors as one; `exceptions` has them. create_connection() raises it with all_errors. See Python's built-in exceptions. */
export class ExceptionGroup extends AggregateError {
  static {
    named(this, 'ExceptionGroup');
  }
  /** The message and the exceptions. */
  readonly args: readonly unknown[];
  constructor(message: string, exceptions: readonly Error[]) {
    const plural = exceptions.length === 1 ? '' : 's';
    super(exceptions, `${message} (${exceptions.length} sub-exception${plural})`);
    this.args = [message, exceptions];
  }
  /** The errors. */
  get exceptions(): readonly Error[] {
    return this.errors as Error[];
  }
  /** Python: str(e) */
  override toString(): string {
    return this.message;
  }
}
