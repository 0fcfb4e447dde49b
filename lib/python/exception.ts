/** Python's Exception and those of its subclasses that are not the system's errors. */
import { named } from './named.js';
import { repr } from './types.js';

/** As an Error's own message is. */
const HIDDEN = { writable: true, configurable: true, enumerable: false };

/** Python's Exception, the base of all but OSError and its subclasses, which are JavaScript's Errors too. See Python's built-in exceptions. */
export class Exception extends Error {
  static {
    named(this, 'Exception');
  }
  /** What the constructor was given. */
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
/** A number that C has no room for, or that is out of range. See Python's built-in exceptions. */
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
/** An encoding, or an error handler, that nobody knows. See Python's built-in exceptions. */
export class LookupError extends Exception {
  static {
    named(this, 'LookupError');
  }
}
/**
 * What a mapping does not have: a descriptor that a selector does not know. Its text is the key's repr.
 * See Python's built-in exceptions.
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
/** Input ends where a line was asked for. See Python's built-in exceptions. */
export class EOFError extends Exception {
  static {
    named(this, 'EOFError');
  }
}
/** What is wrong, and no other exception's. See Python's built-in exceptions. */
export class RuntimeError extends Exception {
  static {
    named(this, 'RuntimeError');
  }
}
/** A mistake of CPython's own that it reports so, as for some addresses of AF_CAN. See Python's built-in exceptions. */
export class SystemError extends Exception {
  static {
    named(this, 'SystemError');
  }
}
/** A value of the right type that is none all the same. See Python's built-in exceptions. */
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
