/**
 * Objects that structuredClone() and postMessage() reject, as pickle does in Python. They would
 * turn an ordinary object into `{}`. V8 looks only at the kind of an object, which a class cannot
 * declare. A WeakRef is a kind that it rejects, and costs no more than any other object. Its
 * methods are not inherited.
 */
const TARGET = {};

class Base extends WeakRef<object> {
  constructor() {
    super(TARGET);
  }
}
Object.setPrototypeOf(Base.prototype, Object.prototype);

export const Uncloneable = Base as unknown as abstract new () => object;
