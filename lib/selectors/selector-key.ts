/** Python's selectors.SelectorKey. */
import { inspect } from 'node:util';
import { callable } from '../python/callable.js';
import type { HasFileno } from '../python/file-descriptor.js';
import { repr } from '../python/types.js';
import type { EventMask } from './event-mask.js';

/**
 * A selector's record of a file object. It is immutable. `const [fileobj, fd, events, data] = key` unpacks it, like
 * Python's named tuple. Mirrors Python's selectors.SelectorKey.
 *
 * @typeParam D - the type of the data
 * @typeParam F - the type of the file object
 */
export class Key<D = unknown, F = HasFileno> implements Iterable<F | number | D> {
  /** The registered file object. */
  readonly fileobj: F;
  /** Its descriptor. */
  readonly fd: number;
  /** The events to wait for: EVENT_READ, EVENT_WRITE, or both. */
  readonly events: EventMask;
  /** The program's data, such as a callback or the state of a connection. */
  readonly data: D;

  /**
   * `SelectorKey(fileobj, fd, events, data)`
   *
   * @param fileobj - a descriptor, or an object that has one
   * @param fd - its descriptor
   * @param events - EVENT_READ, EVENT_WRITE, or both
   * @param data - any value
   */
  constructor(fileobj: F, fd: number, events: EventMask, data: D) {
    this.fileobj = fileobj;
    this.fd = fd;
    this.events = events;
    this.data = data;
    Object.freeze(this);
  }

  /** Iterates over the four fields in order. */
  [Symbol.iterator](): IterableIterator<F | number | D> & Iterator<F | number | D> {
    return [this.fileobj, this.fd, this.events, this.data].values();
  }

  /**
   * `_replace(**fields)`
   *
   * Mirrors the method of Python's named tuples.
   *
   * @param fields - the fields to replace
   * @returns a new key with these fields
   * @throws TypeError for an unknown field
   */
  _replace<E = D>(fields: {
    fileobj?: F;
    fd?: number;
    events?: EventMask;
    data?: E;
  }): Key<D | E, F> {
    const { fileobj, fd, events, data } = { ...this, ...fields };
    const strange = Object.keys(fields).filter((name) => !Object.hasOwn(this, name));
    if (strange.length > 0) {
      throw new TypeError(`Got unexpected field names: [${strange.map(repr).join(', ')}]`);
    }
    return new Key<D | E, F>(fileobj, fd, events, data);
  }

  /** Python: repr(key) */
  toString(): string {
    const { fileobj, fd, events, data } = this;
    return `SelectorKey(fileobj=${repr(fileobj)}, fd=${fd}, events=${repr(events)}, data=${repr(data)})`;
  }

  /** @internal what console.log() shows */
  [inspect.custom](): string {
    return this.toString();
  }
}
Object.defineProperty(Key, 'name', { value: 'SelectorKey' });

/** The class of keys, callable with and without `new`. Mirrors Python's selectors.SelectorKey. */
export const SelectorKey = callable(Key) as {
  /** `SelectorKey(fileobj, fd, events, data)` */
  new <D, F>(fileobj: F, fd: number, events: EventMask, data: D): Key<D, F>;
  /** `SelectorKey(fileobj, fd, events, data)`: as with `new`. */
  <D, F>(fileobj: F, fd: number, events: EventMask, data: D): Key<D, F>;
};
/** A selector's record of a file object. */
export type SelectorKey<D = unknown, F = HasFileno> = Key<D, F>;
