/** Python's selectors.BaseSelector: the interface that every selector has. */
import { RuntimeError } from '../python/errors.js';
import type { HasFileno } from '../python/file-descriptor.js';
import { bind } from '../python/signature.js';
import type { Seconds } from '../python/types.js';
import type { Outcome, Trailing, Way } from '../waiting/way.js';
import type { EventMask } from './event-mask.js';
import type { SelectorKey } from './selector-key.js';
import { notRegistered, type SelectorMap } from './selector-map.js';

/**
 * The result of select(): each ready key, with the events that it is ready for.
 *
 * @typeParam D - the type of the data
 * @typeParam F - the type of the file objects
 */
export type Ready<D = unknown, F extends HasFileno = HasFileno> = [
  key: SelectorKey<D, F>,
  events: EventMask,
][];

const METHODS = ['get_map', 'register', 'select', 'unregister'];

/**
 * `BaseSelector()`
 *
 * Selectors wait for several file objects at once, and store data with each. Programs make a
 * DefaultSelector, or extend this class. Mirrors Python's selectors.BaseSelector.
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in the promise flavour
 * @typeParam D - the type of the data
 * @typeParam F - the type of the file objects
 */
export abstract class SelectorBase<W extends Way, D = unknown, F extends HasFileno = HasFileno> {
  constructor() {
    const missing = METHODS.filter((name) => !(name in this));
    if (missing.length === 0) return;
    const { name } = new.target;
    throw new TypeError(
      `Can't instantiate abstract class ${name} without an implementation for abstract methods ${missing.map((each) => `'${each}'`).join(', ')}`,
    );
  }

  /**
   * `register(fileobj, events, data=None)`
   *
   * Watches a file object from now on. Mirrors Python's BaseSelector.register().
   *
   * Differs from Python: data is passed by position, because it may be any object (row 20 of README's table).
   *
   * @param fileobj - a descriptor, or an object that has one
   * @param events - EVENT_READ, EVENT_WRITE, or both
   * @param data - any value, stored in the key
   * @returns the key
   * @throws ValueError for no event, an unknown event, or an invalid file object; KeyError if it is already registered;
   * OSError (EPERM, EBADF) if it cannot be watched; TypeError
   */
  abstract register(fileobj: F, events: EventMask, data?: D): SelectorKey<D, F>;

  /**
   * `unregister(fileobj)`
   *
   * Stops watching a file object, even a closed one. Mirrors Python's BaseSelector.unregister().
   *
   * @param fileobj - the registered file object, or its descriptor
   * @returns its former key
   * @throws KeyError if it is not registered, ValueError for an invalid file object, TypeError
   */
  abstract unregister(fileobj: F): SelectorKey<D, F>;

  /**
   * `modify(fileobj, events, data=None)`
   *
   * Changes the events and the data of a file object. Mirrors Python's BaseSelector.modify().
   *
   * @param fileobj - the registered file object, or its descriptor
   * @param events - EVENT_READ, EVENT_WRITE, or both
   * @param data - any value, stored in the key
   * @returns the new key
   * @throws KeyError if it is not registered, and what register() throws
   */
  modify(fileobj: F, events: EventMask, data?: D): SelectorKey<D, F> {
    this.unregister(fileobj);
    return this.register(fileobj, events, data);
  }

  /**
   * `select(timeout=None)`
   *
   * Waits until a file object is ready. Mirrors Python's BaseSelector.select().
   *
   * Differs from Python: a signal with a handler in JavaScript ends it with InterruptedError (row 1 of README's table),
   * where Python runs the handler and returns the keys that are ready.
   *
   * @param timeout - in seconds; null: wait forever; 0 or below: do not wait
   * @param _last - promises only; signal: cancels
   * @returns [key, events] for each ready file object; an empty array on timeout
   * @throws OSError, ValueError, OverflowError, TypeError; InterruptedError; AbortError for a signal
   */
  abstract select(timeout?: Seconds | null, ..._last: Trailing<W>): Outcome<W, Ready<D, F>>;

  /**
   * `close()`
   *
   * Releases the selector's system resources. Mirrors Python's BaseSelector.close().
   */
  close(): void {
    // There are none, unless a subclass has some.
  }

  /** At the end of a `using` block: close(). */
  [Symbol.dispose](): void {
    this.close();
  }

  /**
   * `get_key(fileobj)`
   *
   * Mirrors Python's BaseSelector.get_key().
   *
   * @param fileobj - the registered file object, or its descriptor
   * @returns its key
   * @throws KeyError if it is not registered, RuntimeError if the selector is closed, ValueError for an invalid file
   * object, TypeError
   */
  get_key(fileobj: HasFileno): SelectorKey<D, F> {
    bind({ name: 'BaseSelector.get_key', ...ONE }, arguments);
    const map = this.get_map();
    if (map === null) throw new RuntimeError('Selector is closed');
    const key = map.get(fileobj);
    if (key === null) throw notRegistered(fileobj);
    return key;
  }

  /**
   * `get_map()`
   *
   * Mirrors Python's BaseSelector.get_map().
   *
   * @returns the keys by file object; null if the selector is closed
   */
  abstract get_map(): SelectorMap<D, F> | null;
}

/** The signature of methods that take a file object. */
export const ONE = {
  positional: ['fileobj'],
  required: 1,
  method: true,
  positionalOnly: true,
} as const;
Object.defineProperty(SelectorBase, 'name', { value: 'BaseSelector' });
