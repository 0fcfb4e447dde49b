/**
 * How copies and evaluations of this package recognize each other's classes. One process may have
 * several copies of it, in several versions, and one copy may be evaluated any number of times
 * (Jest, vm contexts, a cleared require.cache), each time with its own classes. They share nothing
 * but a symbol on the prototype: an object that has it can be used as the class's public interface
 * promises.
 */

/**
 * The numbers of the promises that this version keeps. A version that changes what a brand stands
 * for adds a number. It drops an old number when it no longer keeps that promise.
 */
const VERSIONS: readonly number[] = [1];

type Class = abstract new (...args: never) => object;

/**
 * Returns the symbols under which this copy shares something with copies of all versions that it
 * understands.
 */
export function sharedSymbols(name: string): readonly symbol[] {
  return VERSIONS.map((version) => Symbol.for(`pysocket.${version}.${name}`));
}

/** True if the object has one of the symbols. */
export function has(value: object, symbols: readonly symbol[]): boolean {
  return symbols.some((symbol) => symbol in value);
}

/** Marks the instances of a class, and makes `instanceof` recognize those of other copies. */
export function brand(constructor: Class, name: string): void {
  const prototype = constructor.prototype as object;
  const symbols = sharedSymbols(name);
  addBrand(constructor, name);
  Object.defineProperty(constructor, Symbol.hasInstance, {
    value(this: Class, value: unknown): boolean {
      if (Function.prototype[Symbol.hasInstance].call(this, value)) return true;
      // For a program's subclass, only its own instances count.
      if (this.prototype !== prototype) return false;
      return typeof value === 'object' && value !== null && has(value, symbols);
    },
    configurable: true,
  });
}

/** Marks the instances of a class as instances of another one too, as if it had two bases. */
export function addBrand(constructor: Class, name: string): void {
  for (const symbol of sharedSymbols(name)) {
    Object.defineProperty(constructor.prototype, symbol, { value: true });
  }
}
