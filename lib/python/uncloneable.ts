/**
 * Objects that structuredClone() and postMessage() refuse, as pickle does in Python, where they would
 * make `{}` of an ordinary one. V8 looks at what kind of object it is, and at nothing that a class can
 * say of itself. A WeakRef is a kind that it refuses, and costs no more than any other object; its
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
