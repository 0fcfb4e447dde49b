/** Bodies that are written once for both flavours: they yield a value or a promise, and receive the value. */

/** A body: yields values and promises, and is resumed with values. */
export type Waits<T> = Generator<unknown, T, unknown>;

/** Waits for a value that may be a promise. */
export function* valueOf<T>(value: T | Promise<T>): Waits<T> {
  return (yield value) as T;
}

/** Runs a body, and awaits only the promises that it yields: without one, the result is no promise either. */
export function runAsNeeded<T>(body: Waits<T>): T | Promise<T> {
  return advance(body, body.next());
}

function advance<T>(body: Waits<T>, step: IteratorResult<unknown, T>): T | Promise<T> {
  let next = step;
  while (next.done !== true) {
    const { value } = next;
    if (isThenable(value)) {
      return Promise.resolve(value).then(
        (answer) => advance(body, body.next(answer)),
        (error: unknown) => advance(body, body.throw(error)),
      );
    }
    next = body.next(value);
  }
  return next.value;
}

/** True for whatever `await` would wait for: the program's connection may have promises of its own kind. */
function isThenable(value: unknown): value is PromiseLike<unknown> {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return isObject && 'then' in value && typeof value.then === 'function';
}
