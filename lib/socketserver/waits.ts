/** Bodies that are written once for both flavours: they yield what may be a promise, and get its value. */

/** A body: yields values and promises, is resumed with values. */
export type Waits<T> = Generator<unknown, T, unknown>;

/** The value of what may be a promise. */
export function* valueOf<T>(value: T | Promise<T>): Waits<T> {
  return (yield value) as T;
}
