/** Gives the classes of a flavour a method that only it has. */
export function define(prototype: object, name: PropertyKey, method: unknown): void {
  Object.defineProperty(prototype, name, { value: method, writable: true, configurable: true });
}
