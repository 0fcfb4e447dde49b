import { brand } from './brand.js';

/**
 * Gives a class of errors its name, which no bundler changes, and its brand: every evaluation of the
 * package has classes of its own, made of its realm's Error, and `instanceof` holds between them.
 */
export function named(constructor: abstract new (...args: never) => Error, name: string): void {
  Object.defineProperty(constructor.prototype, 'name', {
    value: name,
    writable: true,
    configurable: true,
  });
  // It has it, unless a bundler has renamed it: V8 makes a slow object of a class that is given a name.
  if (constructor.name !== name) {
    Object.defineProperty(constructor, 'name', { value: name, configurable: true });
  }
  brand(constructor, name);
}
