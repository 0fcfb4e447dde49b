/** The result of get_map(): the keys of a selector, by file object or descriptor. */
import type { HasFileno } from '../python/file-descriptor.js';
import { KeyError } from '../python/errors.js';
import { repr } from '../python/types.js';
import type { SelectorKey } from './selector-key.js';

/** Returns the descriptor of a file object, or throws. */
type Lookup = (fileobj: unknown) => number;

/**
 * A read-only live view of the keys of a selector. Python's `map[fileobj]` corresponds to the selector's get_key();
 * the rest works like Map.
 *
 * @typeParam D - the type of the data
 * @typeParam F - the type of the file objects
 */
export class SelectorMap<D = unknown, F extends HasFileno = HasFileno> {
  /** @internal */
  constructor(
    private readonly keysOf: ReadonlyMap<number, SelectorKey<D, F>>,
    private readonly lookup: Lookup,
  ) {}

  /** The number of keys. Python: len(map) */
  get size(): number {
    return this.keysOf.size;
  }

  /**
   * `get(fileobj)`
   *
   * @param fileobj - a file object, or a descriptor
   * @returns its key, or null if it is not registered
   * @throws ValueError for anything but a file object
   */
  get(fileobj: HasFileno): SelectorKey<D, F> | null {
    return this.keysOf.get(this.lookup(fileobj)) ?? null;
  }

  /**
   * `has(fileobj)`
   *
   * Python: fileobj in map
   *
   * @param fileobj - a file object, or a descriptor
   * @returns whether it is registered
   * @throws ValueError for anything but a file object
   */
  has(fileobj: HasFileno): boolean {
    return this.keysOf.has(this.lookup(fileobj));
  }

  /** The descriptors. */
  keys(): IterableIterator<number> {
    return this.keysOf.keys();
  }

  /** The keys of the selector. */
  values(): IterableIterator<SelectorKey<D, F>> {
    return this.keysOf.values();
  }

  /** A [descriptor, key] pair for each key. */
  entries(): IterableIterator<[fd: number, key: SelectorKey<D, F>]> {
    return this.keysOf.entries();
  }

  /** A [descriptor, key] pair for each key. */
  [Symbol.iterator](): IterableIterator<[fd: number, key: SelectorKey<D, F>]> {
    return this.keysOf.entries();
  }
}

export function notRegistered(fileobj: unknown): KeyError {
  return new KeyError(`${repr(fileobj)} is not registered`);
}
