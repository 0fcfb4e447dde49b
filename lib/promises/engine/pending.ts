/** Promises and what settles them. */

/** Fulfils a promise, or has it follow another one. */
export type Settle = (value: unknown) => void;

const nobody: Settle = () => undefined;
let latest = nobody;
/** One executor for all promises: a closure per call would cost as much as the call's object. */
function keep(resolve: Settle): void {
  latest = resolve;
}

/** A promise that waits. takeSettle() has to follow at once. */
export function pending<T>(): Promise<T> {
  return new Promise<unknown>(keep) as Promise<T>;
}

/** What settles the latest promise of pending(). */
export function takeSettle(): Settle {
  const settle = latest;
  latest = nobody;
  return settle;
}
