/** What get_map() gives: the keys of a selector, by file object or descriptor. */
import type { HasFileno } from '../python/file-descriptor.js';
import { KeyError } from '../python/errors.js';
import { repr } from '../python/types.js';
import type { SelectorKey } from './selector-key.js';

/** Finds the descriptor of a file object, or throws. */
type Lookup = (fileobj: unknown) => number;

/**
 * The keys of a selector, which change with it. It cannot be changed itself. What Python's `map[fileobj]` is here is
 * get_key() of the selector; the rest is as Map's.
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

  /** How many there are. Python: len(map) */
  get size(): number {
    return this.keysOf.size;
  }

  /**
   * `get(fileobj)`
   *
   * @param fileobj - a file object, or a descriptor
   * @returns its key; null when it is not registered
   * @throws ValueError for what is no file object
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
   * @returns is it registered?
   * @throws ValueError for what is no file object
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

  /** [descriptor, key] of each. */
  entries(): IterableIterator<[fd: number, key: SelectorKey<D, F>]> {
    return this.keysOf.entries();
  }

  /** [descriptor, key] of each. */
  [Symbol.iterator](): IterableIterator<[fd: number, key: SelectorKey<D, F>]> {
    return this.keysOf.entries();
  }
}

export function notRegistered(fileobj: unknown): KeyError {
  return new KeyError(`${repr(fileobj)} is not registered`);
}
