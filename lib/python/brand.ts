/**
 * How copies and evaluations of this package know each other's classes: one process may have several
 * copies of it, of several versions, and one copy may be evaluated any number of times (Jest, vm
 * contexts, a cleared require.cache), each time with classes of its own. What they share is a symbol
 * on the prototype, and nothing else: an object that has it can be used as its class promises in
 * public.
 */

/**
 * The promises that this version keeps, by number. A version that changes what a brand stands for adds
 * a number; it drops an old one when it no longer does what that one promised.
 */
const VERSIONS: readonly number[] = [1];

type Class = abstract new (...args: never) => object;

/** The symbols under which copies of all versions that this one understands share something. */
export function sharedSymbols(name: string): readonly symbol[] {
  return VERSIONS.map((version) => Symbol.for(`pysocket.${version}.${name}`));
}

/** Does the object have one of them? */
export function has(value: object, symbols: readonly symbol[]): boolean {
  return symbols.some((symbol) => symbol in value);
}

/** Marks the instances of a class, and lets `instanceof` know those of other copies. */
export function brand(constructor: Class, name: string): void {
  const prototype = constructor.prototype as object;
  const symbols = sharedSymbols(name);
  addBrand(constructor, name);
  Object.defineProperty(constructor, Symbol.hasInstance, {
    value(this: Class, value: unknown): boolean {
      if (Function.prototype[Symbol.hasInstance].call(this, value)) return true;
      // A program's subclass has no instances but its own.
      if (this.prototype !== prototype) return false;
      return typeof value === 'object' && value !== null && has(value, symbols);
    },
    configurable: true,
  });
}

/** Marks the instances of a class as those of another one, too: it has two bases. */
export function addBrand(constructor: Class, name: string): void {
  for (const symbol of sharedSymbols(name)) {
    Object.defineProperty(constructor.prototype, symbol, { value: true });
  }
}
