/** Adds a method to the classes of one flavour only. */
export function define(prototype: object, name: PropertyKey, method: unknown): void {
  Object.defineProperty(prototype, name, { value: method, writable: true, configurable: true });
}
