/** The base of all selectors of this module: a table of keys by descriptor. */
import { inspect } from 'node:util';
import { isNamed } from '../python/error-name.js';
import { KeyError, ValueError } from '../python/errors.js';
import { type HasFileno, toFileno } from '../python/file-descriptor.js';
import { bind } from '../python/signature.js';
import { repr, type Seconds } from '../python/types.js';
import type { Way } from '../waiting/way.js';
import { requireComparable } from './compared.js';
import { ONE, SelectorBase } from './selector-base.js';
import { type EventMask, requireEvents } from './event-mask.js';
import { Key, type SelectorKey } from './selector-key.js';
import { notRegistered, SelectorMap } from './selector-map.js';

/** The signature of register() and modify(). */
const THREE = {
  positional: ['fileobj', 'events', 'data'],
  required: 2,
  method: true,
  positionalOnly: true,
} as const;
const NONE = { positional: [], required: 0, method: true } as const;

/** True for a ValueError or a TypeError, which the file object may have thrown, and of any realm. */
function isInvalid(error: unknown): error is Error {
  return error instanceof ValueError || error instanceof TypeError || isNamed(error, 'TypeError');
}

/** CPython's _fileobj_to_fd(). */
function toDescriptor(fileobj: unknown): number {
  const isNumber = typeof fileobj === 'number' || typeof fileobj === 'bigint';
  if (isNumber && fileobj < 0) throw new ValueError(`Invalid file descriptor: ${fileobj}`);
  try {
    return toFileno(fileobj);
  } catch (error) {
    if (!isInvalid(error)) throw error;
    if (error.message.startsWith('file descriptor cannot be a negative integer')) {
      const [, fd = ''] = /\((.*)\)/.exec(error.message) ?? [];
      throw new ValueError(`Invalid file descriptor: ${fd}`);
    }
    throw new ValueError(`Invalid file object: ${repr(fileobj)}`);
  }
}

/**
 * A selector of this module: a table of keys by descriptor.
 *
 * @typeParam W - 'now' in the blocking flavour, 'later' in the promise flavour
 * @typeParam D - the type of the data
 * @typeParam F - the type of the file objects
 */
export abstract class SelectorImpl<W extends Way, D, F extends HasFileno> extends SelectorBase<
  W,
  D,
  F
> {
  /** @internal */
  protected readonly keys = new Map<number, SelectorKey<D, F>>();
  private map: SelectorMap<D, F> | null = new SelectorMap(this.keys, (fileobj) =>
    this.lookup(fileobj),
  );

  /** @internal The name of the class in CPython that has the method. */
  protected abstract readonly registering: string;
  /** @internal */
  protected abstract readonly modifying: string;

  private lookup(fileobj: unknown): number {
    try {
      return toDescriptor(fileobj);
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      // The file object may have been closed: search for it.
      for (const key of this.keys.values()) if (key.fileobj === fileobj) return key.fd;
      throw error;
    }
  }

  /** @internal */
  protected find(fileobj: unknown): SelectorKey<D, F> {
    const key = this.keys.get(this.lookup(fileobj));
    if (key === undefined) throw notRegistered(fileobj);
    return key;
  }

  override register(fileobj: F, events: EventMask, data?: D): SelectorKey<D, F> {
    bind({ ...THREE, name: `${this.registering}.register` }, arguments);
    requireEvents(events);
    const key = this.add(fileobj, events, data);
    try {
      this.watch(key);
    } catch (error) {
      this.keys.delete(key.fd);
      throw error;
    }
    return key;
  }

  private add(fileobj: F, events: EventMask, data: D | undefined): SelectorKey<D, F> {
    const fd = this.lookup(fileobj);
    // Omitted data is None, whatever type D is.
    const key = new Key<D, F>(fileobj, fd, events, (data ?? null) as D);
    if (this.keys.has(fd)) {
      throw new KeyError(`${repr(fileobj)} (FD ${fd}) is already registered`);
    }
    this.keys.set(fd, key);
    return key;
  }

  override unregister(fileobj: F): SelectorKey<D, F> {
    bind({ ...ONE, name: `${this.registering}.unregister` }, arguments);
    const key = this.find(fileobj);
    this.keys.delete(key.fd);
    this.unwatch(key);
    return key;
  }

  override modify(fileobj: F, events: EventMask, data?: D): SelectorKey<D, F> {
    bind({ ...THREE, name: `${this.modifying}.modify` }, arguments);
    const key = this.find(fileobj);
    const changed = (data ?? null) as D;
    if (events === key.events && changed === key.data) return key;
    return this.change(key, events, changed);
  }

  /** @internal Replaces the key of the same descriptor. */
  protected replace(key: SelectorKey<D, F>): SelectorKey<D, F> {
    this.keys.set(key.fd, key);
    return key;
  }

  /** @internal */
  protected change(key: SelectorKey<D, F>, events: EventMask, data: D): SelectorKey<D, F> {
    if (events === key.events) return this.replace(key._replace<D>({ data }));
    this.unregister(key.fileobj);
    requireEvents(events);
    return this.register(key.fileobj, events, data);
  }

  /** @internal */
  protected abstract watch(key: SelectorKey<D, F>): void;
  /** @internal */
  protected abstract unwatch(key: SelectorKey<D, F>): void;

  override close(): void {
    bind({ ...NONE, name: `${this.closing}.close` }, arguments);
    this.release();
    this.keys.clear();
    this.map = null;
  }

  /** @internal The name of the class in CPython that has close(). */
  protected get closing(): string {
    return '_BaseSelectorImpl';
  }

  /** @internal Releases the selector's system resources. */
  protected release(): void {
    // There are none, unless a subclass has some.
  }

  /** Python: repr(selector) */
  override toString(): string {
    return `<selectors.${this.constructor.name} object>`;
  }

  /** @internal what console.log() shows */
  [inspect.custom](): string {
    return this.toString();
  }

  override get_map(): SelectorMap<D, F> | null {
    bind({ ...NONE, name: '_BaseSelectorImpl.get_map' }, arguments);
    return this.map;
  }

  /** @internal Returns the timeout in seconds, for a selector that passes it on; null: none. */
  protected patience(name: string, args: ArrayLike<unknown>): Seconds | null {
    const timeout = this.timeoutOf(name, args);
    if (timeout === null) return null;
    requireComparable(0, '>', timeout);
    return (timeout as Seconds) < 0 ? 0 : (timeout as Seconds);
  }

  /** @internal Checks the arguments of select() and returns the timeout. */
  protected timeoutOf(name: string, args: ArrayLike<unknown>): unknown {
    const shape = { positional: ['timeout'], required: 0, method: true };
    return bind({ ...shape, name: `${name}.select` }, args).timeout ?? null;
  }
}
