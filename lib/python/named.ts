import { brand } from './brand.js';

/**
 * Gives an error class its name, which no bundler changes, and its brand. Every evaluation of the
 * package has its own classes, which extend its realm's Error, and `instanceof` works between them.
 */
export function named(constructor: abstract new (...args: never) => Error, name: string): void {
  Object.defineProperty(constructor.prototype, 'name', {
    value: name,
    writable: true,
    configurable: true,
  });
  // The class has this name already unless a bundler renamed it. Renaming makes V8 turn the class
  // into a slow object.
  if (constructor.name !== name) {
    Object.defineProperty(constructor, 'name', { value: name, configurable: true });
  }
  brand(constructor, name);
}
