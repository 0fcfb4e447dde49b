import { entryOf, publishConstructor } from './entry.js';

/** Lets a class be called without `new`, as Python's classes are. */
export function callable<C extends new (...args: never) => object>(
  constructor: C,
): C & ((...args: ConstructorParameters<C>) => InstanceType<C>) {
  publishConstructor(constructor);
  const proxy = new Proxy(constructor, {
    apply: entryOf((target, _this, args) => {
      return Reflect.construct(target as C, args as unknown[]) as object;
    }),
  });
  // `sock.constructor` is the proxy, which is what the program knows by the class's name, so that
  // `new sock.constructor()` and subclass checks agree with it.
  Object.defineProperty(constructor.prototype, 'constructor', {
    value: proxy,
    writable: true,
    configurable: true,
  });
  return proxy as C & ((...args: ConstructorParameters<C>) => InstanceType<C>);
}
